#include "stats-service/query/rank_areas.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "stats-service/query/check_question.h"
#include "stats-service/query/unit_scan.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

using form::OrganKey;

absl::Status CheckLevels(const CubeFrame& frame, const RankQuestion& question) {
  RETURN_IF_ERROR(CheckUnitLevel(question.level, question.area));
  if (!question.rank_of.has_value()) return absl::OkStatus();
  RETURN_IF_ERROR(CheckArea(frame.divisions(), *question.rank_of, "rank_of"));
  const bool has_level = question.level == AreaLevel::kOrgan ||
                         LevelOf(*question.rank_of) == question.level;
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

bool IsBetter(RankOrder order, int64_t a, int64_t b) {
  return order == RankOrder::kSmallestFirst ? a < b : a > b;
}

// The rank of the area that `rank_of` names, if it has a figure.
std::optional<RankedArea> FindAsked(const UnitScan& scan,
                                    const RankQuestion& question,
                                    const std::vector<UnitFigure>& figures,
                                    form::CellIndex cell) {
  if (!question.rank_of.has_value()) return std::nullopt;
  const auto index = scan.IndexOf(*question.rank_of);
  if (!index.has_value()) return std::nullopt;
  const auto found =
      std::ranges::lower_bound(figures, *index, {}, &UnitFigure::index);
  if (found == figures.end() || found->index != *index) return std::nullopt;
  const auto better =
      std::ranges::count_if(figures, [&](const UnitFigure& other) {
        return IsBetter(question.order, other.value, found->value);
      });
  const OrganKey organ = scan.KeyOf(*index);
  return RankedArea{better + 1, organ, scan.ValueOf(organ, cell)};
}

// Sorts the first `limit` to the front and numbers them.
void FillRanking(const UnitScan& scan, const RankQuestion& question,
                 size_t limit, std::vector<UnitFigure>& figures,
                 RankAnswer& answer) {
  const size_t shown = std::min(limit, figures.size());
  std::partial_sort(figures.begin(), figures.begin() + shown, figures.end(),
                    [&](const UnitFigure& a, const UnitFigure& b) {
                      return a.value == b.value
                                 ? a.index < b.index
                                 : IsBetter(question.order, a.value, b.value);
                    });
  for (size_t i = 0; i < shown; ++i) {
    const bool is_tie = i > 0 && figures[i].value == figures[i - 1].value;
    const int64_t rank =
        is_tie ? answer.ranking.back().rank : static_cast<int64_t>(i) + 1;
    const OrganKey organ = scan.KeyOf(figures[i].index);
    answer.ranking.push_back({rank, organ, scan.ValueOf(organ, answer.cell)});
  }
}

}  // namespace

absl::StatusOr<RankAnswer> RankAreas(const Cube& cube,
                                     const RankQuestion& question) {
  const CubeFrame& frame = *cube.frame;
  RETURN_IF_ERROR(CheckArea(frame.divisions(), question.area, "division_code"));
  RETURN_IF_ERROR(CheckLevels(frame, question));
  RankAnswer answer;
  ASSIGN_OR_RETURN(answer.cell,
                   FindCell(frame.catalogue(), question.cell, "cell"));
  ASSIGN_OR_RETURN(answer.basis, BasisOfUnits(question.level, question.basis));
  if (answer.basis == Basis::kRollUp) {
    RETURN_IF_ERROR(CheckSummable(frame.catalogue().cell(answer.cell), "cell"));
  }
  ASSIGN_OR_RETURN(const size_t limit, LimitOf(question));
  answer.year = question.year;
  if (answer.year == 0) {
    if (!cube.LastYear().has_value()) return answer;
    answer.year = *cube.LastYear();
  }
  RETURN_IF_ERROR(CheckYears({answer.year, answer.year}));
  const UnitScan scan(cube, question.area, question.level, answer.basis,
                      answer.year);
  UnitFigures units = scan.Figures(answer.cell);
  answer.ranked = static_cast<int64_t>(units.figures.size());
  answer.without_value = units.without_value();
  answer.asked = FindAsked(scan, question, units.figures, answer.cell);
  FillRanking(scan, question, limit, units.figures, answer);
  return answer;
}

}  // namespace disclosure::stats
