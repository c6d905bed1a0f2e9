#include "tests/rules/naive_rules.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "form/civil_date.h"
#include "form/formula_parser.h"
#include "form/fraction.h"
#include "form/report.h"
#include "status/check.h"
#include "tests/support/catalogue.h"

namespace disclosure::rules {
namespace {

using disclosure::rules::v1::Rule;
using form::Cell;
using form::FormulaNode;
using form::FormulaOp;
using form::Int128;

constexpr std::array<std::string_view, 7> kColumns = {"natural_person",
                                                      "commercial_enterprise",
                                                      "research_institution",
                                                      "public_welfare_org",
                                                      "legal_service_org",
                                                      "other_org",
                                                      "total"};
constexpr std::array<std::string_view, 3> kGroups = {
    "disputes.reconsideration", "disputes.litigation_direct",
    "disputes.litigation_after_reconsideration"};

// What a part of a formula comes to. `fixed`: by the form alone.
struct Value {
  Int128 number = 0;
  bool blank = false;
  bool applicable = true;
  bool fixed = false;
};
enum class Truth { kTrue, kFalse, kUnknown };
struct Claim {
  Truth truth = Truth::kUnknown;
  bool applicable = true;
  bool fixed = false;
};

// One instance of one rule on one report.
class NaiveCase {
 public:
  NaiveCase(const form::Report& report,
            const std::map<std::string, int64_t>& cells, std::string alias,
            std::string stands_for, std::string column, std::string word)
      : report_(report),
        cells_(cells),
        alias_(std::move(alias)),
        stands_for_(std::move(stands_for)),
        column_(std::move(column)),
        word_(std::move(word)) {}

  Claim Judge(const FormulaNode& node, bool asserted) {
    switch (node.op) {
      case FormulaOp::kAnd:
        return Both(node, asserted, Truth::kFalse);
      case FormulaOp::kOr:
        return Both(node, asserted, Truth::kTrue);
      case FormulaOp::kNot: {
        Claim claim = Judge(node.children[0], false);
        if (claim.truth == Truth::kUnknown) return claim;
        claim.truth =
            claim.truth == Truth::kTrue ? Truth::kFalse : Truth::kTrue;
        return claim;
      }
      case FormulaOp::kIsBlank: {
        const Value value = ValueOf(node.children[0]);
        return Of(value.blank, value.applicable, false);
      }
      case FormulaOp::kFormHas: {
        const Cell& cell = Named(FullName(node.children[0].name));
        return Of(cell.BelongsTo(KnownForm()), true, true);
      }
      case FormulaOp::kName: {
        const Value value = ValueOf(node);
        if (value.blank) return {Truth::kUnknown, value.applicable, false};
        return Of(value.number != 0, value.applicable, value.fixed);
      }
      default:
        return Compare(node, asserted);
    }
  }

  bool NamesApproximate(const FormulaNode& node) {
    if (node.op == FormulaOp::kName || node.op == FormulaOp::kRange) {
      return std::ranges::any_of(CellsIn(node), [&](const std::string& cell) {
        const bool taken = alias_ == "cell" || Has(cell);
        return taken &&
               std::ranges::find(report_.approximate_cells, CellNamed(cell)) !=
                   report_.approximate_cells.end();
      });
    }
    return std::ranges::any_of(node.children, [&](const FormulaNode& child) {
      return NamesApproximate(child);
    });
  }

  // The first cell that is named; empty if there is none.
  std::string FirstCell(const FormulaNode& node) {
    if (node.op == FormulaOp::kName || node.op == FormulaOp::kRange) {
      const auto cells = CellsIn(node);
      return cells.empty() ? "" : cells[0];
    }
    for (const FormulaNode& child : node.children) {
      std::string first = FirstCell(child);
      if (!first.empty()) return first;
    }
    return "";
  }

 private:
  static Claim Of(bool holds, bool applicable, bool fixed) {
    return {holds ? Truth::kTrue : Truth::kFalse, applicable, fixed};
  }
  static const Cell& Named(const std::string& name) {
    return TestCatalogue().cell(CellNamed(name));
  }

  disclosure::v1::Form KnownForm() const {
    return disclosure::v1::Form_IsValid(report_.form)
               ? report_.form
               : disclosure::v1::FORM_UNSPECIFIED;
  }
  bool Has(const std::string& cell) const {
    return Named(cell).BelongsTo(KnownForm());
  }

  std::string FullName(std::string name) const {
    const size_t dollar = name.find('$');
    if (dollar != std::string::npos) name.replace(dollar, 1, word_);
    if (!alias_.empty() && name == alias_) return stands_for_;
    if (!alias_.empty() && name.starts_with(alias_ + ".")) {
      return stands_for_ + name.substr(alias_.size());
    }
    if (!column_.empty() && TestCatalogue().Find(name + "." + column_)) {
      return name + "." + column_;
    }
    return name;
  }

