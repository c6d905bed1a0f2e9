#ifndef DISCLOSURE_STATS_SERVICE_QUERY_DAY_COUNTS_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_DAY_COUNTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "stats-service/cube/days_block.h"

namespace disclosure::stats {

// How often each day came. Days lie close together, so each has a place; at
// most 2^16 of them.
class DayCounts {
 public:
  // Of a day that is not known nothing is counted.
  void Add(CompactDay day) {
    if (day == CompactDay()) return;
    if (counts_.empty()) first_ = day.packed();
    if (day.packed() < first_) {
      counts_.insert(counts_.begin(), first_ - day.packed(), 0);
      first_ = day.packed();
    }
    const auto at = static_cast<size_t>(day.packed() - first_);
    if (at >= counts_.size()) counts_.resize(at + 1);
    ++counts_[at];
  }

  // Calls `visit(day, count)` for each day that came, in order.
  template <typename Visit>
  void ForEach(Visit visit) const {
    for (size_t i = 0; i < counts_.size(); ++i) {
      if (counts_[i] == 0) continue;
      visit(form::CivilDate(static_cast<int32_t>(first_ + i)), counts_[i]);
    }
  }

 private:
  uint16_t first_ = 0;
  std::vector<int64_t> counts_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_DAY_COUNTS_H_
