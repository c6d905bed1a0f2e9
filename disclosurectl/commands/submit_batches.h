#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_SUBMIT_BATCHES_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_SUBMIT_BATCHES_H_

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "absl/time/time.h"
#include "disclosurectl/client/submit_batch.h"
#include "disclosurectl/input/report_source.h"

namespace disclosure::ctl {

// What goes with every report of one submit.
struct SubmitTerms {
  v1::Mode mode = v1::MODE_SUBMISSION;
  std::optional<int32_t> amends_revision;
  bool validate_only = false;
};

// Fills messages of the submit stream from files, and sends again what the
// service was too busy for, before anything new: so no more is held than was on
// its way. Next() is one thread's, the rest any thread's.
class SubmitBatches {
 public:
  // A report is sent so many times at most, with longer and longer pauses.
  static constexpr int kMaxAttempts = 6;
  static constexpr absl::Duration kPauseAfterBusy = absl::Seconds(1);

  struct Callbacks {
    std::function<void(const InputPlace& place, const std::string& origin,
                       const absl::Status& why)>
        unreadable;
    // Reports that were answered in an earlier run are passed over.
    std::function<bool(uint64_t index)> is_answered = [](uint64_t) {
      return false;
    };
    // Waits; before a report is sent again.
    std::function<void(absl::Duration)> pause;
  };

  // Borrows `source`.
  SubmitBatches(ReportSource& source, SubmitTerms terms, Callbacks callbacks)
      : source_(source), terms_(terms), callbacks_(std::move(callbacks)) {}

  // Null when files are at their end, and nothing is there to be sent again.
  std::unique_ptr<SubmitBatch> Next();

  // The service was too busy for the `i`-th report. False if it was sent often
  // enough.
  bool PutBack(const SubmitBatch& batch, int i);
  // Whether Next() has something to be sent again.
  bool HasPutBack();

 private:
  struct Pending {
    std::string origin;
    InputPlace place;
    int attempts = 0;
    v1::SubmitReportRequest request;
  };

  std::optional<Pending> NextRequest();
  std::optional<Pending> TakePutBack();
  std::optional<Pending> ReadNext();
  v1::SubmitReportRequest RequestOf(v1::AnnualReport report) const;

  ReportSource& source_;
  const SubmitTerms terms_;
  const Callbacks callbacks_;
  // Read ahead, but too large for the message it came after.
  std::optional<Pending> held_;

  std::mutex mutex_;
  std::deque<Pending> put_back_;
  // Of the last that was put back: no pause was made for it yet.
  std::optional<absl::Duration> pause_due_;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_SUBMIT_BATCHES_H_