  // Cells that a name or a group means, in the order of the form.
  std::vector<std::string> CellsIn(const FormulaNode& node) const {
    if (node.op == FormulaOp::kName) {
      const std::string name = FullName(node.name);
      if (!TestCatalogue().Find(name)) return {};
      return {name};
    }
    const Cell& first = Named(FullName(node.children[0].name));
    const Cell& last = Named(FullName(node.children[1].name));
    std::vector<std::string> cells;
    for (const Cell& cell : TestCatalogue().cells()) {
      if (cell.row < first.row || cell.row > last.row) continue;
      const bool along_row = first.row == last.row &&
                             cell.column >= first.column &&
                             cell.column <= last.column;
      const bool along_column =
          first.row != last.row && cell.column == first.column;
      if (along_row || along_column) cells.push_back(cell.name);
    }
    return cells;
  }

  Value CellValue(const std::string& name) const {
    Value value;
    value.applicable = alias_ == "cell" || Has(name);
    const auto found = cells_.find(name);
    value.blank = found == cells_.end();
    value.number = value.blank ? 0 : found->second;
    return value;
  }

  static Value Number(Int128 number, bool fixed) {
    Value value;
    value.number = number;
    value.fixed = fixed;
    return value;
  }
  static Value Maybe(bool present, Int128 number) {
    Value value;
    value.blank = !present;
    value.number = present ? number : 0;
    return value;
  }
  static Value Day(const std::optional<form::CivilDate>& day) {
    return Maybe(day.has_value(), day ? day->days_since_epoch() : 0);
  }

  Value FactOrAttribute(const std::string& name) const {
    const auto& division = report_.division;
    if (!alias_.empty() && name.starts_with(alias_ + ".")) {
      return Fact(name.substr(alias_.size() + 1));
    }
    if (name == "report.year") return Number(report_.year, false);
    if (name == "report.form") return Number(KnownForm(), true);
    if (name == "report.published_on") return Day(report_.published_on);
    if (name == "report.signed_on") return Day(report_.signed_on);
    if (name == "report.scope") {
      return Number(report_.EffectiveScope(), false);
    }
    if (name == "report.first_day") {
      return Day(report_.period ? report_.period->first_day : std::nullopt);
    }
    if (name == "report.last_day") {
      return Day(report_.period ? report_.period->last_day : std::nullopt);
    }
    if (name == "organ.kind") return Number(report_.organ_kind, false);
    if (name == "organ.is_department") {
      return Maybe(report_.organ.has_value(), !report_.credit_code.empty());
    }
    if (name == "organ.is_general_office") {
      return Number(report_.organ_name.ends_with("政府办公厅") ||
                        report_.organ_name.ends_with("政府办公室"),
                    false);
    }
    if (name == "organ.level") {
      return Maybe(division.has_value(),
                   division ? static_cast<int>(division->level()) : 0);
    }
    if (name == "organ.unit_kind") {
      return Maybe(division.has_value(),
                   division ? static_cast<int>(division->unit_kind()) : 0);
    }
    if (name == "proactive.procurement_unit") {
      return Number(report_.procurement_unit, false);
    }
    return Constant(name);
  }

  Value Fact(const std::string& word) const {
    const bool is_cell = TestCatalogue().Find(stands_for_).has_value();
    const Cell* of = &Named(is_cell ? stands_for_ : stands_for_ + ".total");
    if (word == "row_number") return Number(of->row, true);
    if (word == "column_number") return Number(of->column, true);
    if (word == "is_money") return Number(of->is_money, true);
    if (word == "negative_allowed") return Number(of->negative_allowed, true);
    CHECK(word == "yuan_per_unit") << word;
    return Number(of->yuan_per_unit, true);
  }

  static Value Constant(const std::string& name) {
    static const std::map<std::string, int> kLevels = {
        {"LEVEL_NATION", 0}, {"LEVEL_PROVINCE", 1}, {"LEVEL_PREFECTURE", 2},
        {"LEVEL_COUNTY", 3}, {"LEVEL_TOWNSHIP", 4}, {"UNIT_NONE", 0},
        {"UNIT_STREET", 1},  {"UNIT_TOWN", 2},      {"UNIT_TOWNSHIP", 3},
        {"UNIT_QUASI", 4}};
    const auto level = kLevels.find(name);
    if (level != kLevels.end()) return Number(level->second, true);
    for (const auto* words :
         {disclosure::v1::Form_descriptor(), disclosure::v1::Scope_descriptor(),
          disclosure::v1::OrganKind_descriptor(),
          disclosure::v1::MoneyUnit_descriptor()}) {
      if (const auto* word = words->FindValueByName(name)) {
        return Number(word->number(), true);
      }
    }
    CHECK(false) << "what is " << name << "?";
    return {};
  }

