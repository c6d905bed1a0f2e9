#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "disclosurectl/client/submit_stream.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/identity_arguments.h"
#include "disclosurectl/commands/input_files.h"
#include "disclosurectl/commands/submit_batches.h"
#include "disclosurectl/commands/submit_journal.h"
#include "disclosurectl/input/file_list.h"
#include "disclosurectl/output/failure_text.h"
#include "disclosurectl/submission/submit_ledger.h"
#include "record/revision.h"
#include "status/abseil_view.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

// With more files than this, only those not taken get a line.
constexpr size_t kMostFilesListed = 50;

constexpr auto kSubmitOptions = std::to_array<OptionSpec>({
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
    {"report",
     OptionKind::kText,
     "FILE.csv",
     "",
     {"把全部错误和警告写成表格文件（中文，可直接用电子表格打开、退回各机关）",
      "write all errors and warnings to a csv in Chinese, to be sent back"}},
    {"fresh",
     OptionKind::kFlag,
     "",
     "",
     {"不理会上次中断留下的进度，从头报送",
      "begin anew, whatever an interrupted run has left"}},
    kFormatOption,
});

absl::StatusOr<SubmitTerms> TermsOf(const Options& options) {
  SubmitTerms terms;
  terms.mode =
      options.Get("mode") == "archive" ? v1::MODE_ARCHIVE : v1::MODE_SUBMISSION;
  terms.validate_only = options.Flag("validate-only");
  if (options.Given("amends")) {
    ASSIGN_OR_RETURN(terms.amends_revision, RevisionOf(options, "amends"));
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

// What the progress of one submission must not be mistaken for: other files,
// other terms, another service.
std::string InputOf(const Invocation& invocation, const ReportSource& source) {
  const Options& options = invocation.options;
  std::string input = absl::StrCat(
      AbslView(invocation.ingest_service().address), "\n",
      AbslView(options.Get("mode")), "\n",
      AbslView(options.Given("amends") ? options.Get("amends") : ""), "\n",
      AbslView(options.Given("format") ? options.Get("format") : ""), "\n",
      AbslView(options.Given("report") ? options.Get("report") : ""), "\n");
  for (const std::string& file : source.files()) {
    std::error_code none;
    absl::StrAppend(
        &input, file, "\n", std::filesystem::file_size(file, none), "\n",
        std::filesystem::last_write_time(file, none).time_since_epoch().count(),
        "\n");
  }
  const record::ContentHash hash = record::HashContent(input);
  return absl::BytesToHexString(absl::string_view(
      reinterpret_cast<const char*>(hash.data()), hash.size()));
}

// What comes from standard input cannot be gone on with, and what is only
// validated leaves nothing behind.
std::optional<ProgressFile> ProgressFileFor(const Invocation& invocation,
                                            const ReportSource& source) {
  const auto& files = source.files();
  if (invocation.options.Flag("validate-only")) return std::nullopt;
  if (std::ranges::find(files, kStandardInput) != files.end()) {
    return std::nullopt;
  }
  if (!source.has_stream() && files.size() == 1) return std::nullopt;
  ProgressFile file(invocation.options.arguments()[0]);
  if (invocation.options.Flag("fresh")) file.Remove();
  return file;
}

absl::StatusOr<std::unique_ptr<SubmitLedger>> OpenLedger(
    const Invocation& invocation, const Reference& reference,
    const ReportSource& source) {
  SubmitLedger::Files files;
  files.progress = ProgressFileFor(invocation, source);
  if (files.progress) files.input = InputOf(invocation, source);
  if (invocation.options.Given("report")) {
    files.report = invocation.options.Get("report");
  }
  return SubmitLedger::Open(std::move(files), reference.divisions);
}

void TakeAnswers(const SubmitBatch& batch,
                 const v1::SubmitReportsResponse& response,
                 SubmitBatches& batches, SubmitJournal& journal) {
  for (int i = 0; i < response.results_size(); ++i) {
    if (WasTooBusy(response.results(i)) && batches.PutBack(batch, i)) continue;
    journal.Answered(batch, i, response.results(i));
  }
}

SubmitCallbacks CallbacksFor(SubmitBatches& batches, SubmitJournal& journal,
                             std::optional<uint64_t> bytes_total,
                             const Invocation& invocation) {
  SubmitCallbacks callbacks;
  callbacks.next = [&batches] { return batches.Next(); };
  callbacks.answered = [&](const SubmitBatch& batch,
                           const v1::SubmitReportsResponse& response) {
    TakeAnswers(batch, response, batches, journal);
  };
  callbacks.progress = [&journal, bytes_total] {
    journal.Progress(bytes_total);
  };
  callbacks.reconnecting = [&](const absl::Status& why, absl::Duration pause) {
    const std::string reason =
        ReasonOf(why) == kUnreachableReason
            ? std::string(invocation.Say(
                  {"ingest-service 无应答", "ingest-service does not answer"}))
            : FailureText(why, invocation.language);
    journal.Say(absl::StrCat(
        reason, AbslView(invocation.Say({"；重试前等待 ", "; again in "})),
        absl::FormatDuration(pause)));
  };
  return callbacks;
}

void SayWhatWasDone(const SubmitLedger& ledger, const Invocation& invocation) {
  if (ledger.answered_before() == 0) return;
  invocation.io.err << invocation.Say({"接着上次中断处：前 ",
                                       "Going on where it was interrupted: "})
                    << ledger.answered_before()
                    << invocation.Say({" 份已有结果\n",
                                       " reports are answered already\n"});
}

void SayHowToGoOn(const SubmitLedger& ledger, const Invocation& invocation) {
  if (ledger.answered().count() == 0) return;
  invocation.io.err << ledger.answered().count()
                    << invocation.Say(
                           {" 份已有结果；重新执行同一命令即可继续\n",
                            " reports are answered; the same command goes on "
                            "from there\n"});
}

// Until everything is answered, or sending again does not help any more.
absl::Status SendAll(SubmitBatches& batches, SubmitJournal& journal,
                     std::optional<uint64_t> bytes_total,
                     const Invocation& invocation) {
  do {
    RETURN_IF_ERROR(
        SubmitAll(invocation.ingest_service(),
                  CallbacksFor(batches, journal, bytes_total, invocation)));
  } while (batches.HasPutBack());
  return absl::OkStatus();
}

absl::StatusOr<ExitStatus> Submit(const Invocation& invocation) {
  ASSIGN_OR_RETURN(const SubmitTerms terms, TermsOf(invocation.options));
  ASSIGN_OR_RETURN(const auto reference, Reference::Load());
  ASSIGN_OR_RETURN(const auto source, OpenInput(invocation, *reference));
  ASSIGN_OR_RETURN(const auto ledger,
                   OpenLedger(invocation, *reference, *source));
  SayWhatWasDone(*ledger, invocation);
  source->Skip(ledger->answered().count_in_order());
  SubmitJournal journal(invocation, DetailOf(invocation.options, *source),
                        *ledger);
  SubmitBatches batches(
      *source, terms,
      {.unreadable =
           [&](const InputPlace& place, const std::string& origin,
               const absl::Status& why) {
             journal.Unreadable(place, origin, why);
           },
       .is_answered =
           [&](uint64_t index) { return journal.WasAnswered(index); },
       .pause = [](absl::Duration pause) { absl::SleepFor(pause); }});
  const absl::Status sent =
      SendAll(batches, journal, source->bytes_total(), invocation);
  if (!sent.ok()) {
    journal.SaveForLater();
    SayHowToGoOn(*ledger, invocation);
    return sent;
  }
  journal.Finish(reference->divisions);
  RETURN_IF_ERROR(ledger->Finish());
  return ledger->status();
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
         "连接中断后自动重发尚无应答的报告。命令本身中断后，重新执行即从中断处"
         "继续"
         "：进度记在\n输入旁边的 .submit-progress "
         "文件里，完成后删除；从头再报也总是安全的（已存的答“重复”）。\n"
         "结束时按规则和地区汇总问题；--report 写成可退回各机关的表格，按地区"
         "（代码顺序）、\n机关、年度、规则排列。\n"
         "修改已有报告须用 --amends 指明所替换的版次。\n",
         "Streams any number of reports. One report shows its receipt and all "
         "findings, of\nmany only those not taken are listed. After a broken "
         "connection, what was not\nanswered is sent again. A command that was "
         "interrupted goes on where it was if it\nis given again: the file "
         ".submit-progress beside the input says how far it came, and\nis "
         "removed at the end. Sending all again is always safe, too: what was "
         "stored is\nanswered \"repeated\". At the end faults are summed up by "
         "rule and area; --report\nwrites them to a table that can be sent "
         "back, by area, organ, year and rule. To change\na report, name the "
         "revision it replaces.\n"},
    .examples =
        "disclosurectl submit yunhuqiao-2020.textproto\n"
        "disclosurectl submit imported/ --mode=archive --verbose\n"
        "disclosurectl submit hunan.binpb.stream --report=faults.csv\n"
        "disclosurectl submit mended.textproto --amends=1\n"
        "disclosurectl generate --years=2019-2023 | disclosurectl submit -\n",
    .options = kSubmitOptions,
    .run = Submit,
};

}  // namespace disclosure::ctl
