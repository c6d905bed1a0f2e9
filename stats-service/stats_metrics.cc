#include "stats-service/stats_metrics.h"

#include <utility>
#include <vector>

namespace disclosure::stats {
namespace {

prometheus::Gauge* AddGauge(prometheus::Registry& registry, const char* name,
                            const char* help) {
  return &prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add(
      {});
}

prometheus::Counter* AddCounter(prometheus::Registry& registry,
                                const char* name, const char* help) {
  return &prometheus::BuildCounter()
              .Name(name)
              .Help(help)
              .Register(registry)
              .Add({});
}

prometheus::Family<prometheus::Gauge>& HeldBytes(
    prometheus::Registry& registry) {
  return prometheus::BuildGauge()
      .Name("disclosure_stats_held_bytes")
      .Help("Memory of the newest cube, by what it is held for.")
      .Register(registry);
}

class Gauges final : public prometheus::Collectable {
 public:
  explicit Gauges(StatsGauges gauges) : gauges_(std::move(gauges)) {}

  std::vector<prometheus::MetricFamily> Collect() const override {
    return {Gauge("disclosure_stats_watchers",
                  "Streams of WatchArea that are open.", gauges_.watchers),
            Gauge("disclosure_stats_exports",
                  "Streams of ExportCells that are open.", gauges_.exports)};
  }

 private:
  static prometheus::MetricFamily Gauge(const char* name, const char* help,
                                        const std::function<double()>& read) {
    prometheus::ClientMetric metric;
    metric.gauge.value = read();
    return {name, help, prometheus::MetricType::Gauge, {std::move(metric)}};
  }

  const StatsGauges gauges_;
};

}  // namespace

StatsMetrics::StatsMetrics(prometheus::Registry& registry)
    : applied_sequence_(
          AddGauge(registry, "disclosure_stats_applied_sequence",
                   "Up to which change the newest cube is true.")),
      latest_sequence_(
          AddGauge(registry, "disclosure_stats_latest_sequence",
                   "The newest change of the feed, as last heard.")),
      lag_changes_(AddGauge(registry, "disclosure_stats_lag_changes",
                            "Changes of the feed that are not applied yet.")),
      lag_seconds_(AddGauge(
          registry, "disclosure_stats_lag_seconds",
          "Time since the cube last had all there was, at publication.")),
      caught_up_(AddGauge(registry, "disclosure_stats_caught_up",
                          "1 once what existed at first contact is applied.")),
      reports_(AddGauge(registry, "disclosure_stats_held_reports",
                        "Reports in the newest cube, of both scopes.")),
      cell_bytes_(&HeldBytes(registry).Add({{"kind", "cells"}})),
      roll_up_bytes_(&HeldBytes(registry).Add({{"kind", "roll_ups"}})),
      finding_bytes_(&HeldBytes(registry).Add({{"kind", "findings"}})),
      day_bytes_(&HeldBytes(registry).Add({{"kind", "days"}})),
      index_bytes_(&HeldBytes(registry).Add({{"kind", "index"}})),
      history_bytes_(&HeldBytes(registry).Add({{"kind", "history"}})),
      state_hash_(AddGauge(registry, "disclosure_stats_state_hash_bits",
                           "The upper 52 bits of the hash of all current "
                           "reports; replicas at one sequence agree.")),
      feed_connected_(AddGauge(registry, "disclosure_stats_feed_connected",
                               "1 while the feed is being followed.")),
      feed_losses_(AddCounter(registry, "disclosure_stats_feed_losses_total",
                              "How often the feed could not be followed.")),
      changes_(AddCounter(registry, "disclosure_stats_changes_applied_total",
                          "Changes applied.")),
      apply_seconds_(&prometheus::BuildHistogram()
                          .Name("disclosure_stats_apply_seconds")
                          .Help("Time to make one cube from the one before.")
                          .Register(registry)
                          .Add({},
                               prometheus::Histogram::BucketBoundaries{
                                   0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03,
                                   0.1, 0.3, 1, 3})),
      visible_seconds_(
          &prometheus::BuildHistogram()
               .Name("disclosure_stats_accepted_to_visible_seconds")
               .Help("Time from the acceptance of a report to the publication "
                     "of the cube that has it, by the clocks of both services.")
               .Register(registry)
               .Add({},
                    prometheus::Histogram::BucketBoundaries{
                        0.0005, 0.001, 0.002, 0.003, 0.005, 0.01, 0.02, 0.03,
                        0.05, 0.1, 0.2, 0.5, 1, 5, 30})),
      state_checks_(AddCounter(registry, "disclosure_stats_state_checks_total",
                               "Cubes whose state hash was counted anew.")),
      state_mismatches_(
          AddCounter(registry, "disclosure_stats_state_mismatches_total",
                     "Of these, cubes whose kept hash was another: stays 0.")),
      state_check_seconds_(
          AddGauge(registry, "disclosure_stats_state_check_seconds",
                   "How long the last check of a state hash took.")) {}

void StatsMetrics::CountPublication(const PublishedCube& cube,
                                    double now_seconds) {
  const uint64_t lag = cube.latest_sequence > cube.applied_sequence
                           ? cube.latest_sequence - cube.applied_sequence
                           : 0;
  if (lag == 0 || current_at_ == 0) current_at_ = now_seconds;
  applied_sequence_->Set(static_cast<double>(cube.applied_sequence));
  latest_sequence_->Set(static_cast<double>(cube.latest_sequence));
  lag_changes_->Set(static_cast<double>(lag));
  lag_seconds_->Set(now_seconds - current_at_);
  caught_up_->Set(cube.caught_up ? 1 : 0);
  reports_->Set(static_cast<double>(cube.reports));
  cell_bytes_->Set(static_cast<double>(cube.cell_bytes));
  roll_up_bytes_->Set(static_cast<double>(cube.roll_up_bytes));
  finding_bytes_->Set(static_cast<double>(cube.finding_bytes));
  day_bytes_->Set(static_cast<double>(cube.day_bytes));
  index_bytes_->Set(static_cast<double>(cube.index_bytes));
  history_bytes_->Set(static_cast<double>(cube.history_bytes));
  // A double holds 53 bits without rounding.
  state_hash_->Set(static_cast<double>(cube.state_hash >> 12));
  changes_->Increment(static_cast<double>(cube.changes));
  apply_seconds_->Observe(cube.apply_seconds);
}

std::shared_ptr<prometheus::Collectable> MakeStatsGauges(StatsGauges gauges) {
  return std::make_shared<Gauges>(std::move(gauges));
}

}  // namespace disclosure::stats
