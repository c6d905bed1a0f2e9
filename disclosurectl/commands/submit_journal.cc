#include "disclosurectl/commands/submit_journal.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "disclosurectl/output/json.h"
#include "disclosurectl/output/outcome_text.h"
#include "disclosurectl/output/receipt_writer.h"
#include "status/abseil_view.h"

namespace disclosure::ctl {
namespace {

// A log does not need a line every second.
constexpr double kSecondsBetweenLogLines = 10;

ExitStatus StatusOfOutcome(Outcome outcome) {
  switch (outcome) {
    case Outcome::kAccepted:
    case Outcome::kRepeated:
      return ExitStatus::kDone;
    case Outcome::kRefused:
      return ExitStatus::kRefused;
    default:
      return ExitStatus::kFailed;
  }
}

std::string TimeLeftText(double seconds) {
  const auto whole = static_cast<int64_t>(seconds);
  return absl::StrFormat("%d:%02d", whole / 60, whole % 60);
}

}  // namespace

SubmitJournal::SubmitJournal(const Invocation& invocation, JournalDetail detail)
    : invocation_(invocation),
      detail_(detail),
      start_(std::chrono::steady_clock::now()) {
  const OutputFormat format = invocation.output();
  if (format == OutputFormat::kCsv || (format == OutputFormat::kTable &&
                                       detail == JournalDetail::kEveryReport)) {
    rows_ = std::make_unique<RowWriter>(invocation.io.out, format,
                                        OutcomeColumns(invocation.language));
  }
}

void SubmitJournal::Answered(const std::string& origin,
                             const v1::SubmitReportRequest& sent,
                             const v1::SubmitReportResult& result) {
  const std::scoped_lock lock(mutex_);
  Count(result);
  const Outcome outcome = OutcomeOf(result);
  status_ = Worse(status_, StatusOfOutcome(outcome));
  const bool is_taken = StatusOfOutcome(outcome) == ExitStatus::kDone;
  if (is_taken && detail_ == JournalDetail::kNotTaken) return;
  Tell(origin, sent, result);
}

void SubmitJournal::Unreadable(const std::string& origin,
                               const absl::Status& why) {
  {
    const std::scoped_lock lock(mutex_);
    ++tally_.failed;
    status_ = Worse(status_, ExitStatus::kFailed);
  }
  Say(absl::StrCat(origin, ": ", why.message()));
}

void SubmitJournal::Say(const std::string& line) {
  const std::scoped_lock lock(mutex_);
  ClearProgressLine();
  invocation_.io.err << line << '\n';
}

void SubmitJournal::Progress(std::optional<double> done) {
  const std::scoped_lock lock(mutex_);
  const double seconds = SecondsSinceStart();
  const bool in_place = invocation_.io.err_is_terminal;
  if (!in_place && seconds - last_progress_ < kSecondsBetweenLogLines) return;
  last_progress_ = seconds;
  ClearProgressLine();
  const double rate = static_cast<double>(tally_.all()) / seconds;
  invocation_.io.err << absl::StrFormat("%.0f", rate)
                     << invocation_.Say({" 份/秒，", " reports/s, "})
                     << TallyText();
  if (done.has_value() && *done > 0) {
    invocation_.io.err << invocation_.Say({"，剩余 ", ", left "})
                       << TimeLeftText(seconds * (1 - *done) / *done);
  }
  invocation_.io.err << (in_place ? "" : "\n") << std::flush;
  progress_line_ = in_place;
}

void SubmitJournal::Finish() {
  const std::scoped_lock lock(mutex_);
  ClearProgressLine();
  if (rows_ != nullptr) rows_->Finish();
  if (detail_ == JournalDetail::kReceipt) return;
  const double seconds = SecondsSinceStart();
  invocation_.io.out << std::flush;
  invocation_.io.err << tally_.all()
                     << invocation_.Say({" 份报告：", " reports: "})
                     << TallyText() << absl::StrFormat(" (%.1f s, ", seconds)
                     << absl::StrFormat(
                            "%.0f", static_cast<double>(tally_.all()) / seconds)
                     << invocation_.Say({" 份/秒)\n", " reports/s)\n"});
}

ExitStatus SubmitJournal::status() const {
  const std::scoped_lock lock(mutex_);
  return status_;
}

void SubmitJournal::Count(const v1::SubmitReportResult& result) {
  switch (OutcomeOf(result)) {
    case Outcome::kAccepted:
      ++tally_.accepted;
      return;
    case Outcome::kRepeated:
      ++tally_.repeated;
      return;
    case Outcome::kRefused:
      ++tally_.refused;
      return;
    case Outcome::kConflict:
      ++tally_.conflicts;
      return;
    case Outcome::kFailed:
      ++tally_.failed;
      return;
  }
}

void SubmitJournal::Tell(const std::string& origin,
                         const v1::SubmitReportRequest& sent,
                         const v1::SubmitReportResult& result) {
  ClearProgressLine();
  if (invocation_.output() == OutputFormat::kJson) {
    invocation_.io.out
        << JsonObject()
               .AddText("origin", origin)
               .AddText("division_code", sent.report().division_code())
               .Add("report_year", absl::StrCat(sent.report().report_year()))
               .Add("result", ToJson(result, JsonLayout::kOneLine))
               .Done()
        << '\n';
    return;
  }
  if (detail_ == JournalDetail::kReceipt &&
      invocation_.output() == OutputFormat::kTable) {
    TellReceipt(origin, result);
    return;
  }
  // Opened by the first line: a run without trouble prints no heading.
  if (rows_ == nullptr) {
    rows_ =
        std::make_unique<RowWriter>(invocation_.io.out, invocation_.output(),
                                    OutcomeColumns(invocation_.language));
  }
  rows_->Row(OutcomeRow(origin, sent.report(), result, invocation_.language));
}

void SubmitJournal::TellReceipt(const std::string& origin,
                                const v1::SubmitReportResult& result) {
  std::ostream& out = invocation_.io.out;
  const Language language = invocation_.language;
  out << origin << ": " << WordFor(OutcomeOf(result)).In(language) << ", "
      << CountFindings(FindingsOf(result), language) << '\n';
  if (result.has_failure()) {
    out << "  " << result.failure().reason() << ' '
        << result.failure().message() << '\n';
  }
  if (const v1::Revision* const revision = RevisionOf(result)) {
    WriteReceipt(out, *revision, language);
  }
  WriteFindings(out, FindingsOf(result), language);
}

std::string SubmitJournal::TallyText() const {
  const auto part = [&](uint64_t count, const Text& word) {
    return absl::StrCat(AbslView(invocation_.Say(word)), " ", count);
  };
  const char* const gap =
      invocation_.language == Language::kChinese ? "，" : ", ";
  return absl::StrCat(part(tally_.accepted, {"已接收", "accepted"}), gap,
                      part(tally_.repeated, {"重复", "repeated"}), gap,
                      part(tally_.refused, {"被拒绝", "refused"}), gap,
                      part(tally_.conflicts, {"冲突", "conflicts"}), gap,
                      part(tally_.failed, {"失败", "failed"}));
}

double SubmitJournal::SecondsSinceStart() const {
  // Never 0: it is divided by.
  constexpr double kLeast = 1e-6;
  const std::chrono::duration<double> seconds =
      std::chrono::steady_clock::now() - start_;
  return std::max(seconds.count(), kLeast);
}

void SubmitJournal::ClearProgressLine() {
  if (!progress_line_) return;
  progress_line_ = false;
  invocation_.io.err << "\r\033[K";
}

}  // namespace disclosure::ctl
