#include "stats-service/query/get_distribution.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <span>

#include "absl/strings/str_cat.h"
#include "stats-service/query/check_question.h"
#include "stats-service/query/unit_scan.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

const std::vector<double>& DefaultProbabilities() {
  static const std::vector<double> kDefault = {0.1, 0.25, 0.5, 0.75, 0.9, 0.99};
  return kDefault;
}

// In millionths.
absl::StatusOr<std::vector<int64_t>> ReadProbabilities(
    const std::vector<double>& asked) {
  if (asked.size() > kMaxQuantiles) {
    return BadQuestion(absl::StrCat(asked.size(), " quantiles; at most ",
                                    kMaxQuantiles, " at a time"),
                       "TOO_MANY_VALUES", "probabilities");
  }
  std::vector<int64_t> millionths;
  const auto& all = asked.empty() ? DefaultProbabilities() : asked;
  for (size_t i = 0; i < all.size(); ++i) {
    // Also refuses what is no number.
    if (!(all[i] >= 0 && all[i] <= 1)) {
      return BadQuestion(
          absl::StrCat("the quantile ", all[i], "; write 0.5 for the median"),
          "BAD_QUANTILE", absl::StrCat("probabilities[", i, "]"));
    }
    millionths.push_back(std::llround(all[i] * kMillionths));
  }
  return millionths;
}

template <typename Unit>
void CountUnits(const UnitScan& scan, const UnitsWith<Unit>& units,
                DistributionAnswer& answer) {
  answer.count = static_cast<int64_t>(units.figures.size());
  answer.blank = units.blank;
  answer.not_reported = units.not_reported;
  answer.not_asked = units.not_asked;
  answer.unit_unknown = units.unit_unknown;
  answer.overflow = units.overflow;
  answer.denominator_zero = units.denominator_zero;
  answer.input_missing = units.input_missing;
  answer.boundary_split = units.boundary_split;
  answer.not_comparable = units.not_comparable;
  if (!scan.is_today()) return;
  answer.in_doubt = std::ranges::count_if(units.figures, [&](const Unit& unit) {
    return scan.DoubtOf(unit.index).any();
  });
}

template <typename Figures>
void FillQuantiles(const Figures& figures,
                   const std::vector<int64_t>& probabilities,
                   DistributionAnswer& answer) {
  for (const int64_t millionths : probabilities) {
    answer.quantiles.push_back(
        {static_cast<double>(millionths) / static_cast<double>(kMillionths),
         Quantile(figures, millionths, answer.method)});
  }
}

void DescribeCell(const UnitScan& scan, form::CellIndex cell,
                  const std::vector<int64_t>& probabilities,
                  DistributionAnswer& answer) {
  const SparseFigures sparse = scan.Sparse(cell);
  CountUnits(scan, sparse.units, answer);
  answer.count += sparse.zeros;
  if (answer.count == 0) return;
  // Too large for the stack of a call.
  const auto figures = std::make_unique<OrderedFigures>();
  for (const UnitFigure& unit : sparse.units.figures) figures->Add(unit.value);
  figures->AddZeros(sparse.zeros);
  figures->Sort();
  answer.min = static_cast<double>(figures->At(0));
  answer.max = static_cast<double>(figures->At(answer.count - 1));
  answer.mean = static_cast<double>(static_cast<long double>(figures->sum()) /
                                    static_cast<long double>(answer.count));
  FillQuantiles(*figures, probabilities, answer);
  for (const HistogramBin& bin : Histogram(*figures, answer.scale)) {
    answer.histogram.push_back({static_cast<double>(bin.first),
                                static_cast<double>(bin.last), bin.count});
  }
}

void DescribeIndicator(const UnitScan& scan,
                       const std::vector<int64_t>& probabilities,
                       bool leave_out_small_samples,
                       DistributionAnswer& answer) {
  const Figure& figure = *answer.figure;
  UnitQuotients units = scan.Quotients(*figure.indicator());
  if (leave_out_small_samples) {
    answer.small_sample = static_cast<int64_t>(
        std::erase_if(units.figures, [&](const UnitQuotient& unit) {
          return IsSmallSample(figure, unit.value);
        }));
  }
  CountUnits(scan, units, answer);
  answer.scale = HistogramScale::kLinear;
  if (units.figures.empty()) return;
  std::vector<double> numbers;
  numbers.reserve(units.figures.size());
  for (const UnitQuotient& unit : units.figures) {
    numbers.push_back(ToDouble(figure, unit.value));
  }
  std::ranges::sort(numbers);
  answer.min = numbers.front();
  answer.max = numbers.back();
  answer.mean = std::accumulate(numbers.begin(), numbers.end(), 0.0) /
                static_cast<double>(numbers.size());
  FillQuantiles(std::span<const double>(numbers), probabilities, answer);
  answer.histogram = NumberHistogram(numbers);
}

}  // namespace

absl::StatusOr<DistributionAnswer> GetDistribution(
    const Cube& cube, const DistributionQuestion& question) {
  RETURN_IF_ERROR(
      CheckArea(cube.frame->divisions(), question.area, "division_code"));
  RETURN_IF_ERROR(CheckUnitLevel(question.level, question.area));
  DistributionAnswer answer;
  ASSIGN_OR_RETURN(answer.figure,
                   FindFigure(*cube.frame, question.cell, "cell"));
  ASSIGN_OR_RETURN(answer.basis, BasisOfUnits(question.level, question.basis));
  RETURN_IF_ERROR(CheckBoundaries(cube.frame->divisions(), question.boundaries,
                                  question.area, answer.basis));
  if (answer.basis == Basis::kRollUp) {
    RETURN_IF_ERROR(CheckSummable(*answer.figure, "cell"));
  }
  ASSIGN_OR_RETURN(const std::vector<int64_t> probabilities,
                   ReadProbabilities(question.probabilities));
  answer.method = question.method == QuantileMethod::kNearestRank
                      ? QuantileMethod::kNearestRank
                      : QuantileMethod::kLinear;
  answer.scale = question.scale == HistogramScale::kLinear
                     ? HistogramScale::kLinear
                     : HistogramScale::kLogarithmic;
  answer.year = question.year;
  if (answer.year == 0) {
    if (!cube.LastYear().has_value()) return answer;
    answer.year = *cube.LastYear();
  }
  RETURN_IF_ERROR(CheckYears({answer.year, answer.year}));
  const UnitScan scan(cube, question.area, question.level, answer.basis,
                      answer.year, question.boundaries);
  if (const form::Cell* cell = answer.figure->cell(); cell != nullptr) {
    DescribeCell(scan, cell->index, probabilities, answer);
  } else {
    DescribeIndicator(scan, probabilities, question.leave_out_small_samples,
                      answer);
  }
  return answer;
}

}  // namespace disclosure::stats
