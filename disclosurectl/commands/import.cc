#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/document_import.h"
#include "disclosurectl/commands/form_option.h"
#include "disclosurectl/commands/import_hints.h"
#include "disclosurectl/commands/import_output.h"
#include "disclosurectl/commands/import_submission.h"
#include "disclosurectl/documents/document_source.h"
#include "disclosurectl/input/file_bytes.h"
#include "disclosurectl/output/failure_text.h"
#include "importer/protocol_text.h"
#include "service-host/clock.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr auto kImportOptions = std::to_array<OptionSpec>({
    {"output",
     OptionKind::kChoice,
     "textproto|json|binary",
     "textproto",
     {"输出格式", "how reports are written"}},
    {"to",
     OptionKind::kText,
     "DIR",
     "",
     {"每份文件写到该目录", "write a file for each document here"}},
    {"protocol",
     OptionKind::kText,
     "FILE",
     "",
     {"导入记录：每个数字取自何处、修复与疑点",
      "how each figure was read: origins, repairs, doubts"}},
    {"division",
     OptionKind::kText,
     "CODE",
     "",
     {"区划代码", "division code of the organ"}},
    {"county",
     OptionKind::kText,
     "CODE",
     "",
     {"按名称查找区划时限定的县",
      "county in which to look for the area's name"}},
    {"organ",
     OptionKind::kText,
     "NAME|CREDIT_CODE",
     "",
     {"机关名称，或部门的统一社会信用代码",
      "name of the organ, or a department's credit code"}},
    {"credit-code",
     OptionKind::kText,
     "CODE",
     "",
     {"同时给出名称时的统一社会信用代码",
      "a department's credit code where --organ names it"}},
    {"scope",
     OptionKind::kChoice,
     "own|summary",
     "",
     {"本机关或地区汇总", "own organ or area summary"}},
    {"year", OptionKind::kInteger, "YEAR", "", {"报告年度", "report year"}},
    {"form",
     OptionKind::kChoice,
     kFormChoices,
     "",
     {"表式", "version of the form"}},
    {"published",
     OptionKind::kDate,
     "YYYY-MM-DD",
     "",
     {"发布日期", "day of publication"}},
    {"web-address",
     OptionKind::kText,
     "URL",
     "",
     {"发布网址", "where it was published"}},
    {"submit",
     OptionKind::kFlag,
     "",
     "",
     {"报送足够完整的报告（须给 --min-cells 和 --to）",
      "send what is complete enough; needs --min-cells and --to"}},
    {"min-cells",
     OptionKind::kShare,
     "PERCENT",
     "",
     {"至少读到应有格数的多少才报送，如 95%",
      "send only where so many of the form's cells were found: 95%"}},
    {"mode",
     OptionKind::kChoice,
     "submission|archive",
     "archive",
     {"报送方式", "how reports are sent"}},
});

using Failures = std::vector<std::pair<std::string, std::string>>;

// The list at the end, where a person looks after many lines.
void ListFailures(const Invocation& invocation, size_t documents,
                  const Failures& list, const Text& heading) {
  if (list.empty() || documents == 1) return;
  invocation.io.err << list.size() << " / " << documents
                    << invocation.Say(heading);
  for (const auto& [name, why] : list) {
    invocation.io.err << "  " << name << ": " << why << '\n';
  }
}

// One command: documents one after the other, and what came of them.
class ImportRun {
 public:
  ImportRun(const Invocation& invocation, const Reference& reference,
            DocumentSource& source, const DocumentImport& documents,
            ImportOutput& output)
      : invocation_(invocation),
        reference_(reference),
        source_(source),
        documents_(documents),
        output_(output) {
    if (invocation.options.Flag("submit")) {
      min_cells_ = invocation.options.Share("min-cells");
    }
  }

  void ImportAll() {
    const size_t count = source_.documents().size();
    for (size_t i = 0; i < count; ++i) {
      const DocumentName& document = source_.documents()[i];
      if (count > 1) {
        invocation_.io.err << "[" << i + 1 << "/" << count << "] ";
      }
      const absl::Status status = Import(document);
      if (status.ok()) continue;
      const std::string why = FailureText(status, invocation_.language);
      invocation_.io.err << document.shown << ": " << why << '\n';
      failures_.emplace_back(document.shown, why);
    }
  }

  // Lists what failed; the exit status so far.
  ExitStatus Finish() const {
    const size_t count = source_.documents().size();
    ListFailures(invocation_, count, failures_,
                 {" 份未能导入：\n", " not imported:\n"});
    ListFailures(invocation_, count, not_sent_,
                 {" 份不报送：\n", " not sent:\n"});
    return failures_.empty() && not_sent_.empty() ? ExitStatus::kDone
                                                  : ExitStatus::kRefused;
  }

  const std::string& protocol() const { return protocol_; }
  // The files of reports that are to be sent.
  const std::vector<std::string>& complete() const { return complete_; }

 private:
  absl::Status Import(const DocumentName& document) {
    ASSIGN_OR_RETURN(const std::string bytes, source_.Read(document));
    ASSIGN_OR_RETURN(const ImportedDocument imported, documents_.Import(bytes));
    Tell(document, imported);
    ASSIGN_OR_RETURN(std::string file,
                     output_.Write(document, imported.draft.report));
    if (min_cells_) Choose(document, imported.draft, std::move(file));
    return absl::OkStatus();
  }

