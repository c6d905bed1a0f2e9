#include "stats-service/query/department_roster.h"

#include <algorithm>
#include <tuple>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "divisions/table_lines.h"
#include "form/civil_date.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

using divisions::DivisionCode;
using divisions::TableLines;

constexpr std::string_view kHeading =
    "division_code\torgan_credit_code\tname\tfirst_year\tlast_year";
constexpr size_t kColumns = 5;

absl::StatusOr<int32_t> ReadYear(const TableLines& lines, std::string_view text,
                                 int32_t if_empty) {
  if (text.empty()) return if_empty;
  int32_t year = 0;
  if (absl::SimpleAtoi(AbslView(text), &year) && year >= form::kFirstYear &&
      year <= form::kLastYear) {
    return year;
  }
  return lines.Error(absl::StrCat("\"", AbslView(text), "\" is no year"));
}

absl::StatusOr<RosterEntry> ReadEntry(
    const TableLines& lines, const divisions::DivisionTree& divisions) {
  const auto columns = lines.columns();
  if (columns.size() != kColumns) {
    return lines.Error(
        absl::StrCat(columns.size(), " columns; there must be ", kColumns));
  }
  const auto division = DivisionCode::Parse(columns[0]);
  if (!division.ok() || !divisions.Knows(*division)) {
    return lines.Error(absl::StrCat("no edition of the divisions has the code ",
                                    AbslView(columns[0])));
  }
  const auto organ = form::CreditCode::Parse(columns[1]);
  if (!organ.ok() || organ->IsGovernment()) {
    return lines.Error(absl::StrCat("\"", AbslView(columns[1]),
                                    "\" is no unified social credit code"));
  }
  RosterEntry entry;
  entry.organ = {*division, *organ};
  entry.name = std::string(columns[2]);
  ASSIGN_OR_RETURN(entry.first_year,
                   ReadYear(lines, columns[3], form::kFirstYear));
  ASSIGN_OR_RETURN(entry.last_year,
                   ReadYear(lines, columns[4], form::kLastYear));
  if (entry.last_year < entry.first_year) {
    return lines.Error("the last year lies before the first");
  }
  return entry;
}

}  // namespace

absl::StatusOr<DepartmentRoster> DepartmentRoster::Parse(
    std::string_view text, std::string_view file_name,
    const divisions::DivisionTree& divisions) {
  TableLines lines(file_name, text);
  if (!lines.Next() || lines.line() != kHeading) {
    RETURN_IF_ERROR(lines.status());
    return lines.Error(
        "the first line must be the heading division_code, organ_credit_code, "
        "name, first_year, last_year, with tabs between");
  }
  DepartmentRoster roster;
  while (lines.Next()) {
    ASSIGN_OR_RETURN(RosterEntry entry, ReadEntry(lines, divisions));
    roster.entries_.push_back(std::move(entry));
  }
  RETURN_IF_ERROR(lines.status());
  auto& entries = roster.entries_;
  std::ranges::sort(entries, {}, [](const RosterEntry& entry) {
    return std::tuple(entry.organ, entry.first_year);
  });
  const auto twice = std::ranges::adjacent_find(
      entries, [](const RosterEntry& a, const RosterEntry& b) {
        return a.organ == b.organ && b.first_year <= a.last_year;
      });
  if (twice == entries.end()) return roster;
  return absl::InvalidArgumentError(absl::StrCat(
      AbslView(file_name), ": ", AbslView(twice->organ.organ.text()),
      " is listed twice for ", std::next(twice)->first_year));
}

std::span<const RosterEntry> DepartmentRoster::Below(
    const DivisionCode& area) const {
  const auto begin = std::ranges::lower_bound(
      entries_, area, {},
      [](const RosterEntry& e) { return e.organ.division; });
  const auto end = std::partition_point(
      begin, entries_.end(),
      [&](const RosterEntry& e) { return area.Contains(e.organ.division); });
  return {begin, end};
}

}  // namespace disclosure::stats
