#include "form/formula_resolver.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "form/nearest_name.h"
#include "status/abseil_view.h"
#include "status/check.h"
#include "status/status_macros.h"

namespace disclosure::form {
namespace {

constexpr std::string_view kPrevious = "previous.";

std::string_view Describe(FormulaType type) {
  switch (type) {
    case FormulaType::kNumber:
      return "a number";
    case FormulaType::kCondition:
      return "a condition";
    case FormulaType::kDate:
      return "a date";
    case FormulaType::kForm:
      return "a form";
    case FormulaType::kScope:
      return "a scope";
    case FormulaType::kOrganKind:
      return "a kind of organ";
    case FormulaType::kLevel:
      return "a level";
    case FormulaType::kUnitKind:
      return "a kind of unit";
    case FormulaType::kMoneyUnit:
      return "a unit of money";
  }
  return "a value";
}

bool IsOrdered(FormulaType type) {
  return type == FormulaType::kNumber || type == FormulaType::kDate ||
         type == FormulaType::kLevel || type == FormulaType::kForm;
}

bool IsDaysBetween(const FormulaNode& node) {
  return node.op == FormulaOp::kSubtract &&
         node.children[0].type == FormulaType::kDate &&
         node.children[1].type == FormulaType::kDate;
}

std::string_view TableOf(std::string_view name) {
  return name.substr(0, name.find('.'));
}

// All cells of a group's table between its ends that lie in one row with them,
// or in one column. Empty if they share neither.
std::vector<CellIndex> CellsBetween(const Catalogue& catalogue,
                                    const Cell& first, const Cell& last) {
  std::vector<CellIndex> group;
  const bool same_row = first.row == last.row;
  const bool same_column =
      first.column == last.column && TableOf(first.name) == TableOf(last.name);
  if (!same_row && !same_column) return group;
  for (CellIndex index = first.index; index <= last.index; ++index) {
    if (same_row || catalogue.cell(index).column == first.column) {
      group.push_back(index);
    }
  }
  return group;
}

FormulaNode Leaf(FormulaOp op, size_t offset, FormulaType type) {
  FormulaNode node;
  node.op = op;
  node.offset = offset;
  node.type = type;
  return node;
}

FormulaNode Constant(int64_t value, FormulaType type, size_t offset) {
  FormulaNode node = Leaf(
      type == FormulaType::kCondition ? FormulaOp::kTruth : FormulaOp::kNumber,
      offset, type);
  node.number = Fraction(value);
  return node;
}

FormulaNode CellNode(CellIndex cell, Operand::Source source, size_t offset) {
  FormulaNode node = Leaf(FormulaOp::kCell, offset, FormulaType::kNumber);
  node.operand = {source, cell};
  return node;
}

// What the catalogue says of a cell, by the word that formulas use.
std::optional<FormulaNode> Fact(const Cell& cell, std::string_view word,
                                size_t offset) {
  if (word == "row_number") {
    return Constant(cell.row, FormulaType::kNumber, offset);
  }
  if (word == "column_number") {
    return Constant(cell.column, FormulaType::kNumber, offset);
  }
  if (word == "is_money") {
    return Constant(cell.is_money ? 1 : 0, FormulaType::kCondition, offset);
  }
  if (word == "negative_allowed") {
    return Constant(cell.negative_allowed ? 1 : 0, FormulaType::kCondition,
                    offset);
  }
  if (word == "is_flow") {
    return Constant(cell.additivity == v1::ADDITIVITY_FLOW ? 1 : 0,
                    FormulaType::kCondition, offset);
  }
  if (word == "yuan_per_unit") {
    return Constant(cell.yuan_per_unit, FormulaType::kNumber, offset);
  }
  return std::nullopt;
}

}  // namespace

// One formula with one scope.
class FormulaResolver::Walk {
 public:
  Walk(const FormulaResolver& resolver, const FormulaScope& scope,
       const FormulaPlace& place)
      : resolver_(resolver), scope_(scope), place_(place) {}

  absl::StatusOr<FormulaNode> Resolve(const FormulaNode& node) const {
    switch (node.op) {
      case FormulaOp::kName:
        return Name(node);
      case FormulaOp::kNumber:
      case FormulaOp::kTruth:
      case FormulaOp::kCell:
      case FormulaOp::kAttribute:
        return node;
      case FormulaOp::kRange:
        return Error(node, "a group stands in a sum only");
      case FormulaOp::kSum:
        return Sum(node);
      case FormulaOp::kIsBlank:
      case FormulaOp::kFormHas:
        return AboutCell(node);
      default:
        return Operator(node);
    }
  }

