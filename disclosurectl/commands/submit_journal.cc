#include "disclosurectl/commands/submit_journal.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "disclosurectl/output/failure_text.h"
#include "disclosurectl/output/json.h"
#include "disclosurectl/output/outcome_text.h"
#include "disclosurectl/output/receipt_writer.h"
#include "status/abseil_view.h"

namespace disclosure::ctl {
namespace {

// A log does not need a line every second.
constexpr double kSecondsBetweenLogLines = 10;

// Often enough to lose little, and seldom enough to cost nothing.
constexpr double kSecondsBetweenSaves = 2;
constexpr uint64_t kReportsBetweenSaves = 2'000;

bool IsTaken(Outcome outcome) {
  return outcome == Outcome::kAccepted || outcome == Outcome::kRepeated;
}

std::string TimeLeftText(double seconds) {
  const auto whole = static_cast<int64_t>(seconds);
  return absl::StrFormat("%d:%02d", whole / 60, whole % 60);
}

}  // namespace

SubmitJournal::SubmitJournal(const Invocation& invocation, JournalDetail detail,
                             SubmitLedger& ledger)
    : invocation_(invocation),
      detail_(detail),
      start_(std::chrono::steady_clock::now()),
      ledger_(ledger) {
  const OutputFormat format = invocation.output();
  if (format == OutputFormat::kCsv || (format == OutputFormat::kTable &&
                                       detail == JournalDetail::kEveryReport)) {
    rows_ = std::make_unique<RowWriter>(invocation.io.out, format,
                                        OutcomeColumns(invocation.language));
  }
}

void SubmitJournal::Answered(const SubmitBatch& batch, int i,
                             const v1::SubmitReportResult& result) {
  const auto at = static_cast<size_t>(i);
  const v1::SubmitReportRequest& sent = batch.message.requests(i);
  const std::scoped_lock lock(mutex_);
  ledger_.Answered(batch.places[at], batch.origins[at], sent, result);
  if (AnsweredNow() >= saved_ + kReportsBetweenSaves) Save();
  if (IsTaken(OutcomeOf(result)) && detail_ == JournalDetail::kNotTaken) return;
  Tell(batch.origins[at], sent, result);
}

void SubmitJournal::Unreadable(const InputPlace& place,
                               const std::string& origin,
                               const absl::Status& why) {
  {
    const std::scoped_lock lock(mutex_);
    ledger_.Unreadable(place, origin, why);
  }
  Say(absl::StrCat(origin, ": ", FailureText(why, invocation_.language)));
}

void SubmitJournal::Say(const std::string& line) {
  const std::scoped_lock lock(mutex_);
  ClearProgressLine();
  invocation_.io.err << line << '\n';
}

bool SubmitJournal::WasAnswered(uint64_t index) const {
  const std::scoped_lock lock(mutex_);
  return ledger_.answered().Has(index);
}

void SubmitJournal::Progress(std::optional<uint64_t> bytes_total) {
  const std::scoped_lock lock(mutex_);
  const double seconds = SecondsSinceStart();
  if (seconds - last_save_ >= kSecondsBetweenSaves) Save();
  const bool in_place = invocation_.io.err_is_terminal;
  if (!in_place && seconds - last_progress_ < kSecondsBetweenLogLines) return;
  last_progress_ = seconds;
  ClearProgressLine();
  const double rate = static_cast<double>(AnsweredNow()) / seconds;
  invocation_.io.err << absl::StrFormat("%.0f", rate)
                     << invocation_.Say({" 份/秒，", " reports/s, "})
                     << TallyText();
  const uint64_t answered = ledger_.answered().bytes_in_order();
  const uint64_t answered_now = answered - ledger_.bytes_before();
  if (bytes_total.has_value() && answered_now > 0) {
    const uint64_t left = *bytes_total - std::min(answered, *bytes_total);
    invocation_.io.err << invocation_.Say({"，剩余 ", ", left "})
                       << TimeLeftText(seconds * static_cast<double>(left) /
                                       static_cast<double>(answered_now));
  }
  invocation_.io.err << (in_place ? "" : "\n") << std::flush;
  progress_line_ = in_place;
}

// A submission is not given up because its progress cannot be written: what is
// sent twice is answered "repeated".
void SubmitJournal::Save() {
  last_save_ = SecondsSinceStart();
  saved_ = AnsweredNow();
  const absl::Status saved = ledger_.Save();
  if (saved.ok() || std::exchange(save_failed_, true)) return;
  ClearProgressLine();
  invocation_.io.err << std::string(saved.message())
                     << invocation_.Say(
                            {"；中断后将从头开始\n",
                             "; after an interruption all is sent again\n"});
}

void SubmitJournal::SaveForLater() {
  const std::scoped_lock lock(mutex_);
  ClearProgressLine();
  Save();
}

void SubmitJournal::Finish(const divisions::DivisionTree& divisions) {
  const std::scoped_lock lock(mutex_);
  ClearProgressLine();
  if (rows_ != nullptr) rows_->Finish();
  if (detail_ == JournalDetail::kReceipt) return;
  const double seconds = SecondsSinceStart();
  invocation_.io.out << std::flush;
  std::ostream& err = invocation_.io.err;
  err << CountAll(ledger_.tally())
      << invocation_.Say({" 份报告：", " reports: "}) << TallyText()
      << absl::StrFormat(" (%.1f s, ", seconds)
      << absl::StrFormat("%.0f", static_cast<double>(AnsweredNow()) / seconds)
      << invocation_.Say({" 份/秒)\n", " reports/s)\n"});
  if (ledger_.faults().empty()) return;
  err << '\n';
  ledger_.faults().Write(err, divisions, invocation_.language);
}

uint64_t SubmitJournal::AnsweredNow() const {
  return ledger_.answered().count() - ledger_.answered_before();
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
        << FailureText(result.failure().reason(), result.failure().message(),
                       language)
        << '\n';
  }
  const v1::Revision* const revision = RevisionOf(result);
  // An amendment of nothing conflicts with no revision at all.
  if (revision != nullptr && revision->revision() > 0) {
    WriteReceipt(out, *revision, language);
  }
  out << ConflictAdvice(result, language);
  WriteFindings(out, FindingsOf(result), language);
}

std::string SubmitJournal::TallyText() const {
  const auto part = [&](uint64_t count, const Text& word) {
    return absl::StrCat(AbslView(invocation_.Say(word)), " ", count);
  };
  const char* const gap =
      invocation_.language == Language::kChinese ? "，" : ", ";
  const progress::SubmitTally& tally = ledger_.tally();
  return absl::StrCat(part(tally.accepted(), {"已接收", "accepted"}), gap,
                      part(tally.repeated(), {"重复", "repeated"}), gap,
                      part(tally.refused(), {"被拒绝", "refused"}), gap,
                      part(tally.conflicts(), {"冲突", "conflicts"}), gap,
                      part(tally.failed(), {"失败", "failed"}));
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
