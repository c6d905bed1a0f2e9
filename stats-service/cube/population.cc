#include "stats-service/cube/population.h"

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "form/civil_date.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

constexpr std::string_view kHeading = "division_code,year,population";
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
constexpr int32_t kFirstPopulationYear = 1900;

struct Row {
  divisions::DivisionCode area;
  int32_t year = 0;
  int64_t inhabitants = 0;
};

// Without the place.
absl::StatusOr<Row> ParseRow(absl::string_view line,
                             const divisions::DivisionTree& divisions) {
  const std::vector<absl::string_view> fields = absl::StrSplit(line, ',');
  if (fields.size() != 3) {
    return absl::InvalidArgumentError(
        absl::StrCat(fields.size(), " fields instead of 3"));
  }
  Row row;
  ASSIGN_OR_RETURN(row.area,
                   divisions::DivisionCode::Parse(std::string(fields[0])));
  if (!divisions.Knows(row.area)) {
    return absl::InvalidArgumentError(
        absl::StrCat("no edition of the divisions has the code ", fields[0]));
  }
  if (!absl::SimpleAtoi(fields[1], &row.year) ||
      row.year < kFirstPopulationYear || row.year > form::kLastYear) {
    return absl::InvalidArgumentError(
        absl::StrCat("\"", fields[1], "\" is no year"));
  }
  if (!absl::SimpleAtoi(fields[2], &row.inhabitants) || row.inhabitants <= 0) {
    return absl::InvalidArgumentError(absl::StrCat(
        "\"", fields[2], "\" is no number of inhabitants above 0"));
  }
  return row;
}

}  // namespace

absl::StatusOr<Population> Population::Parse(
    std::string_view text, std::string_view file_name,
    const divisions::DivisionTree& divisions) {
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
  }
  Population population;
  int number = 0;
  const auto error = [&](const absl::Status& status) {
    return absl::InvalidArgumentError(
        absl::StrCat(AbslView(file_name), ":", number, ": ", status.message()));
  };
  for (absl::string_view line : absl::StrSplit(AbslView(text), '\n')) {
    ++number;
    line = absl::StripSuffix(line, "\r");
    if (number == 1) {
      if (line == AbslView(kHeading)) continue;
      return error(absl::InvalidArgumentError(
          absl::StrCat("the heading must be \"", AbslView(kHeading), "\"")));
    }
    if (line.empty()) continue;
    const absl::StatusOr<Row> row = ParseRow(line, divisions);
    if (!row.ok()) return error(row.status());
    const bool is_new =
        population.inhabitants_
            .emplace(std::pair(row->area.packed(), row->year), row->inhabitants)
            .second;
    if (!is_new) {
      return error(absl::InvalidArgumentError(absl::StrCat(
          AbslView(row->area.digits()), " stands twice for ", row->year)));
    }
  }
  return population;
}

std::optional<int64_t> Population::Find(const divisions::DivisionCode& area,
                                        int32_t year) const {
  const auto found = inhabitants_.find(std::pair(area.packed(), year));
  return found == inhabitants_.end() ? std::nullopt
                                     : std::optional(found->second);
}

}  // namespace disclosure::stats
