#include "tests/rules/formula_text.h"

#include "absl/strings/str_cat.h"
#include "status/check.h"

namespace disclosure::rules {
namespace {

using form::FormulaNode;
using form::FormulaOp;

const char* SymbolOf(FormulaOp op) {
  switch (op) {
    case FormulaOp::kAdd:
      return " + ";
    case FormulaOp::kSubtract:
      return " - ";
    case FormulaOp::kMultiply:
      return " * ";
    case FormulaOp::kDivide:
      return " / ";
    case FormulaOp::kEqual:
      return " == ";
    case FormulaOp::kNotEqual:
      return " != ";
    case FormulaOp::kLess:
      return " < ";
    case FormulaOp::kLessEqual:
      return " <= ";
    case FormulaOp::kGreater:
      return " > ";
    case FormulaOp::kGreaterEqual:
      return " >= ";
    case FormulaOp::kAnd:
      return " and ";
    case FormulaOp::kOr:
      return " or ";
    default:
      CHECK(false) << "no operator with two sides";
      return "";
  }
}

std::string Call(const char* function, const FormulaNode& node) {
  std::string arguments;
  for (const FormulaNode& child : node.children) {
    absl::StrAppend(&arguments, arguments.empty() ? "" : ", ",
                    FormulaText(child));
  }
  return absl::StrCat(function, "(", arguments, ")");
}

}  // namespace

std::string FormulaText(const FormulaNode& tree) {
  switch (tree.op) {
    case FormulaOp::kNumber:
      return tree.number.numerator() < 0
                 ? absl::StrCat("(", tree.number.ToString(), ")")
                 : tree.number.ToString();
    case FormulaOp::kName:
      return tree.name;
    case FormulaOp::kRange:
      return absl::StrCat(tree.children[0].name, " .. ", tree.children[1].name);
    case FormulaOp::kSum:
      return Call("sum", tree);
    case FormulaOp::kDay:
      return Call("day", tree);
    case FormulaOp::kIsBlank:
      return Call("is_blank", tree);
    case FormulaOp::kFormHas:
      return Call("form_has", tree);
    case FormulaOp::kNegate:
      return absl::StrCat("(-", FormulaText(tree.children[0]), ")");
    case FormulaOp::kNot:
      return absl::StrCat("(not ", FormulaText(tree.children[0]), ")");
    default:
      return absl::StrCat("(", FormulaText(tree.children[0]), SymbolOf(tree.op),
                          FormulaText(tree.children[1]), ")");
  }
}

}  // namespace disclosure::rules
