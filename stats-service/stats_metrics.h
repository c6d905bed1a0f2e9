#ifndef DISCLOSURE_STATS_SERVICE_STATS_METRICS_H_
#define DISCLOSURE_STATS_SERVICE_STATS_METRICS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "prometheus/collectable.h"
#include "prometheus/counter.h"
#include "prometheus/gauge.h"
#include "prometheus/histogram.h"
#include "prometheus/registry.h"

namespace disclosure::stats {

// What is told of one published cube.
struct PublishedCube {
  uint64_t applied_sequence = 0;
  uint64_t latest_sequence = 0;
  size_t changes = 0;
  double apply_seconds = 0;
  int64_t reports = 0;
  size_t cell_bytes = 0;
  size_t roll_up_bytes = 0;
  size_t finding_bytes = 0;
  size_t day_bytes = 0;
  size_t index_bytes = 0;
  size_t history_bytes = 0;
  bool caught_up = false;
  uint64_t state_hash = 0;
};

// Every number that stats-service exposes of its own, on one page. Thread-safe.
class StatsMetrics {
 public:
  // Borrows the registry.
  explicit StatsMetrics(prometheus::Registry& registry);

  // `now_seconds` is the Unix time of the publication.
  void CountPublication(const PublishedCube& cube, double now_seconds);
  // A report that was accepted so long ago has become visible in a cube.
  void CountVisible(double seconds_since_accepted) {
    visible_seconds_->Observe(seconds_since_accepted);
  }
  // A cube's state hash was counted anew.
  void CountStateCheck(bool is_right, double seconds) {
    state_checks_->Increment();
    if (!is_right) state_mismatches_->Increment();
    state_check_seconds_->Set(seconds);
  }
  void FeedConnected() { feed_connected_->Set(1); }
  void FeedLost() {
    feed_connected_->Set(0);
    feed_losses_->Increment();
  }

 private:
  prometheus::Gauge* applied_sequence_;
  prometheus::Gauge* latest_sequence_;
  prometheus::Gauge* lag_changes_;
  prometheus::Gauge* lag_seconds_;
  prometheus::Gauge* caught_up_;
  prometheus::Gauge* reports_;
  prometheus::Gauge* cell_bytes_;
  prometheus::Gauge* roll_up_bytes_;
  prometheus::Gauge* finding_bytes_;
  prometheus::Gauge* day_bytes_;
  prometheus::Gauge* index_bytes_;
  prometheus::Gauge* history_bytes_;
  prometheus::Gauge* state_hash_;
  prometheus::Gauge* feed_connected_;
  prometheus::Counter* feed_losses_;
  prometheus::Counter* changes_;
  prometheus::Histogram* apply_seconds_;
  prometheus::Histogram* visible_seconds_;
  prometheus::Counter* state_checks_;
  prometheus::Counter* state_mismatches_;
  prometheus::Gauge* state_check_seconds_;
  // When the cube was last known to have all there is; 0 before.
  double current_at_ = 0;
};

// Figures that are read at each scrape.
struct StatsGauges {
  std::function<double()> watchers;
  std::function<double()> exports;
};
std::shared_ptr<prometheus::Collectable> MakeStatsGauges(StatsGauges gauges);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_STATS_METRICS_H_
