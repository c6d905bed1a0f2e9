// The coverage of the NaiveModel.

#include <map>
#include <optional>
#include <set>
#include <string>

#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/naive_model.h"
#include "tests/stats-service/support/naive_readings.h"

namespace disclosure::stats {

using divisions::Area;
using divisions::DivisionCode;
using divisions::DivisionTree;
using form::OrganKey;
using record::Change;

CoverageAnswer NaiveModel::GetCoverage(const CoverageStandard& standard,
                                       const CoverageQuestion& question) const {
  CoverageAnswer answer;
  const std::optional<YearRange> years = YearsAsked(question.years);
  if (!years.has_value()) return answer;
  for (int32_t year = years->first; year <= years->last; ++year) {
    // Who is expected, with the name that the roster has.
    std::map<OrganKey, std::string> expected;
    for (const Area& area : TestDivisions().areas()) {
      if (area.code.digits() != "00" && !area.pseudo &&
          area.In(DivisionTree::EditionFor(year))) {
        expected[{area.code, form::CreditCode()}] = "";
      }
    }
    for (const RosterEntry& entry : standard.roster.entries()) {
      if (entry.Covers(year)) expected[entry.organ] = entry.name;
    }
    std::set<OrganKey> units;
    for (const auto& [organ, name] : expected) units.insert(organ);
    for (const Change* report : Below(Code("00"), year)) {
      units.insert(report->identity.organ);
    }
    std::map<DivisionCode, CoverageRow> rows;
    if (question.group_by == AreaLevel::kUnspecified) rows[question.area];
    std::map<form::CivilDate, int64_t> arrivals;
    for (const OrganKey& organ : units) {
      if (!LiesIn(question.area, organ.division)) continue;
      const Change* report = Find(organ, v1::SCOPE_OWN_ORGAN, year);
      const bool reported = IsReported(report);
      if (reported) ++arrivals[*report->accepted_on];
      const UnitClass unit_class = ClassOf(organ);
      const auto deadline = standard.deadline_of(organ, year);
      if (!reported && unit_class != UnitClass::kQuasiUnit) {
        answer.missing.push_back({organ, year, expected[organ], deadline});
      }
      DivisionCode row_area = question.area;
      if (question.group_by != AreaLevel::kUnspecified) {
        if (LevelOfDigits(organ.division) < question.group_by) continue;
        const size_t digits[] = {0, 2, 2, 4, 6, 9};
        row_area = Code(organ.division.digits().substr(
            0, digits[static_cast<int>(question.group_by)]));
      }
      CoverageCounts& counts =
          rows[row_area].by_class[static_cast<size_t>(unit_class)];
      const bool is_expected = expected.contains(organ);
      counts.expected += is_expected ? 1 : 0;
      counts.missing += reported ? 0 : 1;
      if (!reported) continue;
      ++counts.received;
      counts.unexpected += is_expected ? 0 : 1;
      if (!report->published_on || !deadline) {
        ++counts.unknown;
      } else if (*report->published_on > *deadline) {
        ++counts.late;
      } else {
        ++counts.on_time;
      }
    }
    for (auto& [area, row] : rows) {
      row.area = area;
      row.year = year;
      answer.rows.push_back(row);
    }
    for (const auto& [day, reports] : arrivals) {
      answer.arrivals.push_back({year, day, reports});
    }
  }
  return answer;
}

}  // namespace disclosure::stats
