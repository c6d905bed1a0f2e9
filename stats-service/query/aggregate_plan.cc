#include "stats-service/query/aggregate_plan.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "stats-service/query/check_question.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

using divisions::Level;

absl::Status CheckLevel(const AggregateQuestion& question, Basis basis) {
  const AreaLevel level = question.group_by;
  if (level == AreaLevel::kUnspecified) {
    if (basis == Basis::kAreaSummary &&
        question.area.level() == Level::kTownship) {
      return BadQuestion("only areas above the township publish summaries",
                         "BAD_BASIS", "basis");
    }
    return absl::OkStatus();
  }
  if (level <= LevelOf(question.area)) {
    return BadQuestion("the level does not lie below the area", "BAD_LEVEL",
                       "group_by");
  }
  if (basis == Basis::kAreaSummary && level >= AreaLevel::kTownship) {
    return BadQuestion("only areas above the township publish summaries",
                       "BAD_LEVEL", "group_by");
  }
  return absl::OkStatus();
}

absl::Status CheckFigures(const AggregateQuestion& question,
                          const AggregatePlan& plan) {
  for (size_t i = 0; i < plan.figures.size(); ++i) {
    const Figure& figure = plan.figures[i];
    const std::string field = absl::StrCat("cells[", i, "]");
    if (question.sum_over_years && !figure.AddsOverYears()) {
      return BadQuestion(absl::StrCat(AbslView(figure.name()),
                                      " is no flow: its years do not add up"),
                         "NOT_ADDITIVE_OVER_YEARS", field);
    }
    // A single report needs no sum.
    const bool is_summed =
        plan.basis == Basis::kRollUp && plan.group_by != AreaLevel::kOrgan;
    if (is_summed) RETURN_IF_ERROR(CheckSummable(figure, field));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<AggregatePlan> PlanAggregate(const Cube& cube,
                                            const AggregateQuestion& question) {
  const CubeFrame& frame = *cube.frame;
  RETURN_IF_ERROR(CheckArea(frame.divisions(), question.area, "division_code"));
  AggregatePlan plan;
  plan.group_by = question.group_by;
  plan.basis =
      question.basis == Basis::kUnspecified ? Basis::kRollUp : question.basis;
  if (plan.basis == Basis::kOwnOrgan) {
    return BadQuestion("aggregates are roll-ups or summaries", "BAD_BASIS",
                       "basis");
  }
  plan.is_today = question.boundaries == Boundaries::kToday;
  RETURN_IF_ERROR(CheckBoundaries(frame.divisions(), question.boundaries,
                                  question.area, plan.basis));
  RETURN_IF_ERROR(CheckLevel(question, plan.basis));
  ASSIGN_OR_RETURN(plan.figures, FindFigures(frame, question.cells));
  RETURN_IF_ERROR(CheckFigures(question, plan));
  plan.years = question.years;
  if (const auto last = cube.LastYear();
      !plan.years.has_value() && last.has_value()) {
    plan.years = YearRange{*last, *last};
  }
  if (plan.years.has_value()) RETURN_IF_ERROR(CheckYears(*plan.years));
  ASSIGN_OR_RETURN(const int page_size, PageSize(question.page_size));
  const int64_t fitting =
      kMaxPageValues / static_cast<int64_t>(plan.figures.size());
  plan.rows = static_cast<size_t>(std::min<int64_t>(page_size, fitting));
  return plan;
}

}  // namespace disclosure::stats
