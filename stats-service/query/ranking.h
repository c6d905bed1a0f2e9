#ifndef DISCLOSURE_STATS_SERVICE_QUERY_RANKING_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_RANKING_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "stats-service/query/figure.h"
#include "stats-service/query/rank_areas.h"
#include "stats-service/query/unit_figures.h"
#include "stats-service/query/unit_scan.h"

namespace disclosure::stats {

// Ranks units by one figure: UnitFigure of a cell, UnitQuotient of an
// indicator.
template <typename Unit>
class Ranking {
 public:
  // `units` in the order of indices. Beside them there are `zeros` units whose
  // figure is 0, none of which is asked for or among the first.
  Ranking(const UnitScan& scan, const RankQuestion& question,
          const Figure& figure, std::vector<Unit> units, int64_t zeros)
      : scan_(scan),
        question_(question),
        figure_(figure),
        units_(std::move(units)),
        zeros_(static_cast<size_t>(zeros)) {}

  void Fill(size_t limit, RankAnswer& answer) {
    answer.ranked = static_cast<int64_t>(size());
    if (size() == 0) return;
    const std::optional<Unit> asked = FindAsked();
    answer.median = median_ = Median();
    if (asked.has_value()) answer.asked = Describe(*asked, RankOf(*asked));
    FillFirst(limit, answer);
  }

 private:
  size_t size() const { return units_.size() + zeros_; }

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

  struct Signs {
    size_t below = 0;  // zero
    size_t zeros = 0;
  };

  // Of quotients none are told.
  Signs CountSigns() const {
    Signs signs = {0, zeros_};
    if constexpr (std::is_same_v<Unit, UnitFigure>) {
      for (const Unit& unit : units_) {
        signs.below += unit.value < 0 ? 1 : 0;
        signs.zeros += unit.value == 0 ? 1 : 0;
      }
    }
    return signs;
  }

  // Leaves the units in another order.
  double Median() {
    const Signs signs = CountSigns();
    const double above = InAscendingOrder(size() / 2, signs);
    if (size() % 2 == 1) return above;
    // Halves first: the sum of two large numbers may be none.
    return InAscendingOrder(size() / 2 - 1, signs) / 2 + above / 2;
  }

  // The number at a place of that order. Most cells are zero in most reports,
  // so most often nothing is sorted.
  double InAscendingOrder(size_t place, const Signs& signs) {
    if (place >= signs.below) {
      if (place < signs.below + signs.zeros) return 0;
      place -= zeros_;
    }
    const auto at = units_.begin() + static_cast<ptrdiff_t>(place);
    std::nth_element(
        units_.begin(), at, units_.end(),
        [](const Unit& a, const Unit& b) { return a.value < b.value; });
    return NumberOf(*at);
  }

  template <typename IsBetterValue>
  void SortFirst(size_t shown, IsBetterValue is_better) {
    std::partial_sort(units_.begin(), units_.begin() + shown, units_.end(),
                      [&](const Unit& a, const Unit& b) {
                        return is_better(a.value, b.value) ||
                               (a.value == b.value && a.index < b.index);
                      });
  }

  // Sorts the first `limit` to the front.
  void FillFirst(size_t limit, RankAnswer& answer) {
    const size_t shown = std::min(limit, units_.size());
    if (question_.order == RankOrder::kSmallestFirst) {
      SortFirst(shown, std::less<>());
    } else {
      SortFirst(shown, std::greater<>());
    }
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
                        static_cast<double>(size());
    ranked.distance_to_median = NumberOf(unit) - median_;
    return ranked;
  }

  // How many units have this value or a smaller one.
  int64_t NotAbove(const Unit& unit, int64_t rank) const {
    if (question_.order != RankOrder::kSmallestFirst) {
      return static_cast<int64_t>(size()) - (rank - 1);
    }
    return rank - 1 + std::ranges::count_if(units_, [&](const Unit& other) {
             return other.value == unit.value;
           });
  }

  const UnitScan& scan_;
  const RankQuestion& question_;
  const Figure& figure_;
  std::vector<Unit> units_;
  const size_t zeros_;
  double median_ = 0;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_RANKING_H_
