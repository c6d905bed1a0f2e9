#include "stats-service/query/get_series.h"

#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "stats-service/cube/area_year.h"
#include "stats-service/cube/organ_year.h"
#include "stats-service/query/check_question.h"
#include "stats-service/query/make_value.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

using divisions::Level;

// Whose reports are asked for, in terms of years.
class ReportSource {
 public:
  ReportSource(const Cube& cube, const SeriesQuestion& question, Basis basis)
      : cube_(cube),
        scope_(basis == Basis::kAreaSummary ? cube.summaries : cube.own),
        rolls_up_(basis == Basis::kRollUp),
        organ_(scope_.organs->Find({question.area, question.organ})),
        area_(cube, question.area) {}

  // One bit a form slot: the forms of the reports of that year.
  uint32_t Forms(int32_t year) const {
    if (rolls_up_) return AreaYear(cube_, area_, year).forms();
    const OrganYear report = Organ(year);
    return report.reported() ? 1u << report.form_slot() : 0;
  }

  // One point for each of the cells.
  std::vector<SeriesPoint> PointsOf(
      int32_t year, const std::vector<form::CellIndex>& cells) const {
    std::vector<SeriesPoint> points;
    if (rolls_up_) {
      const AreaYear area(cube_, area_, year);
      for (const form::CellIndex cell : cells) {
        points.push_back({year, AreaValue(*cube_.frame, cell, area.Sum(cell),
                                          area.not_reported(), area.forms())});
      }
      return points;
    }
    const OrganYear report = Organ(year);
    const auto form = report.reported()
                          ? static_cast<v1::Form>(report.form_slot())
                          : v1::FORM_UNSPECIFIED;
    for (const form::CellIndex cell : cells) {
      points.push_back({year, OrganValue(*cube_.frame, cell, report), form});
    }
    return points;
  }

 private:
  OrganYear Organ(int32_t year) const {
    return OrganYear(*cube_.frame, scope_, organ_, year);
  }

  const Cube& cube_;
  const ScopeSheets& scope_;
  const bool rolls_up_;
  const std::optional<OrganPlace> organ_;
  const AreaPlace area_;
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

absl::Status CheckAdditive(const form::Catalogue& catalogue, Basis basis,
                           const std::vector<form::CellIndex>& cells) {
  if (basis != Basis::kRollUp) return absl::OkStatus();
  for (size_t i = 0; i < cells.size(); ++i) {
    RETURN_IF_ERROR(CheckSummable(catalogue.cell(cells[i]),
                                  absl::StrCat("cells[", i, "]")));
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

// The forms of the reports of every year up to `last` that had any.
std::map<int32_t, uint32_t> FormsByYear(const Cube& cube,
                                        const ReportSource& source,
                                        int32_t last) {
  std::map<int32_t, uint32_t> forms;
  for (const ScopeSheets* scope : {&cube.own, &cube.summaries}) {
    for (const auto& [year, sheet] : scope->years) {
      if (year <= last) forms[year] = source.Forms(year);
    }
  }
  return forms;
}

// A cell that two forms have, not quite in the same words: where the form
// changes, its figures are to be chained with a caution.
void NoteBreaks(const form::Cell& cell,
                const std::map<int32_t, uint32_t>& forms,
                std::vector<SeriesPoint>& points) {
  if (cell.comparability != v1::COMPARABILITY_CAUTION || cell.IsNarrative()) {
    return;
  }
  std::set<int32_t> breaks;
  uint32_t before = 0;
  for (const auto& [year, all_forms] : forms) {
    const uint32_t now = all_forms & cell.forms;
    if (now == 0) continue;
    if (before != 0 && now != before) breaks.insert(year);
    before = now;
  }
  for (SeriesPoint& point : points) {
    if (breaks.contains(point.year) && point.value.has_value()) {
      point.value.note = cell.note;
    }
  }
}

}  // namespace

absl::StatusOr<SeriesAnswer> GetSeries(const Cube& cube,
                                       const SeriesQuestion& question) {
  const CubeFrame& frame = *cube.frame;
  RETURN_IF_ERROR(CheckArea(frame.divisions(), question.area, "division_code"));
  ASSIGN_OR_RETURN(const std::vector<form::CellIndex> cells,
                   FindCells(frame.catalogue(), question.cells));
  SeriesAnswer answer;
  ASSIGN_OR_RETURN(answer.basis, BasisOf(question));
  RETURN_IF_ERROR(CheckAdditive(frame.catalogue(), answer.basis, cells));
  ASSIGN_OR_RETURN(const std::optional<YearRange> years,
                   YearsOf(cube, question, cells.size()));
  for (const form::CellIndex cell : cells) answer.series.push_back({cell, {}});
  if (!years.has_value()) return answer;
  const ReportSource source(cube, question, answer.basis);
  for (int32_t year = years->first; year <= years->last; ++year) {
    std::vector<SeriesPoint> points = source.PointsOf(year, cells);
    for (size_t i = 0; i < cells.size(); ++i) {
      answer.series[i].points.push_back(points[i]);
    }
  }
  const auto forms = FormsByYear(cube, source, years->last);
  for (Series& series : answer.series) {
    NoteBreaks(frame.catalogue().cell(series.cell), forms, series.points);
  }
  return answer;
}

}  // namespace disclosure::stats
