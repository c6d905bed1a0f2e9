#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_SUBMIT_JOURNAL_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_SUBMIT_JOURNAL_H_

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "disclosure/v1/ingest.pb.h"
#include "disclosurectl/client/submit_batch.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/output/row_writer.h"
#include "disclosurectl/submission/submit_ledger.h"

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
// far all of it is, and the sum at the end, and has the ledger saved.
// Thread-safe.
class SubmitJournal {
 public:
  // Borrows both.
  SubmitJournal(const Invocation& invocation, JournalDetail detail,
                SubmitLedger& ledger);

  // The `i`-th report of the batch.
  void Answered(const SubmitBatch& batch, int i,
                const v1::SubmitReportResult& result);
  // Never sent: the file cannot be read, or holds no report.
  void Unreadable(const InputPlace& place, const std::string& origin,
                  const absl::Status& why);
  // A line on standard error that does not get in the way of progress.
  void Say(const std::string& line);
  bool WasAnswered(uint64_t index) const;

  // Shows rate, outcomes and, if `bytes_total` of the input are known, the time
  // left, going by what is answered; saves the ledger every few seconds.
  void Progress(std::optional<uint64_t> bytes_total);
  // Ends progress and rows, and tells the sum; of many reports what was wrong
  // by rule and area, too.
  void Finish(const divisions::DivisionTree& divisions);
  // What an interruption would leave is left: nothing was answered after it.
  void SaveForLater();

 private:
  // These need the lock.
  void Tell(const std::string& origin, const v1::SubmitReportRequest& sent,
            const v1::SubmitReportResult& result);
  void TellReceipt(const std::string& origin,
                   const v1::SubmitReportResult& result);
  void Save();
  std::string TallyText() const;
  uint64_t AnsweredNow() const;
  double SecondsSinceStart() const;
  void ClearProgressLine();

  const Invocation& invocation_;
  const JournalDetail detail_;
  const std::chrono::steady_clock::time_point start_;

  mutable std::mutex mutex_;
  SubmitLedger& ledger_;
  std::unique_ptr<RowWriter> rows_;
  bool progress_line_ = false;
  bool save_failed_ = false;
  double last_progress_ = 0;
  // When it was saved last, and how much was answered then.
  double last_save_ = 0;
  uint64_t saved_ = 0;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_SUBMIT_JOURNAL_H_
