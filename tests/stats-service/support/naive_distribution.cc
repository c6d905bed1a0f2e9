// The distribution of the NaiveModel.

#include <algorithm>
#include <cmath>
#include <vector>

#include "tests/stats-service/support/naive_model.h"

namespace disclosure::stats {
namespace {

__extension__ using Wide = __int128;

// As the contract words it, of all figures in ascending order.
template <typename Number>
double QuantileOf(const std::vector<Number>& figures, double probability,
                  QuantileMethod method) {
  const auto count = static_cast<int64_t>(figures.size());
  const int64_t millionths = std::llround(probability * 1'000'000);
  if (method == QuantileMethod::kNearestRank) {
    // The first that enough figures are not above.
    for (int64_t i = 0; i < count; ++i) {
      if ((i + 1) * 1'000'000 >= count * millionths) {
        return static_cast<double>(figures[i]);
      }
    }
  }
  const auto place = static_cast<long double>((count - 1) * millionths) / 1e6L;
  const auto lower = static_cast<size_t>(place);
  const size_t upper = std::min(lower + 1, figures.size() - 1);
  const long double part = place - static_cast<long double>(lower);
  return static_cast<double>(static_cast<long double>(figures[lower]) *
                                 (1 - part) +
                             static_cast<long double>(figures[upper]) * part);
}

}  // namespace

DistributionAnswer NaiveModel::GetDistribution(
    const DistributionQuestion& question) const {
  DistributionAnswer answer;
  const Figure figure = FigureNamed(question.cell);
  answer.figure = figure;
  answer.basis = BasisOfLevel(question.level, question.basis);
  const auto asked_year = YearAsked(question.year);
  if (!asked_year.has_value()) return answer;
  answer.year = *asked_year;
  std::vector<int64_t> figures;
  std::vector<double> numbers;
  Wide sum = 0;
  for (const Unit& unit : UnitsOf(question.area, question.level, answer.basis,
                                  answer.year, figure, question.boundaries)) {
    const ValueStatus status = unit.value.status;
    if (unit.unit_unknown) {
      ++answer.unit_unknown;
    } else if (status == ValueStatus::kSmallSample &&
               question.leave_out_small_samples) {
      ++answer.small_sample;
    } else if (unit.value.has_value()) {
      numbers.push_back(unit.value.number());
      figures.push_back(unit.value.value);
      sum += unit.value.value;
      if (unit.value.doubt.has_value()) ++answer.in_doubt;
    } else if (status == ValueStatus::kBlank) {
      ++answer.blank;
    } else if (status == ValueStatus::kNotReported) {
      ++answer.not_reported;
    } else if (status == ValueStatus::kOverflow) {
      ++answer.overflow;
    } else if (status == ValueStatus::kDenominatorZero) {
      ++answer.denominator_zero;
    } else if (status == ValueStatus::kInputMissing) {
      ++answer.input_missing;
    } else if (status == ValueStatus::kBoundarySplit) {
      ++answer.boundary_split;
    } else if (unit.value.counts.has_value() &&
               unit.value.counts->with_value > 0) {
      ++answer.not_comparable;
    } else {
      ++answer.not_asked;
    }
  }
  answer.count = static_cast<int64_t>(numbers.size());
  if (numbers.empty()) return answer;
  std::sort(numbers.begin(), numbers.end());
  std::sort(figures.begin(), figures.end());
  answer.min = numbers.front();
  answer.max = numbers.back();
  if (figure.cell() != nullptr) {
    answer.mean = static_cast<double>(static_cast<long double>(sum) /
                                      static_cast<long double>(answer.count));
  } else {
    double total = 0;
    for (const double number : numbers) total += number;
    answer.mean = total / static_cast<double>(answer.count);
  }
  for (const double probability : question.probabilities) {
    answer.quantiles.push_back(
        {probability, figure.cell() != nullptr
                          ? QuantileOf(figures, probability, question.method)
                          : QuantileOf(numbers, probability, question.method)});
  }
  return answer;
}

}  // namespace disclosure::stats
