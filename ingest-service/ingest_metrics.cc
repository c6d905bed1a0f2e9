#include "ingest-service/ingest_metrics.h"

#include <string_view>
#include <utility>

namespace disclosure::ingest {
namespace {

constexpr std::array<const char*, 6> kResults = {
    "accepted", "repeated", "refused", "conflict", "failed", "validated"};

constexpr std::array<const char*, 4> kWithdrawalResults = {
    "withdrawn", "repeated", "conflict", "failed"};

class Gauges : public prometheus::Collectable {
 public:
  explicit Gauges(IngestGauges gauges) : gauges_(std::move(gauges)) {}

  std::vector<prometheus::MetricFamily> Collect() const override {
    return {
        Gauge("disclosure_ingest_latest_sequence",
              "The newest sequence of the store.", gauges_.latest_sequence),
        Gauge("disclosure_ingest_queued_reports",
              "Reports that wait for the committer.", gauges_.queued_reports),
        Gauge("disclosure_ingest_identities",
              "Reports with at least one revision.", gauges_.identities),
        Gauge("disclosure_ingest_key_index_bytes",
              "Memory of the key index, estimated.", gauges_.key_index_bytes),
        Gauge("disclosure_ingest_feed_followers",
              "Streams of FollowChanges that are open.",
              gauges_.feed_followers),
        Gauge("disclosure_ingest_refusals_kept",
              "Refused reports that can be listed.", gauges_.refusals_kept),
    };
  }

 private:
  static prometheus::MetricFamily Gauge(const char* name, const char* help,
                                        const std::function<double()>& read) {
    prometheus::ClientMetric metric;
    metric.gauge.value = read();
    return {name, help, prometheus::MetricType::Gauge, {std::move(metric)}};
  }

  const IngestGauges gauges_;
};

}  // namespace

IngestMetrics::IngestMetrics(prometheus::Registry& registry,
                             const std::vector<std::string>& rule_ids) {
  auto& submissions = prometheus::BuildCounter()
                          .Name("disclosure_ingest_submissions_total")
                          .Help("Submitted reports by what became of them.")
                          .Register(registry);
  for (size_t i = 0; i < kResults.size(); ++i) {
    submissions_[i] = &submissions.Add({{"result", kResults[i]}});
  }
  auto& withdrawals = prometheus::BuildCounter()
                          .Name("disclosure_ingest_withdrawals_total")
                          .Help("Withdrawals by what became of them.")
                          .Register(registry);
  for (size_t i = 0; i < kWithdrawalResults.size(); ++i) {
    withdrawals_[i] = &withdrawals.Add({{"result", kWithdrawalResults[i]}});
  }
  refusals_dropped_ = &prometheus::BuildCounter()
                           .Name("disclosure_ingest_refusals_dropped_total")
                           .Help("Refused reports that could not be kept.")
                           .Register(registry)
                           .Add({});
  auto& findings = prometheus::BuildCounter()
                       .Name("disclosure_ingest_findings_total")
                       .Help("Findings by rule, refused reports included.")
                       .Register(registry);
  for (const std::string& id : rule_ids) {
    findings_.push_back(&findings.Add({{"rule", id}}));
  }
  commit_seconds_ = &prometheus::BuildHistogram()
                         .Name("disclosure_ingest_commit_seconds")
                         .Help("Time of one durable commit.")
                         .Register(registry)
                         .Add({}, prometheus::Histogram::BucketBoundaries{
                                      0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01,
                                      0.02, 0.05, 0.1, 0.2, 0.5, 1, 5});
  commit_reports_ = &prometheus::BuildHistogram()
                         .Name("disclosure_ingest_commit_reports")
                         .Help("Reports in one commit.")
                         .Register(registry)
                         .Add({}, prometheus::Histogram::BucketBoundaries{
                                      1, 4, 16, 64, 128, 256, 512, 1024});
  commits_failed_ =
      &prometheus::BuildCounter()
           .Name("disclosure_ingest_commits_failed_total")
           .Help("Commits that the store did not take: nothing was accepted.")
           .Register(registry)
           .Add({});
}

void IngestMetrics::ObserveCommit(size_t reports, double seconds) {
  commit_seconds_->Observe(seconds);
  commit_reports_->Observe(static_cast<double>(reports));
}

std::shared_ptr<prometheus::Collectable> MakeIngestGauges(IngestGauges gauges) {
  return std::make_shared<Gauges>(std::move(gauges));
}

}  // namespace disclosure::ingest
