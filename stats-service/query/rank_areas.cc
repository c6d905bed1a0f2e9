#include "stats-service/query/rank_areas.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "stats-service/query/check_question.h"
#include "stats-service/query/ranking.h"
#include "stats-service/query/unit_scan.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

absl::Status CheckLevels(const CubeFrame& frame, const RankQuestion& question) {
  RETURN_IF_ERROR(CheckUnitLevel(question.level, question.area));
  if (!question.rank_of.has_value()) return absl::OkStatus();
  RETURN_IF_ERROR(CheckArea(frame.divisions(), *question.rank_of, "rank_of"));
  const bool is_organ = question.level == AreaLevel::kOrgan;
  if (question.boundaries == Boundaries::kToday) {
    // Its organ counts where its code does not lie, perhaps.
    if (is_organ) return absl::OkStatus();
    RETURN_IF_ERROR(
        CheckTodaysArea(frame.divisions(), *question.rank_of, "rank_of"));
  }
  const bool has_level =
      is_organ || LevelOf(*question.rank_of) == question.level;
  if (!has_level || !question.area.Contains(*question.rank_of)) {
    return BadQuestion("the area to be found is none of those that are ranked",
                       "BAD_LEVEL", "rank_of");
  }
  return absl::OkStatus();
}

absl::StatusOr<size_t> LimitOf(const RankQuestion& question) {
  if (question.limit < 0 || question.limit > kMaxRanking) {
    return BadQuestion(
        absl::StrCat("a ranking of ", question.limit, "; 1 to ", kMaxRanking),
        "BAD_LIMIT", "limit");
  }
  return question.limit == 0 ? kDefaultRanking : question.limit;
}

// The figures of all units, but for zeros if none of them can be shown.
SparseFigures FiguresFor(const UnitScan& scan, const RankQuestion& question,
                         form::CellIndex cell, size_t limit) {
  if (question.order != RankOrder::kSmallestFirst &&
      !question.rank_of.has_value()) {
    SparseFigures sparse = scan.Sparse(cell);
    const auto above = std::ranges::count_if(
        sparse.units.figures,
        [](const UnitFigure& unit) { return unit.value > 0; });
    if (sparse.zeros == 0 || static_cast<size_t>(above) >= limit) return sparse;
  }
  return {scan.Figures(cell), 0};
}

void RankCells(const UnitScan& scan, const RankQuestion& question, size_t limit,
               RankAnswer& answer) {
  SparseFigures sparse =
      FiguresFor(scan, question, answer.figure->cell()->index, limit);
  answer.without_value = sparse.units.without_value();
  answer.boundary_split = sparse.units.boundary_split;
  Ranking<UnitFigure>(scan, question, *answer.figure,
                      std::move(sparse.units.figures), sparse.zeros)
      .Fill(limit, answer);
}

void RankIndicator(const UnitScan& scan, const RankQuestion& question,
                   size_t limit, RankAnswer& answer) {
  const Figure& figure = *answer.figure;
  UnitQuotients units = scan.Quotients(*figure.indicator());
  answer.without_value = units.without_value();
  answer.boundary_split = units.boundary_split;
  if (figure.HasRisk()) answer.risks = CountRisks(figure, units);
  if (question.leave_out_small_samples) {
    answer.without_value += static_cast<int64_t>(
        std::erase_if(units.figures, [&](const UnitQuotient& unit) {
          return IsSmallSample(figure, unit.value);
        }));
  }
  Ranking<UnitQuotient>(scan, question, figure, std::move(units.figures), 0)
      .Fill(limit, answer);
}

}  // namespace

absl::StatusOr<RankAnswer> RankAreas(const Cube& cube,
                                     const RankQuestion& question) {
  const CubeFrame& frame = *cube.frame;
  RETURN_IF_ERROR(CheckArea(frame.divisions(), question.area, "division_code"));
  RETURN_IF_ERROR(CheckLevels(frame, question));
  RankAnswer answer;
  ASSIGN_OR_RETURN(answer.figure, FindFigure(frame, question.cell, "cell"));
  ASSIGN_OR_RETURN(answer.basis, BasisOfUnits(question.level, question.basis));
  RETURN_IF_ERROR(CheckBoundaries(frame.divisions(), question.boundaries,
                                  question.area, answer.basis));
  if (answer.basis == Basis::kRollUp) {
    RETURN_IF_ERROR(CheckSummable(*answer.figure, "cell"));
  }
  ASSIGN_OR_RETURN(const size_t limit, LimitOf(question));
  answer.year = question.year;
  if (answer.year == 0) {
    if (!cube.LastYear().has_value()) return answer;
    answer.year = *cube.LastYear();
  }
  RETURN_IF_ERROR(CheckYears({answer.year, answer.year}));
  const UnitScan scan(cube, question.area, question.level, answer.basis,
                      answer.year, question.boundaries);
  if (answer.figure->cell() != nullptr) {
    RankCells(scan, question, limit, answer);
  } else {
    RankIndicator(scan, question, limit, answer);
  }
  return answer;
}

}  // namespace disclosure::stats
