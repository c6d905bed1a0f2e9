#ifndef DISCLOSURE_STATS_SERVICE_QUERY_VALUE_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_VALUE_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "stats-service/cube/today_areas.h"

namespace disclosure::stats {

// Why there is a number, or why there is none. The numbers are those of
// v1::ValueStatus.
enum class ValueStatus {
  kValue = 1,
  kBlank = 2,
  kNotReported = 3,
  kNotAsked = 4,
  kNotComparable = 5,
  kBoundarySplit = 6,
  kOverflow = 7,
  kDenominatorZero = 8,
  kInputMissing = 9,
  kSmallSample = 10,
};

// Whether a value is worth a second look. Not official. The numbers are those
// of v1::RiskHint.
enum class RiskHint {
  // Nobody says what would be.
  kUnspecified = 0,
  kNone = 1,
  kYellow = 2,
  kRed = 3,
  // Not assessed.
  kTooFewCases = 4,
  kNoValue = 5,
};

// What the sum of an area is made of, in organs (over years: in reports). Of an
// indicator: `blank` are the reports that left out the part that is left out
// most often.
struct ValueCounts {
  int64_t with_value = 0;
  int64_t blank = 0;
  // Expected units that did not report.
  int64_t not_reported = 0;
  int64_t not_asked = 0;
  // Money in a unit that the document did not name; left out of the sum.
  int64_t unit_unknown = 0;

  friend bool operator==(const ValueCounts&, const ValueCounts&) = default;
};

// What the value of an indicator is made of.
struct Ratio {
  int64_t numerator = 0;
  int64_t denominator = 1;
  // Without one the numerator is the value.
  bool has_denominator = false;
  // In the unit of the indicator; 0 if the denominator is 0.
  double value = 0;

  friend bool operator==(const Ratio&, const Ratio&) = default;
};

struct Value {
  ValueStatus status = ValueStatus::kNotReported;
  // Of a cell, and of an indicator without a denominator; else 0.
  int64_t value = 0;
  // Of an indicator that has a value, or a denominator of 0.
  std::optional<Ratio> ratio;
  // Of roll-ups, and of several places that became one; but of what cannot be
  // divided. The status is kValue exactly if `with_value` is above 0
  // and the sum fits into 64 bits. Else: kBlank if somebody left the cell blank
  // or gave money without a unit, kNotAsked or kNotComparable if reports came
  // on other forms only, kNotReported if there were none.
  std::optional<ValueCounts> counts;
  bool approximate = false;
  // Why it is not comparable, or not to be chained with the year before without
  // a caution. Lives as long as the frame.
  std::string_view note;
  // On today's areas, where there is any.
  std::optional<LineageDoubt> doubt;
  // By the thresholds of an indicator that has some.
  RiskHint risk = RiskHint::kUnspecified;

  bool has_value() const {
    return status == ValueStatus::kValue || status == ValueStatus::kSmallSample;
  }
  // In the unit of the figure; of one that has a value.
  double number() const {
    return ratio.has_value() ? ratio->value : static_cast<double>(value);
  }
  friend bool operator==(const Value&, const Value&) = default;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_VALUE_H_
