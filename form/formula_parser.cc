#include "form/formula_parser.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::form {
namespace {

using Kind = FormulaToken::Kind;
using Node = absl::StatusOr<FormulaNode>;

struct Operator {
  std::string_view text;
  FormulaOp op;
};

constexpr std::array<Operator, 6> kComparisons = {{
    {"==", FormulaOp::kEqual},
    {"!=", FormulaOp::kNotEqual},
    {"<", FormulaOp::kLess},
    {"<=", FormulaOp::kLessEqual},
    {">", FormulaOp::kGreater},
    {">=", FormulaOp::kGreaterEqual},
}};
constexpr std::array<Operator, 2> kSums = {
    {{"+", FormulaOp::kAdd}, {"-", FormulaOp::kSubtract}}};
constexpr std::array<Operator, 2> kProducts = {
    {{"*", FormulaOp::kMultiply}, {"/", FormulaOp::kDivide}}};

// Digits before and after the point; more would leave 18 digits.
constexpr size_t kMaxNumberDigits = 18;

constexpr std::array<std::string_view, 3> kReserved = {"and", "or", "not"};

FormulaNode Pair(FormulaOp op, size_t offset, FormulaNode left,
                 FormulaNode right) {
  FormulaNode node;
  node.op = op;
  node.offset = offset;
  node.children.push_back(std::move(left));
  node.children.push_back(std::move(right));
  return node;
}

FormulaNode Above(FormulaOp op, size_t offset, FormulaNode child) {
  FormulaNode node;
  node.op = op;
  node.offset = offset;
  node.children.push_back(std::move(child));
  return node;
}

class Parser {
 public:
  Parser(std::vector<FormulaToken> tokens, const FormulaPlace& place)
      : tokens_(std::move(tokens)), place_(place) {}

  Node Whole() {
    ASSIGN_OR_RETURN(FormulaNode formula, Formula());
    if (Next().kind != Kind::kEnd) return Expected("an operator");
    return formula;
  }

 private:
  const FormulaToken& Next() const { return tokens_[at_]; }
  bool Sees(std::string_view text) const { return Next().text == text; }

  bool Takes(std::string_view text) {
    if (!Sees(text)) return false;
    ++at_;
    return true;
  }

  template <size_t kSize>
  const Operator* TakesOneOf(const std::array<Operator, kSize>& operators) {
    for (const Operator& candidate : operators) {
      if (Takes(candidate.text)) return &candidate;
    }
    return nullptr;
  }

  absl::Status Expected(std::string_view what) const {
    const std::string found =
        Next().kind == Kind::kEnd
            ? "the formula ends"
            : absl::StrCat("found \"", AbslView(Next().text), "\"");
    return FormulaError(
        place_, Next().offset,
        absl::StrCat("expected ", AbslView(what), ", but ", found));
  }

  absl::Status Take(std::string_view symbol) {
    if (Takes(symbol)) return absl::OkStatus();
    return Expected(absl::StrCat("\"", AbslView(symbol), "\""));
  }

  // "a or b or c" and "a and b and c" alike.
  Node Chain(std::string_view word, FormulaOp op, Node (Parser::*part)()) {
    ASSIGN_OR_RETURN(FormulaNode left, (this->*part)());
    while (Sees(word)) {
      const size_t offset = Next().offset;
      ++at_;
      ASSIGN_OR_RETURN(FormulaNode right, (this->*part)());
      left = Pair(op, offset, std::move(left), std::move(right));
    }
    return left;
  }

  template <size_t kSize>
  Node Arithmetic(const std::array<Operator, kSize>& operators,
                  Node (Parser::*part)()) {
    ASSIGN_OR_RETURN(FormulaNode left, (this->*part)());
    size_t offset = Next().offset;
    while (const Operator* found = TakesOneOf(operators)) {
      ASSIGN_OR_RETURN(FormulaNode right, (this->*part)());
      left = Pair(found->op, offset, std::move(left), std::move(right));
      offset = Next().offset;
    }
    return left;
  }

  Node Formula() { return Chain("or", FormulaOp::kOr, &Parser::Conjunction); }
  Node Conjunction() {
    return Chain("and", FormulaOp::kAnd, &Parser::Condition);
  }
  Node Sum() { return Arithmetic(kSums, &Parser::Product); }
  Node Product() { return Arithmetic(kProducts, &Parser::Factor); }

