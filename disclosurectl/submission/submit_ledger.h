#ifndef DISCLOSURE_DISCLOSURECTL_SUBMISSION_SUBMIT_LEDGER_H_
#define DISCLOSURE_DISCLOSURECTL_SUBMISSION_SUBMIT_LEDGER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "disclosure/v1/ingest.pb.h"
#include "disclosurectl/exit_status.h"
#include "disclosurectl/submission/answered_reports.h"
#include "disclosurectl/submission/fault_report.h"
#include "disclosurectl/submission/fault_summary.h"
#include "disclosurectl/submission/progress_file.h"
#include "divisions/division_tree.h"

namespace disclosure::ctl {

// All that is known of a submission under way: which reports are answered, how,
// and what was wrong with them. Can be saved at any moment and gone on with by
// another run of the program. Not thread-safe.
class SubmitLedger {
 public:
  struct Files {
    // Where the state is kept; nothing: nowhere.
    std::optional<ProgressFile> progress;
    // Of `progress`: what the state must have been made for.
    std::string input;
    // Where the faults are written; empty: nowhere.
    std::string report;
  };

  // Goes on with what was saved for the same input. Borrows `divisions`.
  //
  // INVALID_ARGUMENT: the report of faults cannot be written.
  static absl::StatusOr<std::unique_ptr<SubmitLedger>> Open(
      Files files, const divisions::DivisionTree& divisions);

  void Answered(const InputPlace& place, const std::string& origin,
                const v1::SubmitReportRequest& sent,
                const v1::SubmitReportResult& result);
  // Never sent: there is no report.
  void Unreadable(const InputPlace& place, const std::string& origin,
                  const absl::Status& why);

  const AnsweredReports& answered() const { return answered_; }
  const progress::SubmitTally& tally() const { return tally_; }
  const FaultSummary& faults() const { return faults_; }
  // How many were answered, and how many bytes of the input, before this run.
  uint64_t answered_before() const { return answered_before_; }
  uint64_t bytes_before() const { return bytes_before_; }

  // The worst of all outcomes.
  ExitStatus status() const;

  // Writes down the report of faults, then the state that goes with it.
  absl::Status Save();
  // Puts the report of faults in the order of areas; then nothing is left to go
  // on with.
  absl::Status Finish();

 private:
  SubmitLedger(Files files, const divisions::DivisionTree& divisions)
      : files_(std::move(files)), divisions_(divisions) {}

  absl::Status Load();
  void Count(const v1::SubmitReportResult& result);

  const Files files_;
  const divisions::DivisionTree& divisions_;
  AnsweredReports answered_;
  progress::SubmitTally tally_;
  FaultSummary faults_;
  std::unique_ptr<FaultReport> report_;
  uint64_t answered_before_ = 0;
  uint64_t bytes_before_ = 0;
};

uint64_t CountAll(const progress::SubmitTally& tally);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_SUBMISSION_SUBMIT_LEDGER_H_
