#include "stats-service/query/reconcile_area.h"

#include "absl/strings/str_cat.h"
#include "stats-service/cube/area_year.h"
#include "stats-service/cube/organ_year.h"
#include "stats-service/query/check_question.h"
#include "stats-service/query/make_value.h"
#include "stats-service/query/organ_walk.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

using divisions::Level;
using form::OrganKey;

absl::Status CheckLevel(const CubeFrame& frame,
                        const divisions::DivisionCode& area) {
  RETURN_IF_ERROR(CheckArea(frame.divisions(), area, "division_code"));
  if (area.level() != Level::kTownship) return absl::OkStatus();
  return BadQuestion("only areas above the township publish summaries",
                     "BAD_LEVEL", "division_code");
}

absl::StatusOr<size_t> MissingLimit(int limit) {
  if (limit < 0 || limit > kMaxMissing) {
    return BadQuestion(
        absl::StrCat(limit, " missing reporters; 0 to ", kMaxMissing),
        "BAD_LIMIT", "max_missing");
  }
  return limit == 0 ? kDefaultMissing : limit;
}

absl::StatusOr<std::vector<form::CellIndex>> NamedCells(
    const CubeFrame& frame, const std::vector<std::string>& names) {
  if (names.empty()) return std::vector<form::CellIndex>();
  ASSIGN_OR_RETURN(std::vector<form::CellIndex> cells, FindCells(frame, names));
  for (size_t i = 0; i < cells.size(); ++i) {
    RETURN_IF_ERROR(CheckSummable(frame.catalogue().cell(cells[i]),
                                  absl::StrCat("cells[", i, "]")));
  }
  return cells;
}

std::vector<form::CellIndex> CellsOf(const CubeFrame& frame,
                                     const OrganYear& summary) {
  std::vector<form::CellIndex> cells;
  if (!summary.reported()) return cells;
  frame.Asked(summary.form_slot()).ForEach([&](form::CellIndex cell) {
    if (CheckSummable(frame.catalogue().cell(cell), "").ok()) {
      cells.push_back(cell);
    }
  });
  return cells;
}

bool IsZero(const Value& value) {
  return value.has_value() && value.value == 0;
}

// Nobody left a figure out: money of an unknown unit is no blank.
bool IsBlank(const Value& value, const CellSum& sum) {
  return value.status == ValueStatus::kBlank && sum.unit_unknown == 0;
}

// One side: its value, and the sum that it was made of.
struct Side {
  const Value& value;
  const CellSum& sum;
};

Agreement Compare(const Side& one, const Side& other) {
  const auto& [summary, summary_sum] = one;
  const auto& [roll_up, roll_up_sum] = other;
  if (summary.has_value() && roll_up.has_value()) {
    return summary.value == roll_up.value ? Agreement::kEqual
                                          : Agreement::kDifferent;
  }
  const bool equal_with_blanks =
      (IsZero(summary) && IsBlank(roll_up, roll_up_sum)) ||
      (IsZero(roll_up) && IsBlank(summary, summary_sum));
  if (equal_with_blanks) return Agreement::kEqual;
  if (summary.has_value()) return Agreement::kNoRollUpValue;
  return roll_up.has_value() ? Agreement::kNoSummaryValue : Agreement::kNoValue;
}

std::optional<int64_t> Difference(const Value& summary, const Value& roll_up) {
  int64_t difference = 0;
  const bool fits =
      summary.has_value() && roll_up.has_value() &&
      !__builtin_sub_overflow(summary.value, roll_up.value, &difference);
  return fits ? std::optional(difference) : std::nullopt;
}

