#ifndef DISCLOSURE_INGEST_SERVICE_INGEST_METRICS_H_
#define DISCLOSURE_INGEST_SERVICE_INGEST_METRICS_H_

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "prometheus/collectable.h"
#include "prometheus/counter.h"
#include "prometheus/histogram.h"
#include "prometheus/registry.h"

namespace disclosure::ingest {

// What became of one submitted report, as a label.
enum class SubmissionResult {
  kAccepted,
  kRepeated,
  kRefused,
  kConflict,
  kFailed,
  kValidated,
};

// What became of one withdrawal, as a label.
enum class WithdrawalResult { kWithdrawn, kRepeated, kConflict, kFailed };

// Every number that ingest-service exposes of its own, on one page. Label sets
// are bounded: results and rule ids, never a township or a caller. Thread-safe.
class IngestMetrics {
 public:
  // One series a result and a rule from the start. Borrows the registry.
  IngestMetrics(prometheus::Registry& registry,
                const std::vector<std::string>& rule_ids);

  void CountSubmission(SubmissionResult result) {
    submissions_[static_cast<size_t>(result)]->Increment();
  }
  void CountWithdrawal(WithdrawalResult result) {
    withdrawals_[static_cast<size_t>(result)]->Increment();
  }
  // Refused reports that could not be kept.
  void CountDroppedRefusals(size_t count) {
    refusals_dropped_->Increment(static_cast<double>(count));
  }
  // `rule` indexes the rule ids given at construction.
  void CountFinding(uint16_t rule) { findings_[rule]->Increment(); }
  void ObserveCommit(size_t reports, double seconds);
  // The store did not take a commit.
  void CountFailedCommit() { commits_failed_->Increment(); }

 private:
  std::array<prometheus::Counter*, 6> submissions_;
  std::array<prometheus::Counter*, 4> withdrawals_;
  prometheus::Counter* refusals_dropped_;
  std::vector<prometheus::Counter*> findings_;
  prometheus::Histogram* commit_seconds_;
  prometheus::Histogram* commit_reports_;
  prometheus::Counter* commits_failed_;
};

// Figures that are read when Prometheus asks.
struct IngestGauges {
  std::function<double()> latest_sequence;
  std::function<double()> queued_reports;
  std::function<double()> identities;
  std::function<double()> key_index_bytes;
  std::function<double()> feed_followers;
  std::function<double()> refusals_kept;
};

// Exposes them as disclosure_ingest_* gauges. What they read must outlive it.
std::shared_ptr<prometheus::Collectable> MakeIngestGauges(IngestGauges gauges);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_INGEST_METRICS_H_
