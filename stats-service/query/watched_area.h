#ifndef DISCLOSURE_STATS_SERVICE_QUERY_WATCHED_AREA_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_WATCHED_AREA_H_

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "record/revision.h"
#include "stats-service/cube/cube.h"
#include "stats-service/query/aggregate.h"

namespace disclosure::stats {

// Cells times years of one watch.
inline constexpr int64_t kMaxWatchedValues = 2'000;

// The sums of one area, looked at in one cube after another. For one thread.
class WatchedArea {
 public:
  // `question`: one row a year; without grouping, pages or a sum over years.
  // `after`: what the watcher has seen already; 0: nothing.
  WatchedArea(AggregateQuestion question, record::Sequence after);

  // The rows if they are others than when last looked at, or may be: the first
  // time, if the history does not reach back to what was seen. Without shares,
  // which what lies around the area would change. `cube` must not lie before
  // what was seen.
  //
  // As Aggregate(), and INVALID_ARGUMENT, TOO_MANY_VALUES.
  absl::StatusOr<std::optional<std::vector<AggregateRow>>> Look(
      const Cube& cube);

  // Of the newest cube looked at; before that, what the watcher has seen.
  record::Sequence seen() const { return seen_; }
  // Whether any cube has been looked at.
  bool has_looked() const { return rows_.has_value(); }

 private:
  bool MayDiffer(const Cube& cube) const;

  const AggregateQuestion question_;
  record::Sequence seen_;
  std::optional<std::vector<AggregateRow>> rows_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_WATCHED_AREA_H_
