#ifndef DISCLOSURE_STATS_SERVICE_QUERY_QUESTION_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_QUESTION_H_

#include <cstdint>

namespace disclosure::stats {

// The words of questions, with the numbers of the enums of stats.proto, so that
// the edge may cast.

// Which reports a value is made of. The two scopes are never added.
enum class Basis {
  // The own report for a township or a named organ, else the roll-up.
  kUnspecified = 0,
  // The own report of one organ.
  kOwnOrgan = 1,
  // The sum of all own-organ reports at or below the area.
  kRollUp = 2,
  // The area's own published summary.
  kAreaSummary = 3,
};

enum class AreaLevel {
  kUnspecified = 0,
  kNation = 1,
  kProvince = 2,
  kPrefecture = 3,
  kCounty = 4,
  kTownship = 5,
  // Every single organ: governments and departments.
  kOrgan = 6,
};

// In which areas a report counts.
enum class Boundaries {
  // As reported.
  kUnspecified = 0,
  // In those whose codes prefix its own code in its year.
  kAsReported = 1,
  // In those of the newest edition where the lineage of its place ends.
  kToday = 2,
};

// Both ends included.
struct YearRange {
  int32_t first = 0;
  int32_t last = 0;

  int32_t size() const { return last - first + 1; }
  friend bool operator==(const YearRange&, const YearRange&) = default;
};

inline constexpr int32_t kMaxYears = 100;
inline constexpr int kMaxCells = 400;
// Cells times years of one series.
inline constexpr int64_t kMaxSeriesValues = 20'000;
// Rows times cells of one page of an aggregate.
inline constexpr int64_t kMaxPageValues = 100'000;
inline constexpr int kMaxPageSize = 5'000;
inline constexpr int kDefaultPageSize = 1'000;
inline constexpr int kMaxRanking = 1'000;
inline constexpr int kDefaultRanking = 20;

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_QUESTION_H_