 private:
  absl::Status Error(const FormulaNode& node, std::string_view message) const {
    return FormulaError(place_, node.offset, message);
  }

  // The full name that is meant, as far as the scope tells; the column apart.
  std::string Expand(std::string_view name) const {
    std::string full(name);
    if (!scope_.word.empty()) {
      full = absl::StrReplaceAll(full, {{"$", scope_.word}});
    }
    if (scope_.alias.empty()) return full;
    if (full == scope_.alias) return scope_.stands_for;
    if (full.starts_with(scope_.alias + ".")) {
      return scope_.stands_for + full.substr(scope_.alias.size());
    }
    return full;
  }

  std::optional<CellIndex> FindCell(std::string_view full) const {
    const Catalogue& catalogue = resolver_.catalogue_;
    std::optional<CellIndex> found = catalogue.Find(full);
    if (!found && !scope_.column.empty()) {
      found = catalogue.Find(absl::StrCat(AbslView(full), ".", scope_.column));
    }
    return found;
  }

  std::optional<FormulaNode> FindFact(const FormulaNode& node) const {
    if (scope_.alias.empty()) return std::nullopt;
    if (!node.name.starts_with(scope_.alias + ".")) return std::nullopt;
    const std::string_view word =
        std::string_view(node.name).substr(scope_.alias.size() + 1);
    return Fact(FirstCellMeant(), word, node.offset);
  }

  // Of what the alias stands for: the cell itself, or the first of its row.
  const Cell& FirstCellMeant() const {
    const Catalogue& catalogue = resolver_.catalogue_;
    if (const auto cell = catalogue.Find(scope_.stands_for)) {
      return catalogue.cell(*cell);
    }
    const auto in_row =
        std::ranges::find_if(catalogue.cells(), [&](const Cell& cell) {
          return cell.name.starts_with(scope_.stands_for + ".");
        });
    CHECK(in_row != catalogue.cells().end()) << scope_.stands_for;
    return *in_row;
  }

  absl::StatusOr<FormulaNode> Name(const FormulaNode& node) const {
    if (std::optional<FormulaNode> fact = FindFact(node)) return *fact;
    const auto attribute = resolver_.attributes_.find(node.name);
    if (attribute != resolver_.attributes_.end()) {
      FormulaNode leaf =
          Leaf(FormulaOp::kAttribute, node.offset, attribute->second.type);
      leaf.operand = {Operand::Source::kAttribute,
                      static_cast<uint16_t>(attribute->second.attribute)};
      return leaf;
    }
    const auto constant = resolver_.constants_.find(node.name);
    if (constant != resolver_.constants_.end()) {
      return Constant(constant->second.value, constant->second.type,
                      node.offset);
    }
    return CellOf(node);
  }

  absl::StatusOr<FormulaNode> CellOf(const FormulaNode& node) const {
    std::string_view name = node.name;
    Operand::Source source = Operand::Source::kReport;
    if (name.starts_with(kPrevious)) {
      name.remove_prefix(kPrevious.size());
      source = Operand::Source::kYearBefore;
    }
    const std::optional<CellIndex> cell = FindCell(Expand(name));
    if (cell) return CellNode(*cell, source, node.offset);
    return Error(
        node, absl::StrCat("no cell or attribute is called \"", AbslView(name),
                           "\"; the nearest is \"", Nearest(name), "\""));
  }

  // Among all that may be said in this scope, in the words that are used there.
  std::string Nearest(std::string_view name) const {
    std::vector<std::string> words;
    for (const auto& [word, unused] : resolver_.attributes_) {
      words.push_back(word);
    }
    for (const auto& [word, unused] : resolver_.constants_) {
      words.push_back(word);
    }
    for (const Cell& cell : resolver_.catalogue_.cells()) {
      AddWords(cell.name, words);
    }
    return std::string(NearestName(name, words));
  }

  void AddWords(const std::string& cell,
                std::vector<std::string>& words) const {
    words.push_back(cell);
    if (!scope_.column.empty() && cell.ends_with("." + scope_.column)) {
      words.push_back(cell.substr(0, cell.size() - scope_.column.size() - 1));
    }
    if (!scope_.alias.empty() && cell.starts_with(scope_.stands_for)) {
      words.push_back(scope_.alias + cell.substr(scope_.stands_for.size()));
    }
  }

