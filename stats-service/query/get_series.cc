#include "stats-service/query/get_series.h"

#include <algorithm>
#include <span>

#include "absl/strings/str_cat.h"
#include "stats-service/query/check_question.h"
#include "stats-service/query/figure_source.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

using divisions::Level;

// A moving mean is of so many years; a change needs one before.
constexpr int32_t kMeanYears = 3;

// Whose reports are asked for, in terms of years.
class ReportSource {
 public:
  ReportSource(const Cube& cube, const SeriesQuestion& question, Basis basis)
      : cube_(cube),
        basis_(basis),
        is_today_(question.boundaries == Boundaries::kToday),
        organ_{question.area, question.organ},
        place_(Scope().organs->Find(organ_)),
        area_(cube, question.area) {
    if (!is_today_) reuses_ = cube.frame->reused_codes().Of(question.area);
  }

  FigureSource In(int32_t year) const {
    if (is_today_) {
      return basis_ == Basis::kRollUp
                 ? FigureSource::OfAreaToday(cube_, area_, year)
                 : FigureSource::OfOrganToday(cube_, area_, organ_.organ, year);
    }
    if (basis_ == Basis::kRollUp) {
      return FigureSource::OfArea(cube_, area_, year);
    }
    return FigureSource::OfOrgan(cube_,
                                 basis_ == Basis::kAreaSummary
                                     ? v1::SCOPE_AREA_SUMMARY
                                     : v1::SCOPE_OWN_ORGAN,
                                 organ_, place_, year);
  }

  // Of the code; empty on today's areas, whose places are always the same.
  std::span<const CodeReuse> reuses() const { return reuses_; }

 private:
  const ScopeSheets& Scope() const {
    return basis_ == Basis::kAreaSummary ? cube_.summaries : cube_.own;
  }

  const Cube& cube_;
  const Basis basis_;
  const bool is_today_;
  const form::OrganKey organ_;
  const std::optional<OrganPlace> place_;
  const AreaPlace area_;
  std::span<const CodeReuse> reuses_;
};

absl::StatusOr<Basis> BasisOf(const SeriesQuestion& question) {
  const bool is_township = question.area.level() == Level::kTownship;
  const bool is_department = !question.organ.IsGovernment();
  switch (question.basis) {
    case Basis::kUnspecified:
      return is_township || is_department ? Basis::kOwnOrgan : Basis::kRollUp;
    case Basis::kAreaSummary:
      if (is_township || is_department) {
        return BadQuestion("only areas above the township publish summaries",
                           "BAD_BASIS", "basis");
      }
      break;
    case Basis::kRollUp:
      if (is_department) {
        return BadQuestion("a department has no roll-up", "BAD_BASIS", "basis");
      }
      break;
    case Basis::kOwnOrgan:
      break;
  }
  return question.basis;
}

absl::Status CheckAdditive(Basis basis, const std::vector<Figure>& figures) {
  if (basis != Basis::kRollUp) return absl::OkStatus();
  for (size_t i = 0; i < figures.size(); ++i) {
    RETURN_IF_ERROR(CheckSummable(figures[i], absl::StrCat("cells[", i, "]")));
  }
  return absl::OkStatus();
}

// nullopt: no report has any year.
absl::StatusOr<std::optional<YearRange>> YearsOf(const Cube& cube,
                                                 const SeriesQuestion& question,
                                                 size_t cells) {
  std::optional<YearRange> years = question.years;
  if (!years.has_value()) {
    const std::optional<int32_t> first = cube.FirstYear();
    if (!first.has_value()) return years;
    years = YearRange{*first, *cube.LastYear()};
  }
  RETURN_IF_ERROR(CheckYears(*years));
  if (years->size() * static_cast<int64_t>(cells) > kMaxSeriesValues) {
    return BadQuestion(
        absl::StrCat(cells, " cells over ", years->size(), " years; at most ",
                     kMaxSeriesValues, " values at a time"),
        "TOO_MANY_VALUES", "cells");
  }
  return years;
}

// The forms of the reports of a year; 0: there were none.
struct YearForms {
  int32_t year = 0;
  uint32_t forms = 0;
};

// Those of every year that had any reports, and of the `known` ones, which are
// the last that matter, without a gap.
std::vector<YearForms> FormsByYear(const Cube& cube, const ReportSource& source,
                                   const std::vector<YearForms>& known) {
  std::vector<YearForms> all;
  for (const ScopeSheets* scope : {&cube.own, &cube.summaries}) {
    for (const auto& [year, sheet] : scope->years) {
      if (year < known.front().year) all.push_back({year, 0});
    }
  }
  std::ranges::sort(all, {}, &YearForms::year);
  // Not std::ranges::unique(), which clang 14 cannot read in GCC's library.
  all.erase(std::unique(all.begin(), all.end(),
                        [](const YearForms& a, const YearForms& b) {
                          return a.year == b.year;
                        }),
            all.end());
  for (YearForms& year : all) year.forms = source.In(year.year).forms();
  all.insert(all.end(), known.begin(), known.end());
  return all;
}