  Node Condition() {
    const size_t offset = Next().offset;
    if (Takes("not")) {
      RETURN_IF_ERROR(Descend());
      ASSIGN_OR_RETURN(FormulaNode negated, Condition());
      --depth_;
      return Above(FormulaOp::kNot, offset, std::move(negated));
    }
    ASSIGN_OR_RETURN(FormulaNode left, Sum());
    const size_t comparison_offset = Next().offset;
    const Operator* comparison = TakesOneOf(kComparisons);
    if (comparison == nullptr) return left;
    ASSIGN_OR_RETURN(FormulaNode right, Sum());
    return Pair(comparison->op, comparison_offset, std::move(left),
                std::move(right));
  }

  Node Factor() {
    RETURN_IF_ERROR(Descend());
    ASSIGN_OR_RETURN(FormulaNode factor, FactorAtThisDepth());
    --depth_;
    return factor;
  }

  Node FactorAtThisDepth() {
    const size_t offset = Next().offset;
    if (Takes("-")) {
      ASSIGN_OR_RETURN(FormulaNode negated, Factor());
      return Above(FormulaOp::kNegate, offset, std::move(negated));
    }
    if (Takes("(")) {
      ASSIGN_OR_RETURN(FormulaNode inner, Formula());
      RETURN_IF_ERROR(Take(")"));
      return inner;
    }
    if (Next().kind == Kind::kNumber) return Number();
    if (Takes("sum")) return SumOfGroups(offset);
    if (Takes("day")) return Day(offset);
    if (Takes("is_blank")) return AboutCell(FormulaOp::kIsBlank, offset);
    if (Takes("form_has")) return AboutCell(FormulaOp::kFormHas, offset);
    return Name();
  }

  Node Number() {
    const FormulaToken token = Next();
    int64_t digits = 0;
    Int128 scale = 1;
    size_t count = 0;
    bool behind_point = false;
    for (const char c : token.text) {
      if (c == '.') {
        if (behind_point) return Expected("a number with one point");
        behind_point = true;
        continue;
      }
      if (++count > kMaxNumberDigits) {
        return Expected("a number of at most 18 digits");
      }
      digits = digits * 10 + (c - '0');
      if (behind_point) scale *= 10;
    }
    ++at_;
    FormulaNode node;
    node.op = FormulaOp::kNumber;
    node.offset = token.offset;
    node.number = *Fraction::Of(digits, scale);
    return node;
  }

  Node Name() {
    const FormulaToken token = Next();
    if (token.kind != Kind::kName) return Expected("a number or a name");
    for (const std::string_view word : kReserved) {
      if (token.text == word) return Expected("a number or a name");
    }
    ++at_;
    FormulaNode node;
    node.op = FormulaOp::kName;
    node.offset = token.offset;
    node.name = token.text;
    return node;
  }

  Node Group() {
    ASSIGN_OR_RETURN(FormulaNode first, Name());
    const size_t offset = first.offset;
    if (!Takes("..")) return first;
    ASSIGN_OR_RETURN(FormulaNode last, Name());
    return Pair(FormulaOp::kRange, offset, std::move(first), std::move(last));
  }

  Node SumOfGroups(size_t offset) {
    RETURN_IF_ERROR(Take("("));
    FormulaNode sum;
    sum.op = FormulaOp::kSum;
    sum.offset = offset;
    do {
      ASSIGN_OR_RETURN(FormulaNode group, Group());
      sum.children.push_back(std::move(group));
    } while (Takes(","));
    RETURN_IF_ERROR(Take(")"));
    return sum;
  }

  Node Day(size_t offset) {
    RETURN_IF_ERROR(Take("("));
    FormulaNode day;
    day.op = FormulaOp::kDay;
    day.offset = offset;
    for (int part = 0; part < 3; ++part) {
      if (part > 0) RETURN_IF_ERROR(Take(","));
      ASSIGN_OR_RETURN(FormulaNode number, Sum());
      day.children.push_back(std::move(number));
    }
    RETURN_IF_ERROR(Take(")"));
    return day;
  }

  Node AboutCell(FormulaOp op, size_t offset) {
    RETURN_IF_ERROR(Take("("));
    ASSIGN_OR_RETURN(FormulaNode name, Name());
    RETURN_IF_ERROR(Take(")"));
    return Above(op, offset, std::move(name));
  }

  absl::Status Descend() {
    if (++depth_ <= kMaxFormulaDepth) return absl::OkStatus();
    return FormulaError(place_, Next().offset,
                        absl::StrCat("nested deeper than ", kMaxFormulaDepth));
  }

  const std::vector<FormulaToken> tokens_;
  const FormulaPlace& place_;
  size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

absl::StatusOr<FormulaNode> ParseFormula(std::string_view text,
                                         const FormulaPlace& place) {
  ASSIGN_OR_RETURN(std::vector<FormulaToken> tokens, LexFormula(text, place));
  return Parser(std::move(tokens), place).Whole();
}

}  // namespace disclosure::form
