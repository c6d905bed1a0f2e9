#include "tests/rules/rule_mutants.h"

#include <array>
#include <functional>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "form/formula_parser.h"
#include "form/formula_tree.h"
#include "status/check.h"
#include "tests/rules/formula_text.h"
#include "tests/rules/shifted_names.h"

namespace disclosure::rules {
namespace {

using disclosure::rules::v1::Rule;
using disclosure::v1::Severity;
using form::FormulaNode;
using form::FormulaOp;
using form::Fraction;

// Takes a tree with one fault, and what the fault is.
using Emit = std::function<void(FormulaNode, const std::string&)>;

struct Flip {
  FormulaOp from;
  FormulaOp to;
  const char* what;
};
constexpr std::array<Flip, 10> kFlips = {{
    {FormulaOp::kEqual, FormulaOp::kNotEqual, "== becomes !="},
    {FormulaOp::kNotEqual, FormulaOp::kEqual, "!= becomes =="},
    {FormulaOp::kLess, FormulaOp::kGreater, "< becomes >"},
    {FormulaOp::kLess, FormulaOp::kLessEqual, "< becomes <="},
    {FormulaOp::kLessEqual, FormulaOp::kGreaterEqual, "<= becomes >="},
    {FormulaOp::kLessEqual, FormulaOp::kLess, "<= becomes <"},
    {FormulaOp::kGreater, FormulaOp::kLess, "> becomes <"},
    {FormulaOp::kGreater, FormulaOp::kGreaterEqual, "> becomes >="},
    {FormulaOp::kGreaterEqual, FormulaOp::kLessEqual, ">= becomes <="},
    {FormulaOp::kGreaterEqual, FormulaOp::kGreater, ">= becomes >"},
}};

bool HasTwoOperands(FormulaOp op) {
  switch (op) {
    case FormulaOp::kAdd:
    case FormulaOp::kSubtract:
    case FormulaOp::kMultiply:
    case FormulaOp::kDivide:
    case FormulaOp::kAnd:
    case FormulaOp::kOr:
      return true;
    default:
      return false;
  }
}

FormulaNode Negated(FormulaNode node) {
  FormulaNode above;
  above.op = FormulaOp::kNegate;
  above.children.push_back(std::move(node));
  return above;
}

class TreeMutants {
 public:
  explicit TreeMutants(const Rule& rule) : rule_(rule) {}

  // At this node, then below it.
  void Of(const FormulaNode& node, const Emit& emit) const {
    FlipComparison(node, emit);
    ShiftNumber(node, emit);
    ShiftName(node, emit);
    DropOperand(node, emit);
    for (size_t i = 0; i < node.children.size(); ++i) {
      Of(node.children[i], [&](FormulaNode child, const std::string& what) {
        FormulaNode whole = node;
        whole.children[i] = std::move(child);
        emit(std::move(whole), what);
      });
    }
  }

 private:
  void FlipComparison(const FormulaNode& node, const Emit& emit) const {
    for (const Flip& flip : kFlips) {
      if (flip.from != node.op) continue;
      FormulaNode flipped = node;
      flipped.op = flip.to;
      emit(std::move(flipped), flip.what);
    }
    if (node.op == FormulaOp::kNot) {
      emit(node.children[0], absl::StrCat("drops not"));
    }
  }

  void ShiftNumber(const FormulaNode& node, const Emit& emit) const {
    if (node.op != FormulaOp::kNumber) return;
    for (const int by : {1, -1}) {
      FormulaNode shifted = node;
      shifted.number = *Add(node.number, Fraction(by));
      emit(shifted,
           absl::StrCat(FormulaText(node), " becomes ", FormulaText(shifted)));
    }
  }

  void ShiftName(const FormulaNode& node, const Emit& emit) const {
    if (node.op != FormulaOp::kName) return;
    for (const std::string& name : NamesBeside(node.name, rule_)) {
      FormulaNode shifted = node;
      shifted.name = name;
      emit(std::move(shifted), absl::StrCat(node.name, " becomes ", name));
    }
  }

  void DropOperand(const FormulaNode& node, const Emit& emit) const {
    const auto dropped = [](const FormulaNode& operand) {
      return absl::StrCat("drops ", FormulaText(operand));
    };
    if (HasTwoOperands(node.op)) {
      const FormulaNode& left = node.children[0];
      const FormulaNode& right = node.children[1];
      emit(left, dropped(right));
      emit(node.op == FormulaOp::kSubtract ? Negated(right) : right,
           dropped(left));
    }
    if (node.op != FormulaOp::kSum || node.children.size() < 2) return;
    for (size_t i = 0; i < node.children.size(); ++i) {
      FormulaNode shorter = node;
      shorter.children.erase(shorter.children.begin() +
                             static_cast<ptrdiff_t>(i));
      emit(std::move(shorter), dropped(node.children[i]));
    }
  }