  Value ValueOf(const FormulaNode& node) {
    switch (node.op) {
      case FormulaOp::kNumber:
        CHECK(node.number.IsWhole());
        return Number(node.number.numerator(), true);
      case FormulaOp::kName: {
        const std::string name = FullName(node.name);
        return TestCatalogue().Find(name) ? CellValue(name)
                                          : FactOrAttribute(node.name);
      }
      case FormulaOp::kSum:
        return SumOf(node);
      case FormulaOp::kDay: {
        const Value year = ValueOf(node.children[0]);
        return Day(form::CivilDate::FromYmd(
            static_cast<int>(year.number),
            static_cast<int>(ValueOf(node.children[1]).number),
            static_cast<int>(ValueOf(node.children[2]).number)));
      }
      default:
        return Computed(node);
    }
  }

  Value SumOf(const FormulaNode& node) {
    Value sum;
    size_t count = 0;
    for (const FormulaNode& group : node.children) {
      for (const std::string& cell : CellsIn(group)) {
        if (!Has(cell)) continue;
        const Value value = CellValue(cell);
        sum.number += value.number;
        sum.blank |= value.blank;
        ++count;
      }
    }
    sum.applicable = count > 0;
    return sum;
  }

  Value Computed(const FormulaNode& node) {
    if (node.op == FormulaOp::kNegate) {
      Value value = ValueOf(node.children[0]);
      value.number = -value.number;
      return value;
    }
    const Value a = ValueOf(node.children[0]);
    const Value b = ValueOf(node.children[1]);
    Value result;
    result.blank = a.blank || b.blank;
    result.applicable = a.applicable && b.applicable;
    result.fixed = a.fixed && b.fixed;
    if (node.op == FormulaOp::kAdd) result.number = a.number + b.number;
    if (node.op == FormulaOp::kSubtract) result.number = a.number - b.number;
    if (node.op == FormulaOp::kMultiply) result.number = a.number * b.number;
    CHECK(node.op != FormulaOp::kDivide) << "no rule divides";
    return result;
  }

  Claim Both(const FormulaNode& node, bool asserted, Truth decisive) {
    const Claim a = Judge(node.children[0], asserted);
    const Claim b = Judge(node.children[1], asserted);
    const bool fixed = a.fixed && b.fixed;
    if (a.fixed && a.applicable && a.truth == decisive) return a;
    if (b.fixed && b.applicable && b.truth == decisive) return b;
    if (!a.applicable || !b.applicable) return {Truth::kUnknown, false, fixed};
    if (a.truth == decisive || b.truth == decisive) {
      return {decisive, true, fixed};
    }
    if (a.truth == Truth::kUnknown || b.truth == Truth::kUnknown) {
      return {Truth::kUnknown, true, fixed};
    }
    return {a.truth, true, fixed};
  }

  Claim Compare(const FormulaNode& node, bool asserted) {
    const Value a = ValueOf(node.children[0]);
    const Value b = ValueOf(node.children[1]);
    const bool fixed = a.fixed && b.fixed;
    if (!a.applicable || !b.applicable) return {Truth::kUnknown, false, fixed};
    const bool blank = a.blank || b.blank;
    if (node.op == FormulaOp::kEqual && asserted && a.number == b.number) {
      return {Truth::kTrue, true, fixed};
    }
    if (blank) return {Truth::kUnknown, true, false};
    return Of(Holds(node.op, a.number, b.number), true, fixed);
  }

  static bool Holds(FormulaOp op, Int128 a, Int128 b) {
    if (op == FormulaOp::kEqual) return a == b;
    if (op == FormulaOp::kNotEqual) return a != b;
    if (op == FormulaOp::kLess) return a < b;
    if (op == FormulaOp::kLessEqual) return a <= b;
    if (op == FormulaOp::kGreater) return a > b;
    CHECK(op == FormulaOp::kGreaterEqual);
    return a >= b;
  }

