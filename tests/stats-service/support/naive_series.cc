// The series of the NaiveModel.

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "tests/stats-service/support/naive_indicators.h"
#include "tests/stats-service/support/naive_model.h"
#include "tests/stats-service/support/naive_readings.h"

namespace disclosure::stats {
namespace {

using divisions::Level;

Basis AppliedBasis(const SeriesQuestion& question) {
  if (question.basis != Basis::kUnspecified) return question.basis;
  const bool is_single = question.area.level() == Level::kTownship ||
                         !question.organ.IsGovernment();
  return is_single ? Basis::kOwnOrgan : Basis::kRollUp;
}

}  // namespace

SeriesAnswer NaiveModel::GetSeries(const SeriesQuestion& question) const {
  SeriesAnswer answer;
  answer.basis = AppliedBasis(question);
  const bool is_single = answer.basis != Basis::kRollUp;
  const bool is_reported = question.boundaries != Boundaries::kToday;
  const std::optional<YearRange> years =
      question.years.has_value() ? question.years : AllYears();
  std::vector<NaiveYear> all_years;
  // From long before, to see what the first year asked for comes after.
  const int32_t start =
      std::min(kLongBefore, years.has_value() ? years->first - 2 : kLongBefore);
  for (int32_t year = start; years.has_value() && year <= years->last; ++year) {
    all_years.push_back(SeriesYear(question, answer.basis, year));
  }
  for (const std::string& name : question.cells) {
    const Figure figure = FigureNamed(name);
    Series& series = answer.series.emplace_back(Series{figure, {}, {}});
    if (!years.has_value()) continue;
    std::vector<NaivePoint> points;
    std::vector<v1::Form> before;
    int32_t reported_before = 0;
    int place = 0;
    for (const NaiveYear& reports : all_years) {
      const int32_t year = reports.year;
      if (is_reported && lineage_->IsReused(question.area, year - 1, year)) {
        ++place;
      }
      NaivePoint now = {year, ValueIn(reports, figure, is_single), {}, place};
      now.forms = FormsWith(figure, reports.reports);
      if (year >= years->first) {
        SeriesPoint& point = series.points.emplace_back();
        point.year = year;
        point.value = now.value;
        if (is_single && !reports.adds_places && !reports.reports.empty()) {
          point.form = reports.reports[0]->form;
        }
        const auto between = NaiveBreak(figure, before, now.forms);
        if (between.has_value() && point.value.has_value()) {
          point.value.note = between->second;
        }
        if (is_reported && reported_before != 0 && !now.forms.empty() &&
            point.value.has_value() &&
            lineage_->IsReused(question.area, reported_before, year)) {
          point.value.note =
              lineage_->NoteOfReuse(question.area, reported_before);
        }
      }
      if (!now.forms.empty()) {
        before = now.forms;
        reported_before = year;
      }
      if (year >= years->first - 2) points.push_back(now);
    }
    AddNaiveTrend(points, series);
  }
  return answer;
}

}  // namespace disclosure::stats