  const Rule& rule_;
};

class RuleMutants {
 public:
  explicit RuleMutants(const Rule& rule) : rule_(rule) {}

  std::vector<RuleMutant> All() {
    for (int i = 0; i < rule_.holds_size(); ++i) {
      MutateText(absl::StrCat("holds ", i + 1), rule_.holds(i),
                 [i](Rule& rule) { return rule.mutable_holds(i); });
    }
    MutateText("only_if", rule_.only_if(),
               [](Rule& rule) { return rule.mutable_only_if(); });
    MutateText("found", rule_.found(),
               [](Rule& rule) { return rule.mutable_found(); });
    MutateText("expected", rule_.expected(),
               [](Rule& rule) { return rule.mutable_expected(); });
    DropParts();
    ShiftThresholds();
    ChangeSeverities();
    return std::move(mutants_);
  }

 private:
  // What is damaged alike in several places is told apart by number.
  Rule& Add(std::string what) {
    if (const int time = ++times_[what]; time > 1) {
      absl::StrAppend(&what, " (", time, ")");
    }
    return mutants_.emplace_back(RuleMutant{std::move(what), rule_}).rule;
  }

  template <typename Field>
  void MutateText(const std::string& where, const std::string& text,
                  Field field) {
    if (text.empty()) return;
    const auto tree =
        form::ParseFormula(text, [](size_t) { return std::string(); });
    CHECK_OK(tree.status());
    TreeMutants(rule_).Of(
        *tree, [&](const FormulaNode& mutated, const std::string& what) {
          *field(Add(absl::StrCat(where, ": ", what))) = FormulaText(mutated);
        });
  }

  void DropParts() {
    if (!rule_.only_if().empty()) Add("drops only_if").clear_only_if();
    for (int i = 0; rule_.holds_size() > 1 && i < rule_.holds_size(); ++i) {
      Rule& mutant = Add(absl::StrCat("drops holds ", i + 1));
      mutant.mutable_holds()->DeleteSubrange(i, 1);
    }
    for (int i = 0; rule_.words_size() > 1 && i < rule_.words_size(); ++i) {
      Rule& mutant = Add(absl::StrCat("drops word ", rule_.words(i)));
      mutant.mutable_words()->DeleteSubrange(i, 1);
    }
  }

  void ShiftThresholds() {
    const std::map<std::string, int64_t> thresholds(rule_.thresholds().begin(),
                                                    rule_.thresholds().end());
    for (const auto& [name, value] : thresholds) {
      for (const int by : {1, -1}) {
        Rule& mutant =
            Add(absl::StrCat(name, ": ", value, " becomes ", value + by));
        (*mutant.mutable_thresholds())[name] = value + by;
      }
    }
  }

  void ChangeSeverities() {
    for (const auto severity :
         {disclosure::v1::SEVERITY_INFO, disclosure::v1::SEVERITY_WARNING,
          disclosure::v1::SEVERITY_ERROR}) {
      const std::string becomes =
          absl::StrCat(" becomes ", disclosure::v1::Severity_Name(severity));
      if (rule_.on_submission() != severity) {
        Add("on_submission" + becomes).set_on_submission(severity);
      }
      if (rule_.in_archive() != severity) {
        Add("in_archive" + becomes).set_in_archive(severity);
      }
      const bool has_strict =
          rule_.when_strict() != disclosure::v1::SEVERITY_UNSPECIFIED;
      if (has_strict && rule_.when_strict() != severity) {
        Add("when_strict" + becomes).set_when_strict(severity);
      }
    }
    for (int i = 0; i < rule_.wordings_size(); ++i) ChangeSeveritiesOf(i);
  }

  // Of a fault that is graded otherwise than the rule.
  void ChangeSeveritiesOf(int index) {
    const disclosure::rules::v1::Wording& wording = rule_.wordings(index);
    for (const auto severity :
         {disclosure::v1::SEVERITY_INFO, disclosure::v1::SEVERITY_WARNING,
          disclosure::v1::SEVERITY_ERROR}) {
      const std::string becomes =
          absl::StrCat(" becomes ", disclosure::v1::Severity_Name(severity));
      const auto is_changed = [&](Severity now) {
        return now != severity && now != disclosure::v1::SEVERITY_UNSPECIFIED;
      };
      if (is_changed(wording.on_submission())) {
        Add(wording.fault() + " on_submission" + becomes)
            .mutable_wordings(index)
            ->set_on_submission(severity);
      }
      if (is_changed(wording.in_archive())) {
        Add(wording.fault() + " in_archive" + becomes)
            .mutable_wordings(index)
            ->set_in_archive(severity);
      }
    }
  }

  const Rule& rule_;
  std::map<std::string, int> times_;
  std::vector<RuleMutant> mutants_;
};

}  // namespace

std::vector<RuleMutant> MutantsOf(const Rule& rule) {
  return RuleMutants(rule).All();
}

}  // namespace disclosure::rules
