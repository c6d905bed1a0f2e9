#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "tests/stats-service/support/naive_indicators.h"
#include "tests/stats-service/support/naive_lineage.h"
#include "tests/stats-service/support/naive_model.h"
#include "tests/stats-service/support/naive_readings.h"

namespace disclosure::stats {
namespace {

using divisions::DivisionCode;
using form::OrganKey;

struct NaiveFigure {
  double number = 0;
  LineageDoubt doubt;
  // What the unit is in every year, and with whom it is compared.
  std::pair<std::pair<DivisionCode, int>, form::CreditCode> identity;
  std::pair<DivisionCode, bool> group;
  std::vector<v1::Form> forms;
};
using Figures = std::map<OrganKey, NaiveFigure>;

// In another year; null without one, if it is not clear which, or if the two
// must not be compared.
const NaiveFigure* SameIn(const Figures& year, const NaiveFigure& figure,
                          const Figure& what) {
  const NaiveFigure* found = nullptr;
  for (const auto& [organ, other] : year) {
    if (other.identity != figure.identity) continue;
    if (found != nullptr) return nullptr;
    found = &other;
  }
  if (found == nullptr) return nullptr;
  const auto between = NaiveBreak(what, found->forms, figure.forms);
  const bool is_wall =
      between.has_value() && between->first == v1::COMPARABILITY_NONE;
  return is_wall ? nullptr : found;
}

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

void AddIfFar(const OrganKey& organ, OutlierMethod method,
              const NaiveFigure& figure, const std::vector<double>& others,
              const LineageDoubt& doubt_of_others,
              const OutlierParameters& parameters, OutliersAnswer& answer) {
  const auto [median, sigma] = MiddleOf(others, parameters.least_sigma);
  const double score = (figure.number - median) / sigma;
  if (std::abs(score) > parameters.most_sigma &&
      std::abs(figure.number - median) >= parameters.least_difference) {
    LineageDoubt doubt = figure.doubt;
    doubt += doubt_of_others;
    answer.outliers.push_back({organ, method, figure.number, median, score,
                               static_cast<int64_t>(others.size()), doubt});
  }
}

void CompareGrowth(const Figures& before, const Figures& now,
                   const OutliersQuestion& question, OutliersAnswer& answer) {
  const OutlierParameters& parameters = question.parameters;
  std::vector<OrganKey> organs;
  std::vector<const NaiveFigure*> olds;
  std::vector<double> ratios;
  for (const auto& [organ, figure] : now) {
    const NaiveFigure* old = SameIn(before, figure, *answer.figure);
    if (old == nullptr || old->number <= 0 || figure.number <= 0) continue;
    organs.push_back(organ);
    olds.push_back(old);
    ratios.push_back(figure.number / old->number);
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
    const double size_of = std::max(olds[i]->number, now.at(organs[i]).number);
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
    const double difference = now.at(organs[i]).number - olds[i]->number;
    if (std::abs(score) <= parameters.most_distances ||
        std::abs(difference) < parameters.least_difference) {
      continue;
    }
    LineageDoubt doubt = now.at(organs[i]).doubt;
    doubt += olds[i]->doubt;
    answer.outliers.push_back({organs[i], OutlierMethod::kYearOverYear,
                               now.at(organs[i]).number, olds[i]->number, score,
                               size, doubt});
  }
}

}  // namespace

// What an organ's siblings have in common, by its code.
std::pair<DivisionCode, bool> NaiveModel::GroupOf(const OrganKey& organ) const {
  const divisions::Area* area = divisions().Find(organ.division);
  if (!organ.organ.IsGovernment() || area == nullptr) {
    return {organ.division, true};
  }
  return {area->parent, false};
}

// The same by where its place is today.
std::pair<DivisionCode, bool> NaiveModel::TodaysGroupOf(const OrganKey& organ,
                                                        int32_t year) const {
  const auto& ends = lineage_->EndsOf(organ.division, year);
  if (!organ.organ.IsGovernment()) {
    const bool is_one = ends.size() == 1 && ends[0].is_known;
    return {is_one ? ends[0].area : organ.division, true};
  }
  // The last, and so the lowest, that all parts lie in.
  DivisionCode lowest;
  for (const divisions::Area& area : divisions().areas()) {
    if (area.pseudo) continue;
    const bool holds_all = std::all_of(
        ends.begin(), ends.end(), [&](const divisions::LineageEnd& end) {
          return LiesIn(area.code, end.area) &&
                 !(end.is_known && end.area == area.code);
        });
    if (holds_all) lowest = area.code;
  }
  return {lowest, false};
}

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
  const bool by_place = question.level == AreaLevel::kOrgan &&
                        question.boundaries == Boundaries::kToday;
  int64_t splits = 0;
  const auto figures_of = [&](int32_t year) {
    Figures figures;
    splits = 0;
    for (const Unit& unit : UnitsOf(question.area, question.level, answer.basis,
                                    year, figure, question.boundaries)) {
      if (unit.value.status == ValueStatus::kBoundarySplit) ++splits;
      const bool is_small = question.leave_out_small_samples &&
                            unit.value.status == ValueStatus::kSmallSample;
      if (!unit.value.has_value() || unit.unit_unknown || is_small) continue;
      const DivisionCode& code = unit.organ.division;
      NaiveFigure& added = figures[unit.organ];
      added.number = unit.value.number();
      added.forms = unit.forms;
      added.doubt = unit.value.doubt.value_or(LineageDoubt());
      const bool is_known = divisions().Knows(code);
      added.identity = {by_place && is_known ? lineage_->RootOf(code, year)
                                             : std::pair(code, 0),
                        unit.organ.organ};
      added.group = by_place && is_known ? TodaysGroupOf(unit.organ, year)
                                         : GroupOf(unit.organ);
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
  answer.boundary_split = splits;
  if (is_asked(OutlierMethod::kSiblings)) {
    const auto has_group = [&](const OrganKey& organ) {
      return !organ.organ.IsGovernment() || divisions().Knows(organ.division);
    };
    std::map<std::pair<DivisionCode, bool>, int64_t> small;
    for (const auto& [organ, own] : now) {
      if (!has_group(organ)) continue;
      std::vector<double> siblings;
      for (const auto& [other, figure_of_other] : now) {
        if (has_group(other) && figure_of_other.group == own.group) {
          siblings.push_back(figure_of_other.number);
        }
      }
      if (siblings.size() < static_cast<size_t>(parameters.least_group)) {
        small[own.group] = static_cast<int64_t>(siblings.size());
        continue;
      }
      AddIfFar(organ, OutlierMethod::kSiblings, own, siblings, {}, parameters,
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
    for (const auto& [organ, figure_now] : now) {
      std::vector<double> own;
      LineageDoubt doubt;
      for (const Figures& year : past) {
        const NaiveFigure* old = SameIn(year, figure_now, figure);
        if (old == nullptr) continue;
        own.push_back(old->number);
        doubt += old->doubt;
      }
      if (own.size() < static_cast<size_t>(parameters.least_past_years)) {
        ++answer.without_past;
      } else {
        AddIfFar(organ, OutlierMethod::kOwnPast, figure_now, own, doubt,
                 parameters, answer);
      }
    }
  }
  std::stable_sort(answer.outliers.begin(), answer.outliers.end(),
                   [](const Outlier& a, const Outlier& b) {
                     if (a.method != b.method) return a.method < b.method;
                     if (std::abs(a.score) != std::abs(b.score)) {
                       return std::abs(a.score) > std::abs(b.score);
                     }
                     return std::abs(a.value - a.reference) >
                            std::abs(b.value - b.reference);
                   });
  answer.total = static_cast<int64_t>(answer.outliers.size());
  return answer;
}

}  // namespace disclosure::stats
