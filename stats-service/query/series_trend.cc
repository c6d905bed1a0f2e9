#include "stats-service/query/series_trend.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "stats-service/cube/roll_up.h"

namespace disclosure::stats {
namespace {

// Whether reports of both sides of the break are among them.
bool Spans(uint32_t forms, const rules::v1::IndicatorBreak& between) {
  const int first = std::countr_zero(forms);
  const int last = static_cast<int>(std::bit_width(forms)) - 1;
  return first <= between.before() && last >= between.after();
}

std::optional<FigureBreak> BreakOf(const form::Indicator& indicator,
                                   uint32_t forms) {
  std::optional<FigureBreak> found;
  for (const rules::v1::IndicatorBreak& between : indicator.breaks) {
    if (!Spans(forms, between)) continue;
    const bool with_caution = between.comparability() != v1::COMPARABILITY_NONE;
    if (!found.has_value() || !with_caution) {
      found = FigureBreak{with_caution, between.note_en()};
    }
  }
  return found;
}

bool Compare(const Figure& figure, const FigureYear& before,
             const FigureYear& now) {
  if (before.place != now.place) return false;
  const auto between = BreakBetween(figure, before.forms, now.forms);
  return !between.has_value() || between->with_caution;
}

// Whole figures are subtracted before they are rounded.
double ChangeBetween(const Value& before, const Value& now) {
  if (before.ratio.has_value()) return now.number() - before.number();
  return static_cast<double>(WideSum{now.value} - before.value);
}

}  // namespace

bool MayBreak(const Figure& figure) {
  if (figure.indicator() != nullptr) {
    return !figure.indicator()->breaks.empty();
  }
  const form::Cell& cell = *figure.cell();
  return cell.comparability == v1::COMPARABILITY_CAUTION &&
         !cell.IsNarrative() && std::popcount(figure.forms()) > 1;
}

bool MayNotCompare(const Figure& figure) {
  return figure.indicator() != nullptr &&
         std::ranges::any_of(figure.indicator()->breaks,
                             [](const rules::v1::IndicatorBreak& between) {
                               return between.comparability() ==
                                      v1::COMPARABILITY_NONE;
                             });
}

std::optional<FigureBreak> BreakBetween(const Figure& figure, uint32_t before,
                                        uint32_t now) {
  if (before == 0 || now == 0 || before == now) return std::nullopt;
  if (figure.indicator() != nullptr) {
    return BreakOf(*figure.indicator(), before | now);
  }
  const form::Cell& cell = *figure.cell();
  if (cell.comparability != v1::COMPARABILITY_CAUTION || cell.IsNarrative()) {
    return std::nullopt;
  }
  return FigureBreak{true, cell.note};
}

YearChange ChangeBetween(const Figure& figure, const FigureYear& before,
                         const FigureYear& now) {
  YearChange change;
  change.form_changed =
      before.forms != 0 && now.forms != 0 && before.forms != now.forms;
  for (const FigureYear* year : {&before, &now}) {
    if (!year->value.has_value()) change.status = year->value.status;
  }
  if (!before.value.has_value() || !now.value.has_value()) return change;
  if (!Compare(figure, before, now)) {
    change.status = ValueStatus::kNotComparable;
    return change;
  }
  change.status = ValueStatus::kValue;
  change.difference = ChangeBetween(before.value, now.value);
  if (before.value.number() > 0) {
    change.growth = *change.difference * 100 / before.value.number();
  }
  return change;
}

std::optional<double> MeanOf(const Figure& figure,
                             std::span<const FigureYear> years) {
  double sum = 0;
  for (size_t i = 0; i < years.size(); ++i) {
    if (!years[i].value.has_value()) return std::nullopt;
    if (i > 0 && !Compare(figure, years[i - 1], years[i])) {
      return std::nullopt;
    }
    sum += years[i].value.number();
  }
  return sum / static_cast<double>(years.size());
}

std::optional<AverageGrowth> GrowthOver(const Figure& figure,
                                        std::span<const FigureYear> years) {
  const FigureYear* first = nullptr;
  const FigureYear* last = nullptr;
  for (const FigureYear& year : years) {
    if (!year.value.has_value()) continue;
    if (first == nullptr) first = &year;
    if (last != nullptr && !Compare(figure, *last, year)) {
      return std::nullopt;
    }
    last = &year;
  }
  if (first == last || first->value.number() <= 0 || last->value.number() < 0) {
    return std::nullopt;
  }
  const double times = last->value.number() / first->value.number();
  const double factor = std::pow(times, 1.0 / (last->year - first->year));
  return AverageGrowth{first->year, last->year, (factor - 1) * 100};
}

}  // namespace disclosure::stats