  absl::StatusOr<FormulaNode> Sum(const FormulaNode& node) const {
    FormulaNode sum = Leaf(FormulaOp::kSum, node.offset, FormulaType::kNumber);
    for (const FormulaNode& child : node.children) {
      if (child.op == FormulaOp::kRange) {
        RETURN_IF_ERROR(AddGroup(child, sum));
        continue;
      }
      ASSIGN_OR_RETURN(FormulaNode part, CellOf(child));
      sum.children.push_back(std::move(part));
    }
    return sum;
  }

  absl::Status AddGroup(const FormulaNode& range, FormulaNode& sum) const {
    ASSIGN_OR_RETURN(const FormulaNode first, CellOf(range.children[0]));
    ASSIGN_OR_RETURN(const FormulaNode last, CellOf(range.children[1]));
    const Catalogue& catalogue = resolver_.catalogue_;
    const std::vector<CellIndex> group =
        CellsBetween(catalogue, catalogue.cell(first.operand.index),
                     catalogue.cell(last.operand.index));
    if (group.empty() || first.operand.source != last.operand.source) {
      return Error(range,
                   "a group runs along one row or one column, from the "
                   "first to the last in the order of the form");
    }
    for (const CellIndex cell : group) {
      sum.children.push_back(
          CellNode(cell, first.operand.source, range.offset));
    }
    return absl::OkStatus();
  }

  absl::StatusOr<FormulaNode> AboutCell(const FormulaNode& node) const {
    ASSIGN_OR_RETURN(FormulaNode cell, CellOf(node.children[0]));
    FormulaNode question = Leaf(node.op, node.offset, FormulaType::kCondition);
    question.operand = cell.operand;
    return question;
  }

  absl::StatusOr<FormulaNode> Operator(const FormulaNode& node) const {
    FormulaNode resolved = Leaf(node.op, node.offset, FormulaType::kNumber);
    for (const FormulaNode& child : node.children) {
      ASSIGN_OR_RETURN(FormulaNode part, Resolve(child));
      resolved.children.push_back(std::move(part));
    }
    ASSIGN_OR_RETURN(resolved.type, TypeOf(resolved));
    return resolved;
  }

  absl::StatusOr<FormulaType> TypeOf(const FormulaNode& node) const {
    if (IsComparison(node.op)) return Comparison(node);
    if (IsDaysBetween(node)) return FormulaType::kNumber;
    const bool condition = node.op == FormulaOp::kAnd ||
                           node.op == FormulaOp::kOr ||
                           node.op == FormulaOp::kNot;
    const FormulaType needed =
        condition ? FormulaType::kCondition : FormulaType::kNumber;
    for (const FormulaNode& child : node.children) {
      if (child.type == needed) continue;
      return Error(
          child,
          absl::StrCat("this is ", AbslView(Describe(child.type)), " where ",
                       AbslView(Describe(needed)), " is needed"));
    }
    return node.op == FormulaOp::kDay ? FormulaType::kDate : needed;
  }

  absl::StatusOr<FormulaType> Comparison(const FormulaNode& node) const {
    const FormulaType left = node.children[0].type;
    const FormulaType right = node.children[1].type;
    if (left != right) {
      return Error(node, absl::StrCat(AbslView(Describe(left)),
                                      " cannot be compared with ",
                                      AbslView(Describe(right))));
    }
    const bool equation =
        node.op == FormulaOp::kEqual || node.op == FormulaOp::kNotEqual;
    if (left == FormulaType::kCondition || (!equation && !IsOrdered(left))) {
      return Error(node, absl::StrCat(AbslView(Describe(left)),
                                      " cannot be compared in this way"));
    }
    return FormulaType::kCondition;
  }

  const FormulaResolver& resolver_;
  const FormulaScope& scope_;
  const FormulaPlace& place_;
};

FormulaResolver::FormulaResolver(const Catalogue& catalogue)
    : catalogue_(catalogue) {
  for (const AttributeName& attribute : AttributeNames()) {
    attributes_.emplace(attribute.name, attribute);
  }
  for (const ConstantName& constant : ConstantNames()) {
    constants_.emplace(constant.name, constant);
  }
}

absl::StatusOr<FormulaNode> FormulaResolver::Resolve(
    const FormulaNode& tree, const FormulaScope& scope,
    const FormulaPlace& place) const {
  return Walk(*this, scope, place).Resolve(tree);
}

}  // namespace disclosure::form