  void Tell(const DocumentName& document, const ImportedDocument& imported) {
    const auto language = invocation_.language == Language::kChinese
                              ? importer::Language::kChinese
                              : importer::Language::kEnglish;
    invocation_.io.err << document.shown << ": "
                       << importer::SummaryText(imported.draft.protocol,
                                                language)
                       << invocation_.Say({"；", "; "})
                       << CountFindings(imported.findings, invocation_.language)
                       << '\n';
    if (!invocation_.options.Given("protocol")) return;
    absl::StrAppend(
        &protocol_, document.shown, "\n",
        importer::ProtocolText(imported.draft, reference_.catalogue, language),
        "\n");
  }

  void Choose(const DocumentName& document, const importer::Draft& draft,
              std::string file) {
    const std::optional<Text> obstacle = ObstacleTo(draft, *min_cells_);
    if (!obstacle) return complete_.push_back(std::move(file));
    const std::string why(invocation_.Say(*obstacle));
    invocation_.io.err << document.shown << ": "
                       << invocation_.Say({"不报送：", "not sent: "}) << why
                       << '\n';
    not_sent_.emplace_back(document.shown, why);
  }

  const Invocation& invocation_;
  const Reference& reference_;
  DocumentSource& source_;
  const DocumentImport& documents_;
  ImportOutput& output_;
  // Set if reports are to be sent.
  std::optional<double> min_cells_;
  std::vector<std::string> complete_;
  Failures failures_;
  Failures not_sent_;
  std::string protocol_;
};

absl::Status CheckOptions(const Invocation& invocation) {
  const Options& options = invocation.options;
  const bool submit = options.Flag("submit");
  if (submit == options.Given("min-cells") &&
      (!submit || options.Given("to"))) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(std::string(
      invocation.Say({"--submit 须与 --min-cells 和 --to 同时给出",
                      "--submit goes together with --min-cells and --to"})));
}

absl::StatusOr<ExitStatus> Import(const Invocation& invocation) {
  RETURN_IF_ERROR(CheckOptions(invocation));
  ASSIGN_OR_RETURN(
      DocumentSource source,
      DocumentSource::Open(invocation.options.arguments(), invocation.io.in));
  ASSIGN_OR_RETURN(ImportOutput output,
                   ImportOutput::Open(invocation, source.documents().size()));
  ASSIGN_OR_RETURN(const auto reference, Reference::Load());
  ASSIGN_OR_RETURN(const DocumentImport documents,
                   DocumentImport::Create(
                       *reference, ImportHintsOf(invocation.options),
                       form::CivilDate(service_host::DaysSinceEpochInShanghai(
                           absl::Now()))));
  ImportRun run(invocation, *reference, source, documents, output);
  run.ImportAll();
  if (invocation.options.Given("protocol")) {
    RETURN_IF_ERROR(WriteFileBytes(
        std::string(invocation.options.Get("protocol")), run.protocol()));
  }
  const ExitStatus imported = run.Finish();
  ASSIGN_OR_RETURN(const ExitStatus sent,
                   SubmitImported(invocation, run.complete()));
  return Worse(imported, sent);
}

}  // namespace

const Command kImport = {
    .name = "import",
    .arguments = "FILE|DIR|ARCHIVE...",
    .least_arguments = 1,
    .most_arguments = kAnyNumber,
    .summary = {"把公开的报告读成结构化报告",
                "Reads published documents into reports"},
    .description =
        {"读取公开的报告，按官方标签找到每个数字：文本（UTF-8、GB18030、UTF-"
         "16）"
         "、网页、DOCX，\n"
         "以及旧版 DOC（须装 antiword）和 PDF（须装 poppler-utils）；"
         "目录与 .zip、.tar.gz 逐份读取。\n"
         "空白与 /、-、无 等记号留空，不当作 0。扫描件和图片不作猜测。"
         "选项中的身份信息优先于文档。\n"
         "每份一行：读到的格数、修复、疑问、规则发现的问题；未能导入的列在最后"
         "，"
         "退出码 1。\n",
         "Reads published reports and finds each figure by its official label: "
         "text (UTF-8,\nGB18030, UTF-16), web pages, DOCX, and old DOC (needs "
         "antiword) and PDF (needs\npoppler-utils); folders, .zip and .tar.gz "
         "document by document. Blanks and marks\nsuch as / or - stay blank, "
         "never 0; scans and pictures are not guessed at. What the\noptions "
         "say "
         "of the identity wins over the document. A line for each document: "
         "cells\nfound, repairs, doubts, findings; those not imported are "
         "listed at the end, and the\nexit status is 1.\n"},
    .examples =
        "disclosurectl import yunhuqiao-2020-report.txt > report.textproto\n"
        "disclosurectl import reports/ --to=imported/ --county=430321 "
        "--protocol=protocol.txt\n"
        "disclosurectl import 2015-2024.zip --county=430321 --to=imported/ "
        "--submit --min-cells=95%\n"
        "disclosurectl import old.doc --division=430321111 --year=2015 "
        "--form=2014\n",
    .options = kImportOptions,
    .run = Import,
};

}  // namespace disclosure::ctl
