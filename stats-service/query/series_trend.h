#ifndef DISCLOSURE_STATS_SERVICE_QUERY_SERIES_TREND_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_SERIES_TREND_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "stats-service/query/figure.h"
#include "stats-service/query/value.h"

namespace disclosure::stats {

// What became of a figure since the year before.
struct YearChange {
  // kValue; or why there is no change.
  ValueStatus status = ValueStatus::kNotReported;
  // In the unit of the figure.
  std::optional<double> difference;
  // In percent of the year before; absent if that is not above 0.
  std::optional<double> growth;
  bool form_changed = false;

  friend bool operator==(const YearChange&, const YearChange&) = default;
};

// How fast a figure grew from one year to another.
struct AverageGrowth {
  int32_t first_year = 0;
  int32_t last_year = 0;
  double percent = 0;  // a year

  friend bool operator==(const AverageGrowth&, const AverageGrowth&) = default;
};

// One year of a figure, and the forms that have it among those of its reports,
// a bit a form slot.
struct FigureYear {
  int32_t year = 0;
  Value value;
  uint32_t forms = 0;
  // Another number, another place: as reported, a code may be used again.
  size_t place = 0;
};

// Where the meaning of a figure changes with the form.
struct FigureBreak {
  // May be set beside each other with a caution; else not at all.
  bool with_caution = true;
  // Lives as long as the frame.
  std::string_view note;
};

// Whether BreakBetween() ever finds anything.
bool MayBreak(const Figure& figure);
// Whether it may find that years do not compare at all.
bool MayNotCompare(const Figure& figure);

// What lies between reports on these forms and, later, on those; nullopt if
// they compare.
std::optional<FigureBreak> BreakBetween(const Figure& figure, uint32_t before,
                                        uint32_t now);

// Of two neighbouring years.
YearChange ChangeBetween(const Figure& figure, const FigureYear& before,
                         const FigureYear& now);

// The mean of these years, in the unit of the figure; absent unless all have a
// value and compare, by their forms and as one place.
std::optional<double> MeanOf(const Figure& figure,
                             std::span<const FigureYear> years);

// From the first of these years that has a value to the last; absent if they
// are one, do not compare, the first is not above 0 or the last below 0.
std::optional<AverageGrowth> GrowthOver(const Figure& figure,
                                        std::span<const FigureYear> years);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_SERIES_TREND_H_
