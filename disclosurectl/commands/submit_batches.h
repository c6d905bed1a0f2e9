#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_SUBMIT_BATCHES_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_SUBMIT_BATCHES_H_

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "disclosurectl/client/submit_batch.h"
#include "disclosurectl/input/report_source.h"

namespace disclosure::ctl {

// What goes with every report of one submit.
struct SubmitTerms {
  v1::Mode mode = v1::MODE_SUBMISSION;
  std::optional<int32_t> amends_revision;
  bool validate_only = false;
};

// Fills messages of the submit stream from files, and keeps apart what the
// service was too busy for, to be sent once more. Next() is one thread's, the
// rest any thread's.
class SubmitBatches {
 public:
  using Unreadable =
      std::function<void(const std::string& origin, const absl::Status& why)>;

  // Borrows `source`.
  SubmitBatches(ReportSource& source, SubmitTerms terms, Unreadable unreadable)
      : source_(source), terms_(terms), unreadable_(std::move(unreadable)) {}

  // Null when files are at their end and nothing is left of those put back
  // before BeginRound().
  std::unique_ptr<SubmitBatch> Next();

  // The service was too busy; at most as many as were sent.
  void PutBack(const std::string& origin,
               const v1::SubmitReportRequest& request);
  // Makes what was put back ready for Next(). False if there is nothing.
  bool BeginRound();

  // The part of the input that was read, if that can be told.
  std::optional<double> done() const;

 private:
  struct Pending {
    std::string origin;
    v1::SubmitReportRequest request;
  };

  std::optional<Pending> NextRequest();
  v1::SubmitReportRequest RequestOf(v1::AnnualReport report) const;

  ReportSource& source_;
  const SubmitTerms terms_;
  const Unreadable unreadable_;
  // Read ahead, but too large for the message it came after.
  std::optional<Pending> held_;
  std::deque<Pending> again_;
  std::atomic<uint64_t> bytes_read_ = 0;

  std::mutex mutex_;
  std::deque<Pending> put_back_;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_SUBMIT_BATCHES_H_
