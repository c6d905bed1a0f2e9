#include <array>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "disclosurectl/client/submit_stream.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/input_files.h"
#include "disclosurectl/commands/submit_batches.h"
#include "disclosurectl/commands/submit_journal.h"
#include "status/abseil_view.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

// With more files than this, only those not taken get a line.
constexpr size_t kMostFilesListed = 50;
// Reports that the service was too busy for are sent again so many times.
constexpr int kMaxRounds = 6;
constexpr absl::Duration kPauseBetweenRounds = absl::Seconds(1);
constexpr int64_t kMostRevision = 1'000'000'000;

constexpr auto kOptions = std::to_array<OptionSpec>({
    {"mode",
     OptionKind::kChoice,
     "submission|archive",
     "submission",
     {"报送，或历史报告归档（几乎一切问题只作警告）",
      "a submission, or an archived report: almost everything is a warning"}},
    {"amends",
     OptionKind::kInteger,
     "REVISION",
     "",
     {"本内容所替换的当前版次", "the current revision that this replaces"}},
    {"validate-only",
     OptionKind::kFlag,
     "",
     "",
     {"只问结果，不存储", "ask what the answer would be, store nothing"}},
    {"verbose",
     OptionKind::kFlag,
     "",
     "",
     {"每份报告一行，包括已接收的",
      "a line for each report, those accepted too"}},
    kFormatOption,
});

absl::StatusOr<SubmitTerms> TermsOf(const Options& options) {
  SubmitTerms terms;
  terms.mode =
      options.Get("mode") == "archive" ? v1::MODE_ARCHIVE : v1::MODE_SUBMISSION;
  terms.validate_only = options.Flag("validate-only");
  if (options.Given("amends")) {
    const int64_t revision = options.Integer("amends");
    if (revision > kMostRevision) {
      return absl::InvalidArgumentError("--amends: there is none so high");
    }
    terms.amends_revision = static_cast<int32_t>(revision);
  }
  return terms;
}

JournalDetail DetailOf(const Options& options, const ReportSource& source) {
  if (options.Flag("verbose")) return JournalDetail::kEveryReport;
  if (source.has_stream() || source.file_count() > kMostFilesListed) {
    return JournalDetail::kNotTaken;
  }
  return source.file_count() == 1 ? JournalDetail::kReceipt
                                  : JournalDetail::kEveryReport;
}

bool WasTooBusy(const v1::SubmitReportResult& result) {
  return result.has_failure() &&
         result.failure().code() ==
             static_cast<int>(absl::StatusCode::kUnavailable);
}

SubmitCallbacks CallbacksFor(SubmitBatches& batches, SubmitJournal& journal,
                             const Invocation& invocation, bool last_round) {
  SubmitCallbacks callbacks;
  callbacks.next = [&batches] { return batches.Next(); };
  callbacks.answered = [&batches, &journal, last_round](
                           const SubmitBatch& batch,
                           const v1::SubmitReportsResponse& response) {
    for (int i = 0; i < response.results_size(); ++i) {
      const v1::SubmitReportRequest& sent = batch.message.requests(i);
      const std::string& origin = batch.origins[static_cast<size_t>(i)];
      if (!last_round && WasTooBusy(response.results(i))) {
        batches.PutBack(origin, sent);
      } else {
        journal.Answered(origin, sent, response.results(i));
      }
    }
  };
  callbacks.progress = [&] { journal.Progress(batches.done()); };
  callbacks.reconnecting = [&](const absl::Status& why, absl::Duration pause) {
    const std::string reason =
        ReasonOf(why) == kUnreachableReason
            ? std::string(invocation.Say(
                  {"ingest-service 无应答", "ingest-service does not answer"}))
            : std::string(why.message());
    journal.Say(absl::StrCat(
        reason, AbslView(invocation.Say({"；重试前等待 ", "; again in "})),
        absl::FormatDuration(pause)));
  };
  return callbacks;
}

// Until everything is answered, or sending again does not help any more.
absl::Status SendAll(SubmitBatches& batches, SubmitJournal& journal,
                     const Invocation& invocation) {
  for (int round = 1;; ++round) {
    RETURN_IF_ERROR(
        SubmitAll(invocation.ingest_service(),
                  CallbacksFor(batches, journal, invocation,
                               /*last_round=*/round == kMaxRounds)));
    if (!batches.BeginRound()) return absl::OkStatus();
    absl::SleepFor(round * kPauseBetweenRounds);
  }
}

absl::StatusOr<ExitStatus> Submit(const Invocation& invocation) {
  ASSIGN_OR_RETURN(const SubmitTerms terms, TermsOf(invocation.options));
  ASSIGN_OR_RETURN(const auto reference, Reference::Load());
  ASSIGN_OR_RETURN(const auto source, OpenInput(invocation, *reference));
  SubmitJournal journal(invocation, DetailOf(invocation.options, *source));
  SubmitBatches batches(
      *source, terms, [&](const std::string& origin, const absl::Status& why) {
        journal.Unreadable(origin, why);
      });
  const absl::Status sent = SendAll(batches, journal, invocation);
  journal.Finish();
  RETURN_IF_ERROR(sent);
  return journal.status();
}

}  // namespace

const Command kSubmit = {
    .name = "submit",
    .arguments = "FILE|DIR|-...",
    .least_arguments = 1,
    .most_arguments = kAnyNumber,
    .summary = {"向 ingest-service 报送报告",
                "Sends reports to the ingest-service"},
    .description =
        {"以流的方式报送任意多份报告；单份报告显示回执和全部问题，多份时只列出"
         "未被接收的。\n"
         "连接中断后自动重发尚无应答的报告；整条命令重做一遍也总是安全的（已存"
         "的答“重复”）。\n"
         "修改已有报告须用 --amends 指明所替换的版次。\n",
         "Streams any number of reports. One report shows its receipt and all "
         "findings, of\nmany only those not taken are listed. After a broken "
         "connection, what was not\nanswered is sent again; repeating the "
         "whole "
         "command is always safe too: what was\nstored is answered "
         "\"repeated\". "
         "To change a report, name the revision it replaces.\n"},
    .examples =
        "disclosurectl submit yunhuqiao-2020.textproto\n"
        "disclosurectl submit imported/ --mode=archive --verbose\n"
        "disclosurectl submit mended.textproto --amends=1\n"
        "disclosurectl generate --years=2019-2023 | disclosurectl submit -\n",
    .options = kOptions,
    .run = Submit,
};

}  // namespace disclosure::ctl
