#include "stats-service/query/rank_areas.h"

#include <algorithm>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "stats-service/query/check_question.h"
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

// Ranks units by one figure: UnitFigure of a cell, UnitQuotient of an
// indicator.
template <typename Unit>
class Ranking {
 public:
  // `units` in the order of indices.
  Ranking(const UnitScan& scan, const RankQuestion& question,
          const Figure& figure, std::vector<Unit> units)
      : scan_(scan),
        question_(question),
        figure_(figure),
        units_(std::move(units)) {}

  void Fill(size_t limit, RankAnswer& answer) {
    answer.ranked = static_cast<int64_t>(units_.size());
    if (units_.empty()) return;
    const std::optional<Unit> asked = FindAsked();
    answer.median = median_ = Median();
    if (asked.has_value()) answer.asked = Describe(*asked, RankOf(*asked));
    FillFirst(limit, answer);
  }

 private:
  bool IsBetter(const Unit& a, const Unit& b) const {
    return question_.order == RankOrder::kSmallestFirst ? a.value < b.value
                                                        : a.value > b.value;
  }

  double NumberOf(const Unit& unit) const {
    if constexpr (std::is_same_v<Unit, UnitFigure>) {
      return static_cast<double>(unit.value);
    } else {
      return ToDouble(figure_, unit.value);
    }
  }

  // The unit that `rank_of` names, if it has a value.
  std::optional<Unit> FindAsked() const {
    if (!question_.rank_of.has_value()) return std::nullopt;
    const auto index = scan_.IndexOf(*question_.rank_of);
    if (!index.has_value()) return std::nullopt;
    const auto found =
        std::ranges::lower_bound(units_, *index, {}, &Unit::index);
    if (found == units_.end() || found->index != *index) return std::nullopt;
    return *found;
  }

  int64_t RankOf(const Unit& unit) const {
    return 1 + std::ranges::count_if(units_, [&](const Unit& other) {
             return IsBetter(other, unit);
           });
  }

  // Most cells are zero in most reports.
  bool MiddleIsZero() const {
    if constexpr (std::is_same_v<Unit, UnitFigure>) {
      size_t below = 0;
      size_t zeros = 0;
      for (const Unit& unit : units_) {
        below += unit.value < 0 ? 1 : 0;
        zeros += unit.value == 0 ? 1 : 0;
      }
      const size_t lower = (units_.size() - 1) / 2;
      return lower >= below && units_.size() / 2 < below + zeros;
    }
    return false;
  }

  // Leaves the units in another order.
  double Median() {
    if (MiddleIsZero()) return 0;
    const auto middle = units_.begin() + units_.size() / 2;
    const auto is_less = [](const Unit& a, const Unit& b) {
      return a.value < b.value;
    };
    std::nth_element(units_.begin(), middle, units_.end(), is_less);
    if (units_.size() % 2 == 1) return NumberOf(*middle);
    const auto below = std::max_element(units_.begin(), middle, is_less);
    // Halves first: the sum of two large numbers may be none.
    return NumberOf(*below) / 2 + NumberOf(*middle) / 2;
  }

  // Sorts the first `limit` to the front.
  void FillFirst(size_t limit, RankAnswer& answer) {
    const size_t shown = std::min(limit, units_.size());
    std::partial_sort(units_.begin(), units_.begin() + shown, units_.end(),
                      [&](const Unit& a, const Unit& b) {
                        return a.value == b.value ? a.index < b.index
                                                  : IsBetter(a, b);
                      });
    for (size_t i = 0; i < shown; ++i) {
      const bool is_tie = i > 0 && units_[i].value == units_[i - 1].value;
      if (is_tie) {
        RankedArea ranked = answer.ranking.back();
        ranked.organ = scan_.KeyOf(units_[i].index);
        ranked.value = scan_.ValueOf(ranked.organ, figure_);
        answer.ranking.push_back(ranked);
      } else {
        answer.ranking.push_back(
            Describe(units_[i], static_cast<int64_t>(i) + 1));
      }
    }
  }

  RankedArea Describe(const Unit& unit, int64_t rank) const {
    RankedArea ranked;
    ranked.rank = rank;
    ranked.organ = scan_.KeyOf(unit.index);
    ranked.value = scan_.ValueOf(ranked.organ, figure_);
    ranked.percentile = static_cast<double>(NotAbove(unit, rank)) * 100 /
                        static_cast<double>(units_.size());
    ranked.distance_to_median = NumberOf(unit) - median_;
    return ranked;
  }

  // How many units have this value or a smaller one.
  int64_t NotAbove(const Unit& unit, int64_t rank) const {
    if (question_.order != RankOrder::kSmallestFirst) {
      return static_cast<int64_t>(units_.size()) - (rank - 1);
    }
    return rank - 1 + std::ranges::count_if(units_, [&](const Unit& other) {
             return other.value == unit.value;
           });
  }

  const UnitScan& scan_;
  const RankQuestion& question_;
  const Figure& figure_;
  std::vector<Unit> units_;
  double median_ = 0;
};

void RankCells(const UnitScan& scan, const RankQuestion& question, size_t limit,
               RankAnswer& answer) {
  UnitFigures units = scan.Figures(answer.figure->cell()->index);
  answer.without_value = units.without_value();
  answer.boundary_split = units.boundary_split;
  Ranking<UnitFigure>(scan, question, *answer.figure, std::move(units.figures))
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
  Ranking<UnitQuotient>(scan, question, figure, std::move(units.figures))
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
