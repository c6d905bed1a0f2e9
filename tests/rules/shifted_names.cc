#include "tests/rules/shifted_names.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "form/catalogue.h"
#include "tests/support/catalogue.h"

namespace disclosure::rules {
namespace {

using disclosure::rules::v1::Rule;
using form::Cell;

constexpr std::string_view kPrevious = "previous.";

// Families of constants, each in its order.
const std::vector<std::vector<std::string>>& Constants() {
  static const auto& constants = *new std::vector<std::vector<std::string>>{
      {"LEVEL_NATION", "LEVEL_PROVINCE", "LEVEL_PREFECTURE", "LEVEL_COUNTY",
       "LEVEL_TOWNSHIP"},
      {"FORM_UNSPECIFIED", "FORM_PRE_2014", "FORM_2014", "FORM_2019",
       "FORM_2021"}};
  return constants;
}

std::vector<std::string> Beside(const std::string& name,
                                const std::vector<std::string>& line) {
  const auto found = std::ranges::find(line, name);
  std::vector<std::string> beside;
  if (found == line.end()) return beside;
  if (found != line.begin()) beside.push_back(*std::prev(found));
  if (std::next(found) != line.end()) beside.push_back(*std::next(found));
  return beside;
}

std::string TableOf(const std::string& cell) {
  return cell.substr(0, cell.find('.') + 1);
}

// Each once, in the order of the catalogue: what `part(cell)` makes of the
// cells of a table.
template <typename Part>
std::vector<std::string> Distinct(const std::string& table, Part part) {
  std::vector<std::string> names;
  for (const Cell& cell : TestCatalogue().cells()) {
    if (!cell.name.starts_with(table)) continue;
    const std::string name = part(cell);
    if (!name.empty() && std::ranges::find(names, name) == names.end()) {
      names.push_back(name);
    }
  }
  return names;
}

std::string RowOf(const Cell& cell) {
  return cell.name.substr(0, cell.name.rfind('.'));
}

// "row.total": the columns of `table`, behind the short word.
std::vector<std::string> Columns(const std::string& alias,
                                 const std::string& table) {
  return Distinct(table, [&](const Cell& cell) {
    return alias + cell.name.substr(cell.name.rfind('.') + 1);
  });
}

std::vector<std::string> CellsInColumnOf(const Cell& cell) {
  return Distinct(TableOf(cell.name), [&](const Cell& other) {
    return other.column == cell.column ? other.name : "";
  });
}

// "proactive.$_made": the names that are cells with each word in place of `$`.
std::vector<std::string> NamesWithWords(const std::string& name,
                                        const Rule& rule) {
  const auto with = [](const std::string& text, const std::string& word) {
    return absl::StrReplaceAll(text, {{"$", word}});
  };
  const std::string& first = rule.words(0);
  return Distinct(TableOf(name), [&](const Cell& cell) -> std::string {
    const std::string prefix = TableOf(name) + first + "_";
    if (!cell.name.starts_with(prefix)) return "";
    const std::string pattern =
        TableOf(name) + "$_" + cell.name.substr(prefix.size());
    const bool all = std::ranges::all_of(rule.words(), [&](const auto& word) {
      return TestCatalogue().Find(with(pattern, word)).has_value();
    });
    return all ? pattern : "";
  });
}

std::vector<std::string> LineOf(const std::string& name, const Rule& rule) {
  if (rule.for_each() == disclosure::rules::v1::FOR_EACH_APPLICANT_COLUMN &&
      TestCatalogue().Find(name + ".total")) {
    return Distinct(TableOf(name), RowOf);
  }
  if (name.starts_with("row.")) return Columns("row.", "applications.");
  if (name.starts_with("group.")) return Columns("group.", "disputes.");
  if (name.find('$') != std::string::npos) return NamesWithWords(name, rule);
  if (const auto cell = TestCatalogue().Find(name)) {
    return CellsInColumnOf(TestCatalogue().cell(*cell));
  }
  for (const auto& family : Constants()) {
    if (std::ranges::find(family, name) != family.end()) return family;
  }
  return {};
}

}  // namespace

std::vector<std::string> NamesBeside(const std::string& name,
                                     const Rule& rule) {
  if (!name.starts_with(kPrevious)) return Beside(name, LineOf(name, rule));
  std::vector<std::string> names =
      NamesBeside(name.substr(kPrevious.size()), rule);
  for (std::string& one : names) one.insert(0, kPrevious);
  return names;
}

}  // namespace disclosure::rules