// Where the form changes since the last report, and the meaning with it, the
// figure is to be read with its note.
void NoteBreaks(const Figure& figure, std::span<const YearForms> forms,
                std::vector<SeriesPoint>& points) {
  uint32_t before = 0;
  for (const auto& [year, all_forms] : forms) {
    const uint32_t now = all_forms & figure.forms();
    if (now == 0) continue;
    const auto between = BreakBetween(figure, before, now);
    before = now;
    if (!between.has_value() || year < points.front().year) continue;
    SeriesPoint& point = points[year - points.front().year];
    if (point.value.has_value()) point.value.note = between->note;
  }
}

// The first report of a place under the code of another one is to be read by
// itself, whatever the form.
void NoteReuses(const Figure& figure, std::span<const CodeReuse> reuses,
                std::span<const YearForms> forms,
                std::vector<SeriesPoint>& points) {
  std::optional<size_t> before;
  for (const auto& [year, all_forms] : forms) {
    if ((all_forms & figure.forms()) == 0) continue;
    const size_t now = PlaceIn(reuses, year);
    const size_t last = before.value_or(now);
    before = now;
    if (last == now || year < points.front().year) continue;
    SeriesPoint& point = points[year - points.front().year];
    if (point.value.has_value()) point.value.note = reuses[last].note;
  }
}

// Makes a point of each year but the first ones, with its change and mean.
void FillPoints(std::span<const FigureYear> years,
                std::span<const v1::Form> forms, Series& series) {
  series.points.resize(forms.size());
  const size_t before = years.size() - forms.size();
  series.average_growth = GrowthOver(series.figure, years.subspan(before));
  for (size_t i = 0; i < forms.size(); ++i) {
    const size_t at = before + i;
    SeriesPoint& point = series.points[i];
    point.year = years[at].year;
    point.value = years[at].value;
    point.form = forms[i];
    point.change = ChangeBetween(series.figure, years[at - 1], years[at]);
    point.moving_mean =
        MeanOf(series.figure, years.subspan(at + 1 - kMeanYears, kMeanYears));
  }
}

// Gives the forms of all years that were looked at.
std::vector<YearForms> FillSeries(const ReportSource& source,
                                  const YearRange& years,
                                  std::vector<Series>& all) {
  const int32_t first = years.first + 1 - kMeanYears;
  const auto size = static_cast<size_t>(years.last + 1 - first);
  std::vector<std::vector<FigureYear>> figure_years(all.size());
  for (auto& of_figure : figure_years) of_figure.reserve(size);
  std::vector<YearForms> year_forms;
  std::vector<v1::Form> forms;  // of the points
  for (int32_t year = first; year <= years.last; ++year) {
    const FigureSource reports = source.In(year);
    const size_t place = PlaceIn(source.reuses(), year);
    year_forms.push_back({year, reports.forms()});
    if (year >= years.first) forms.push_back(reports.form());
    for (size_t i = 0; i < all.size(); ++i) {
      const Figure& figure = all[i].figure;
      figure_years[i].push_back({year, reports.ValueOf(figure),
                                 reports.forms() & figure.forms(), place});
    }
  }
  for (size_t i = 0; i < all.size(); ++i) {
    FillPoints(figure_years[i], forms, all[i]);
  }
  return year_forms;
}

}  // namespace

absl::StatusOr<SeriesAnswer> GetSeries(const Cube& cube,
                                       const SeriesQuestion& question) {
  const CubeFrame& frame = *cube.frame;
  RETURN_IF_ERROR(CheckArea(frame.divisions(), question.area, "division_code"));
  ASSIGN_OR_RETURN(const std::vector<Figure> figures,
                   FindFigures(frame, question.cells));
  SeriesAnswer answer;
  ASSIGN_OR_RETURN(answer.basis, BasisOf(question));
  RETURN_IF_ERROR(CheckBoundaries(frame.divisions(), question.boundaries,
                                  question.area, answer.basis));
  RETURN_IF_ERROR(CheckAdditive(answer.basis, figures));
  ASSIGN_OR_RETURN(const std::optional<YearRange> years,
                   YearsOf(cube, question, figures.size()));
  for (const Figure& figure : figures) {
    answer.series.push_back({figure, {}, {}});
  }
  if (!years.has_value()) return answer;
  const ReportSource source(cube, question, answer.basis);
  const auto forms =
      FormsByYear(cube, source, FillSeries(source, *years, answer.series));
  for (Series& series : answer.series) {
    NoteBreaks(series.figure, forms, series.points);
    if (source.reuses().empty()) continue;
    NoteReuses(series.figure, source.reuses(), forms, series.points);
  }
  return answer;
}

}  // namespace disclosure::stats