ReconciledCell Reconcile(const CubeFrame& frame, form::CellIndex cell,
                         const OrganYear& summary, const AreaYear& area) {
  ReconciledCell reconciled;
  reconciled.cell = cell;
  const uint32_t form = summary.reported() ? 1u << summary.form_slot() : 0;
  const CellSum summary_sum = summary.Sum(cell);
  const CellSum roll_up_sum = area.Sum(cell);
  reconciled.summary = AreaValue(frame, cell, summary_sum, 0, form);
  reconciled.summary.counts.reset();
  reconciled.roll_up =
      AreaValue(frame, cell, roll_up_sum, area.not_reported(), area.forms());
  reconciled.agreement = Compare({reconciled.summary, summary_sum},
                                 {reconciled.roll_up, roll_up_sum});
  reconciled.difference = Difference(reconciled.summary, reconciled.roll_up);
  return reconciled;
}

void Count(Agreement agreement, ReconcileAnswer& answer) {
  switch (agreement) {
    case Agreement::kEqual:
      ++answer.equal;
      break;
    case Agreement::kDifferent:
      ++answer.different;
      break;
    case Agreement::kNoSummaryValue:
      ++answer.no_summary_value;
      break;
    case Agreement::kNoRollUpValue:
      ++answer.no_roll_up_value;
      break;
    case Agreement::kNoValue:
      break;
  }
}

void FillMissing(const Cube& cube, const divisions::DivisionCode& area,
                 size_t limit, ReconcileAnswer& answer) {
  const CubeFrame& frame = *cube.frame;
  WalkOrgans(
      cube, area, [&](const OrganKey& organ, std::optional<OrganPlace> place) {
        if (OrganYear(frame, cube.own, place, answer.year).reported()) {
          return true;
        }
        MissingReporter missing = {organ, false, false};
        missing.expected =
            organ.organ.IsGovernment() &&
            frame.expected().IsExpected(organ.division, answer.year);
        missing.reported_year_before =
            OrganYear(frame, cube.own, place, answer.year - 1).reported();
        if (!missing.expected && !missing.reported_year_before) return true;
        ++(missing.expected ? answer.missing_expected : answer.missing_known);
        if (answer.missing.size() < limit) answer.missing.push_back(missing);
        return true;
      });
}

}  // namespace

absl::StatusOr<ReconcileAnswer> ReconcileArea(
    const Cube& cube, const ReconcileQuestion& question) {
  const CubeFrame& frame = *cube.frame;
  RETURN_IF_ERROR(CheckLevel(frame, question.area));
  ASSIGN_OR_RETURN(const size_t limit, MissingLimit(question.max_missing));
  ASSIGN_OR_RETURN(const std::vector<form::CellIndex> named,
                   NamedCells(frame, question.cells));
  ReconcileAnswer answer;
  answer.year = question.year;
  if (answer.year == 0) {
    if (!cube.LastYear().has_value()) return answer;
    answer.year = *cube.LastYear();
  }
  RETURN_IF_ERROR(CheckYears({answer.year, answer.year}));
  const OrganYear summary(
      frame, cube.summaries,
      cube.summaries.organs->Find({question.area, form::CreditCode()}),
      answer.year);
  const AreaPlace place(cube, question.area);
  const AreaYear area(cube, place, answer.year);
  answer.summary_reported = summary.reported();
  if (summary.reported()) {
    answer.summary_form = static_cast<v1::Form>(summary.form_slot());
  }
  answer.reports = area.reports();
  answer.expected = frame.expected().InRange(place.areas, answer.year);
  for (const form::CellIndex cell :
       named.empty() ? CellsOf(frame, summary) : named) {
    ReconciledCell reconciled = Reconcile(frame, cell, summary, area);
    Count(reconciled.agreement, answer);
    const bool is_silent = reconciled.agreement == Agreement::kNoValue ||
                           reconciled.agreement == Agreement::kEqual;
    const bool is_listed =
        !is_silent || !named.empty() ||
        (question.include_equal && reconciled.agreement == Agreement::kEqual);
    if (is_listed) answer.cells.push_back(std::move(reconciled));
  }
  FillMissing(cube, question.area, limit, answer);
  return answer;
}

}  // namespace disclosure::stats