  const form::Report& report_;
  const std::map<std::string, int64_t>& cells_;
  const std::string alias_;
  const std::string stands_for_;
  const std::string column_;
  const std::string word_;
};

// Each text once, or 100,000 reports would take an hour.
const FormulaNode& Parsed(const std::string& text) {
  static std::map<std::string, FormulaNode>& parsed =
      *new std::map<std::string, FormulaNode>();
  const auto known = parsed.find(text);
  if (known != parsed.end()) return known->second;
  auto tree = form::ParseFormula(text, [](size_t) { return std::string(); });
  CHECK_OK(tree.status());
  return parsed.emplace(text, *std::move(tree)).first->second;
}

// F-APP-03a in the words of the rule.
void DeriveTotals(disclosure::v1::Form form,
                  std::map<std::string, int64_t>& cells) {
  for (const char* frame :
       {"received_new", "carried_in", "outcome_total", "carried_out"}) {
    if (!cells.contains("applications." + std::string(frame) + ".total")) {
      return;
    }
  }
  for (const Cell& cell : TestCatalogue().cells()) {
    const bool outcome = cell.row >= 203 && cell.row <= 224;
    if (!outcome || cell.column != 7 || !cell.BelongsTo(form)) continue;
    if (cells.contains(cell.name)) continue;
    const std::string row = cell.name.substr(0, cell.name.rfind('.') + 1);
    Int128 sum = 0;
    bool complete = true;
    for (size_t i = 0; i < 6; ++i) {
      const auto part = cells.find(row + std::string(kColumns[i]));
      complete &= part != cells.end();
      if (complete) sum += part->second;
    }
    if (!complete || sum > INT64_MAX || sum < INT64_MIN) continue;
    cells[cell.name] = static_cast<int64_t>(sum);
  }
}

// One case a column, row, group, cell or word, with its name.
struct Instance {
  std::string name;
  NaiveCase judged;
};

std::vector<Instance> InstancesNaively(
    const Rule& rule, const form::Report& report,
    const std::map<std::string, int64_t>& cells) {
  std::vector<Instance> instances;
  const auto add = [&](std::string name, std::string alias,
                       std::string stands_for, std::string column,
                       std::string word) {
    instances.push_back(
        {std::move(name),
         NaiveCase(report, cells, std::move(alias), std::move(stands_for),
                   std::move(column), std::move(word))});
  };
  switch (rule.for_each()) {
    case disclosure::rules::v1::FOR_EACH_APPLICANT_COLUMN:
      for (const std::string_view column : kColumns) {
        add(std::string(column), "", "", std::string(column), "");
      }
      break;
    case disclosure::rules::v1::FOR_EACH_APPLICANT_ROW:
      for (const Cell& cell : TestCatalogue().cells()) {
        if (cell.row < 201 || cell.row > 226 || cell.column != 7) continue;
        const std::string row = cell.name.substr(0, cell.name.rfind('.'));
        add(row, "row", row, "", "");
      }
      break;
    case disclosure::rules::v1::FOR_EACH_DISPUTE_GROUP:
      for (const std::string_view group : kGroups) {
        add(std::string(group), "group", std::string(group), "", "");
      }
      break;
    case disclosure::rules::v1::FOR_EACH_CELL:
      for (const Cell& cell : TestCatalogue().cells()) {
        add(cell.name, "cell", cell.name, "", "");
      }
      break;
    case disclosure::rules::v1::FOR_EACH_WORD:
      for (const std::string& word : rule.words()) {
        add(word, "", "", "", word);
      }
      break;
    default:
      add("", "", "", "", "");
  }
  return instances;
}

bool IsBroken(const Rule& rule, const FormulaNode& holds,
              const FormulaNode* only_if, NaiveCase& judged) {
  if (only_if != nullptr) {
    const Claim asked = judged.Judge(*only_if, /*asserted=*/false);
    if (!asked.applicable || asked.truth != Truth::kTrue) return false;
  }
  const Claim claim = judged.Judge(holds, /*asserted=*/true);
  if (!claim.applicable || claim.truth != Truth::kFalse) return false;
  return rule.judges_approximate() || !judged.NamesApproximate(holds);
}

}  // namespace

std::set<std::pair<std::string, std::string>> BrokenNaively(
    const disclosure::rules::v1::RuleFile& rules,
    const disclosure::v1::AnnualReport& message) {
  const form::Report report = TestReader().Read(message);
  std::map<std::string, int64_t> cells;
  CellsByReflection(message).ForEach([&](form::CellIndex cell, int64_t value) {
    cells[TestCatalogue().cell(cell).name] = value;
  });
  std::map<std::string, int64_t> completed = cells;
  DeriveTotals(report.form, completed);
  std::set<std::pair<std::string, std::string>> broken;
  for (const Rule& rule : rules.rules()) {
    const FormulaNode* only_if =
        rule.only_if().empty() ? nullptr : &Parsed(rule.only_if());
    for (int i = 0; i < rule.holds_size(); ++i) {
      if (rule.holds(i).find("previous.") != std::string::npos) continue;
      const FormulaNode& holds = Parsed(rule.holds(i));
      const bool each_cell =
          rule.for_each() == disclosure::rules::v1::FOR_EACH_CELL;
      for (Instance& instance :
           InstancesNaively(rule, report, each_cell ? cells : completed)) {
        if (!IsBroken(rule, holds, only_if, instance.judged)) continue;
        std::string name = instance.name;
        if (name.empty() && rule.holds_size() > 1) {
          name = instance.judged.FirstCell(holds);
          if (name.empty()) name = std::to_string(i + 1);
        }
        broken.emplace(rule.id(), name);
      }
    }
  }
  return broken;
}

}  // namespace disclosure::rules
