// The ranking of the NaiveModel.

#include <algorithm>
#include <vector>

#include "tests/stats-service/support/naive_indicators.h"
#include "tests/stats-service/support/naive_model.h"

namespace disclosure::stats {

using form::OrganKey;

RankAnswer NaiveModel::RankAreas(const RankQuestion& question) const {
  RankAnswer answer;
  const Figure figure = FigureNamed(question.cell);
  answer.figure = figure;
  answer.basis = BasisOfLevel(question.level, question.basis);
  const auto asked_year = YearAsked(question.year);
  if (!asked_year.has_value()) return answer;
  answer.year = *asked_year;
  std::vector<RankedArea> all;
  RiskCounts risks;
  for (const Unit& unit : UnitsOf(question.area, question.level, answer.basis,
                                  answer.year, figure, question.boundaries)) {
    switch (NaiveRisk(figure, unit.value)) {
      case RiskHint::kUnspecified:
        break;
      case RiskHint::kNone:
        ++risks.none;
        break;
      case RiskHint::kYellow:
        ++risks.yellow;
        break;
      case RiskHint::kRed:
        ++risks.red;
        break;
      case RiskHint::kTooFewCases:
        ++risks.too_few_cases;
        break;
      case RiskHint::kNoValue:
        ++risks.no_value;
        break;
    }
    if (unit.value.status == ValueStatus::kBoundarySplit) {
      ++answer.boundary_split;
    }
    const bool is_left_out = question.leave_out_small_samples &&
                             unit.value.status == ValueStatus::kSmallSample;
    if (unit.value.has_value() && !unit.unit_unknown && !is_left_out) {
      all.push_back({0, unit.organ, unit.value, 0, 0});
    } else {
      ++answer.without_value;
    }
  }
  if (figure.HasRisk()) answer.risks = risks;
  // Crosswise, so that no ratio is rounded.
  const auto is_less = [](const RankedArea& a, const RankedArea& b) {
    if (!a.value.ratio.has_value()) return a.value.value < b.value.value;
    NaiveWide below_a = a.value.ratio->denominator;
    NaiveWide below_b = b.value.ratio->denominator;
    NaiveWide above_a = a.value.ratio->numerator;
    NaiveWide above_b = b.value.ratio->numerator;
    if (below_a < 0) above_a = -above_a, below_a = -below_a;
    if (below_b < 0) above_b = -above_b, below_b = -below_b;
    return above_a * below_b < above_b * below_a;
  };
  if (!all.empty()) {
    std::vector<RankedArea> sorted = all;
    std::stable_sort(sorted.begin(), sorted.end(), is_less);
    const double middle = sorted[sorted.size() / 2].value.number();
    const double below = sorted[(sorted.size() - 1) / 2].value.number();
    answer.median = sorted.size() % 2 == 1 ? middle : below / 2 + middle / 2;
  }
  const bool smallest = question.order == RankOrder::kSmallestFirst;
  const auto is_better = [&](const RankedArea& a, const RankedArea& b) {
    return smallest ? is_less(a, b) : is_less(b, a);
  };
  std::stable_sort(all.begin(), all.end(), is_better);
  for (RankedArea& ranked : all) {
    ranked.rank = 1 + std::count_if(all.begin(), all.end(), [&](const auto& b) {
                    return is_better(b, ranked);
                  });
    const auto not_above =
        std::count_if(all.begin(), all.end(),
                      [&](const auto& b) { return !is_less(ranked, b); });
    ranked.percentile =
        static_cast<double>(not_above) * 100 / static_cast<double>(all.size());
    ranked.distance_to_median = ranked.value.number() - *answer.median;
    if (question.rank_of.has_value() &&
        ranked.organ == OrganKey{*question.rank_of, form::CreditCode()}) {
      answer.asked = ranked;
    }
  }
  answer.ranked = static_cast<int64_t>(all.size());
  const size_t limit = question.limit == 0 ? 20 : question.limit;
  if (all.size() > limit) all.resize(limit);
  answer.ranking = all;
  return answer;
}

}  // namespace disclosure::stats
