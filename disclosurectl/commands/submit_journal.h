#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_SUBMIT_JOURNAL_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_SUBMIT_JOURNAL_H_

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "disclosure/v1/ingest.pb.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/output/row_writer.h"

namespace disclosure::ctl {

// Which outcomes get a line of their own.
enum class JournalDetail {
  // Receipt and all findings: for one report.
  kReceipt,
  // A line for each report.
  kEveryReport,
  // A line for each report that was not taken.
  kNotTaken,
};

// What became of the reports of one submit: tells each outcome as it comes, how
// far all of it is, and the sum at the end. Thread-safe.
class SubmitJournal {
 public:
  SubmitJournal(const Invocation& invocation, JournalDetail detail);

  void Answered(const std::string& origin, const v1::SubmitReportRequest& sent,
                const v1::SubmitReportResult& result);
  // Never sent: the file cannot be read, or holds no report.
  void Unreadable(const std::string& origin, const absl::Status& why);
  // A line on standard error that does not get in the way of progress.
  void Say(const std::string& line);

  // Shows rate, outcomes and, where the size of the input is known, the time
  // left. `done` is the part of the input that was read.
  void Progress(std::optional<double> done);
  // Ends progress and rows, and tells the sum.
  void Finish();

  // The worst of all outcomes.
  ExitStatus status() const;

 private:
  struct Tally {
    uint64_t accepted = 0;
    uint64_t repeated = 0;
    uint64_t refused = 0;
    uint64_t conflicts = 0;
    uint64_t failed = 0;
    uint64_t all() const {
      return accepted + repeated + refused + conflicts + failed;
    }
  };

  // These need the lock.
  void Count(const v1::SubmitReportResult& result);
  void Tell(const std::string& origin, const v1::SubmitReportRequest& sent,
            const v1::SubmitReportResult& result);
  void TellReceipt(const std::string& origin,
                   const v1::SubmitReportResult& result);
  std::string TallyText() const;
  double SecondsSinceStart() const;
  void ClearProgressLine();

  const Invocation& invocation_;
  const JournalDetail detail_;
  const std::chrono::steady_clock::time_point start_;

  mutable std::mutex mutex_;
  Tally tally_;
  ExitStatus status_ = ExitStatus::kDone;
  std::unique_ptr<RowWriter> rows_;
  bool progress_line_ = false;
  double last_progress_ = 0;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_SUBMIT_JOURNAL_H_
