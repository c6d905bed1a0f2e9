#ifndef DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_NAIVE_INDICATORS_H_
#define DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_NAIVE_INDICATORS_H_

#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "divisions/division_code.h"
#include "form/indicator.h"
#include "record/change.h"
#include "stats-service/cube/population.h"
#include "stats-service/query/get_series.h"
#include "stats-service/query/value.h"

namespace disclosure::stats {

__extension__ using NaiveWide = __int128;

// What an indicator may look at: the reports of one year in one area.
struct NaiveYear {
  std::vector<const record::Change*> reports;
  divisions::DivisionCode area;
  int32_t year = 0;
  bool is_summary = false;
  int64_t missing = 0;
  // Units expected to report; slow, so asked only where it is needed.
  std::function<int64_t()> expected;
  // The reports of a year before that are, together, of the same organ and
  // scope; none if some of them are missing.
  std::function<std::vector<const record::Change*>(const record::Change&)>
      before;
  const Population* population = nullptr;
  // On today's areas.
  bool is_split = false;
  bool adds_places = false;
  bool has_own_boundaries = true;
  LineageDoubt doubt = {};
};

// An indicator of one or several years, from the text of its formulas.
struct NaiveSum {
  NaiveWide above = 0;
  NaiveWide below = 0;
  bool complete = false;
  bool approximate = false;
  int64_t with_value = 0;
  int64_t blank = 0;
  int64_t not_asked = 0;

  void Add(const NaiveSum& other);
};
NaiveSum SumIndicator(const form::Indicator& indicator, const NaiveYear& year);

// `reports`: all that the sum is made of.
Value NaiveIndicatorValue(const form::Indicator& indicator, const NaiveSum& sum,
                          const std::vector<const record::Change*>& reports,
                          int64_t missing);

// By the thresholds of a figure, if it has some.
RiskHint NaiveRisk(const Figure& figure, const Value& value);

// The forms that have an indicator.
bool HasIndicator(v1::Form form, const form::Indicator& indicator);

// Status and note of a cell that the form does not have.
void SetNotAsked(v1::Form form, const form::Cell& cell, Value& value);

// The forms of these reports that have a figure, sorted.
std::vector<v1::Form> FormsWith(
    const Figure& figure, const std::vector<const record::Change*>& reports);

// What stands between reports on these forms and, later, on those: a caution or
// a wall, and its note.
std::optional<std::pair<v1::Comparability, std::string_view>> NaiveBreak(
    const Figure& figure, const std::vector<v1::Form>& before,
    const std::vector<v1::Form>& now);

// A point of a series, two years before it and what its forms were.
struct NaivePoint {
  int32_t year = 0;
  Value value;
  std::vector<v1::Form> forms;  // sorted, those that have the figure
  int place = 0;                // another number, another place
};
// Fills changes, means, growth and the notes of indicators. `points` begin two
// years before the series.
void AddNaiveTrend(const std::vector<NaivePoint>& points, Series& series);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_NAIVE_INDICATORS_H_
