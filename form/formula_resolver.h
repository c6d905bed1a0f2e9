#ifndef DISCLOSURE_FORM_FORMULA_RESOLVER_H_
#define DISCLOSURE_FORM_FORMULA_RESOLVER_H_

#include <map>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "form/catalogue.h"
#include "form/formula_attributes.h"
#include "form/formula_lexer.h"
#include "form/formula_tree.h"

namespace disclosure::form {

// What the names of a formula mean beside the full names of cells. All empty:
// nothing. A formula that is judged for each column, row, group, cell or word
// is resolved once for each, with another scope.
struct FormulaScope {
  // The column that names of rows stand for: with "natural_person",
  // "applications.granted" is "applications.granted.natural_person".
  std::string column = {};
  // A short word and what it stands for: with "row" for
  // "applications.granted", "row.total" is "applications.granted.total". What
  // the catalogue says of the first cell of it is known as row_number,
  // column_number, is_money, is_flow, negative_allowed and yuan_per_unit:
  // "row.row_number" is 203.
  std::string alias = {};
  std::string stands_for = {};
  // What `$` stands for inside names: with "licence",
  // "proactive.$_decisions" is "proactive.licence_decisions".
  std::string word = {};
};

// Finds out what the names of a formula mean, and whether its parts fit
// together. Holds tables made once from the catalogue, which it borrows.
// Immutable, thread-safe.
class FormulaResolver {
 public:
  explicit FormulaResolver(const Catalogue& catalogue);

  // The formula with each name replaced by its operand or value, each group of
  // a sum by its cells, and every type known. "previous." before a cell's name
  // means the report of the year before.
  //
  // INVALID_ARGUMENT with the place: a name that does not exist, with the
  //   nearest one; a group whose ends share neither row nor column; a condition
  //   where a number is needed, and the like.
  absl::StatusOr<FormulaNode> Resolve(const FormulaNode& tree,
                                      const FormulaScope& scope,
                                      const FormulaPlace& place) const;

 private:
  class Walk;

  const Catalogue& catalogue_;
  std::map<std::string, AttributeName> attributes_;
  std::map<std::string, ConstantName> constants_;
};

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_FORMULA_RESOLVER_H_
