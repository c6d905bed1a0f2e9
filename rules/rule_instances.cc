#include "rules/rule_instances.h"

#include <set>
#include <string_view>

namespace disclosure::rules {
namespace {

using disclosure::rules::v1::Rule;
using form::Catalogue;
using form::Cell;

constexpr std::string_view kApplications = "applications.";
constexpr std::string_view kDisputesPrefix = "disputes.";

std::vector<RuleInstance> Columns(const Catalogue& catalogue) {
  std::vector<RuleInstance> columns;
  std::set<std::string> seen;
  for (const Cell& cell : catalogue.cells()) {
    if (!cell.name.starts_with(kApplications)) continue;
    const std::string column = cell.name.substr(cell.name.rfind('.') + 1);
    if (!seen.insert(column).second) continue;
    columns.push_back({column, {.column = column}});
  }
  return columns;
}

// Of the table whose cells begin with `table`; called `alias` in formulas.
std::vector<RuleInstance> Rows(const Catalogue& catalogue,
                               std::string_view table,
                               const std::string& alias) {
  std::vector<RuleInstance> rows;
  std::set<std::string> seen;
  for (const Cell& cell : catalogue.cells()) {
    if (!cell.name.starts_with(table)) continue;
    const std::string row = cell.name.substr(0, cell.name.rfind('.'));
    if (!seen.insert(row).second) continue;
    rows.push_back({row, {.alias = alias, .stands_for = row}});
  }
  return rows;
}

std::vector<RuleInstance> Cells(const Catalogue& catalogue) {
  std::vector<RuleInstance> cells;
  for (const Cell& cell : catalogue.cells()) {
    cells.push_back({cell.name, {.alias = "cell", .stands_for = cell.name}});
  }
  return cells;
}

std::vector<RuleInstance> Words(const Rule& rule) {
  std::vector<RuleInstance> words;
  for (const std::string& word : rule.words()) {
    words.push_back({word, {.word = word}});
  }
  return words;
}

}  // namespace

std::vector<RuleInstance> InstancesOf(const Rule& rule,
                                      const Catalogue& catalogue) {
  switch (rule.for_each()) {
    case disclosure::rules::v1::FOR_EACH_APPLICANT_COLUMN:
      return Columns(catalogue);
    case disclosure::rules::v1::FOR_EACH_APPLICANT_ROW:
      return Rows(catalogue, kApplications, "row");
    case disclosure::rules::v1::FOR_EACH_DISPUTE_GROUP:
      return Rows(catalogue, kDisputesPrefix, "group");
    case disclosure::rules::v1::FOR_EACH_CELL:
      return Cells(catalogue);
    case disclosure::rules::v1::FOR_EACH_WORD:
      return Words(rule);
    default:
      return {{}};
  }
}

}  // namespace disclosure::rules
