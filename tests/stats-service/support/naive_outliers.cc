#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/naive_model.h"

namespace disclosure::stats {
namespace {

using form::OrganKey;
using Figures = std::map<OrganKey, double>;

double At(std::vector<double> figures, double share) {
  std::sort(figures.begin(), figures.end());
  const double place = share * static_cast<double>(figures.size() - 1);
  const double lower = figures[static_cast<size_t>(std::floor(place))];
  const double upper = figures[static_cast<size_t>(std::ceil(place))];
  return lower + (upper - lower) * (place - std::floor(place));
}

// Median and sigma.
std::pair<double, double> MiddleOf(const std::vector<double>& figures,
                                   double least_sigma) {
  const double median = At(figures, 0.5);
  std::vector<double> deviations;
  double sum = 0;
  for (const double figure : figures) {
    deviations.push_back(std::abs(figure - median));
    sum += std::abs(figure - median);
  }
  double sigma = 1.4826 * At(deviations, 0.5);
  if (sigma == 0) sigma = 1.2533 * (sum / static_cast<double>(figures.size()));
  return {median, std::max(sigma, least_sigma)};
}

// What an organ's siblings have in common.
std::pair<divisions::DivisionCode, bool> GroupOf(const OrganKey& organ) {
  if (!organ.organ.IsGovernment()) return {organ.division, true};
  return {TestDivisions().Find(organ.division)->parent, false};
}

void AddIfFar(const OrganKey& organ, OutlierMethod method, double figure,
              const std::vector<double>& others,
              const OutlierParameters& parameters, OutliersAnswer& answer) {
  const auto [median, sigma] = MiddleOf(others, parameters.least_sigma);
  const double score = (figure - median) / sigma;
  if (std::abs(score) > parameters.most_sigma &&
      std::abs(figure - median) >= parameters.least_difference) {
    answer.outliers.push_back({organ, method, figure, median, score,
                               static_cast<int64_t>(others.size())});
  }
}

void CompareGrowth(const Figures& before, const Figures& now,
                   const OutliersQuestion& question, OutliersAnswer& answer) {
  const OutlierParameters& parameters = question.parameters;
  std::vector<OrganKey> organs;
  std::vector<double> ratios;
  for (const auto& [organ, figure] : now) {
    const auto old = before.find(organ);
    if (old == before.end() || old->second <= 0 || figure <= 0) continue;
    organs.push_back(organ);
    ratios.push_back(figure / old->second);
  }
  const auto size = static_cast<int64_t>(organs.size());
  answer.without_growth = answer.examined - size;
  if (size < parameters.least_group) {
    answer.small_groups.push_back(
        {OutlierMethod::kYearOverYear, question.area, false, size});
    return;
  }
  const double middle_ratio = At(ratios, 0.5);
  std::vector<double> effects;
  for (size_t i = 0; i < organs.size(); ++i) {
    const double size_of = std::max(before.at(organs[i]), now.at(organs[i]));
    const double centred = ratios[i] >= middle_ratio
                               ? ratios[i] / middle_ratio - 1
                               : 1 - middle_ratio / ratios[i];
    effects.push_back(centred *
                      std::pow(size_of, parameters.growth.size_weight));
  }
  const double middle = At(effects, 0.5);
  const double least = std::abs(parameters.growth.least_distance * middle);
  const double lower = std::max(middle - At(effects, 0.25), least);
  const double upper = std::max(At(effects, 0.75) - middle, least);
  for (size_t i = 0; i < organs.size(); ++i) {
    const double distance = effects[i] - middle;
    const double unit = distance < 0 ? lower : upper;
    // Where the unit is 0: infinite, with the sign of the distance.
    const double score = distance == 0 ? 0 : distance / unit;
    const double difference = now.at(organs[i]) - before.at(organs[i]);
    if (std::abs(score) <= parameters.most_distances ||
        std::abs(difference) < parameters.least_difference) {
      continue;
    }
    answer.outliers.push_back({organs[i], OutlierMethod::kYearOverYear,
                               now.at(organs[i]), before.at(organs[i]), score,
                               size});
  }
}

}  // namespace

// All pages in one.
OutliersAnswer NaiveModel::ListOutliers(
    const OutliersQuestion& question) const {
  OutliersAnswer answer;
  const OutlierParameters& parameters = question.parameters;
  const Figure figure = FigureNamed(question.cell);
  answer.figure = figure;
  answer.basis = BasisOfLevel(question.level, question.basis);
  const auto asked_year = YearAsked(question.year);
  if (!asked_year.has_value()) return answer;
  answer.year = *asked_year;
  const auto figures_of = [&](int32_t year) {
    Figures figures;
    for (const Unit& unit :
         UnitsOf(question.area, question.level, answer.basis, year, figure)) {
      const bool is_small = question.leave_out_small_samples &&
                            unit.value.status == ValueStatus::kSmallSample;
      if (!unit.value.has_value() || unit.unit_unknown || is_small) continue;
      figures[unit.organ] = unit.value.number();
    }
    return figures;
  };
  const auto is_asked = [&](OutlierMethod method) {
    return question.method == OutlierMethod::kUnspecified ||
           question.method == method;
  };
  std::vector<Figures> past;
  for (int32_t i = 1; i <= parameters.past_years; ++i) {
    past.push_back(figures_of(answer.year - i));
  }
  const Figures now = figures_of(answer.year);
  answer.examined = static_cast<int64_t>(now.size());
  if (is_asked(OutlierMethod::kSiblings)) {
    std::map<std::pair<divisions::DivisionCode, bool>, int64_t> small;
    for (const auto& [organ, number] : now) {
      std::vector<double> siblings;
      for (const auto& [other, other_figure] : now) {
        if (GroupOf(other) == GroupOf(organ)) siblings.push_back(other_figure);
      }
      if (siblings.size() < static_cast<size_t>(parameters.least_group)) {
        small[GroupOf(organ)] = static_cast<int64_t>(siblings.size());
        continue;
      }
      AddIfFar(organ, OutlierMethod::kSiblings, number, siblings, parameters,
               answer);
    }
    for (const auto& [group, size] : small) {
      answer.small_groups.push_back(
          {OutlierMethod::kSiblings, group.first, group.second, size});
    }
  }
  if (is_asked(OutlierMethod::kYearOverYear)) {
    CompareGrowth(past[0], now, question, answer);
  }
  if (is_asked(OutlierMethod::kOwnPast)) {
    for (const auto& [organ, number] : now) {
      std::vector<double> own;
      for (const Figures& year : past) {
        if (year.contains(organ)) own.push_back(year.at(organ));
      }
      if (own.size() < static_cast<size_t>(parameters.least_past_years)) {
        ++answer.without_past;
      } else {
        AddIfFar(organ, OutlierMethod::kOwnPast, number, own, parameters,
                 answer);
      }
    }
  }
  std::stable_sort(answer.outliers.begin(), answer.outliers.end(),
                   [](const Outlier& a, const Outlier& b) {
                     if (a.method != b.method) return a.method < b.method;
                     return std::abs(a.score) > std::abs(b.score);
                   });
  answer.total = static_cast<int64_t>(answer.outliers.size());
  return answer;
}

}  // namespace disclosure::stats
