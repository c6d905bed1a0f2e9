#include <google/protobuf/text_format.h>

#include <array>
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/reference.h"
#include "disclosurectl/input/file_bytes.h"
#include "disclosurectl/input/file_list.h"
#include "disclosurectl/input/report_stream.h"
#include "disclosurectl/output/json.h"
#include "importer/importer.h"
#include "importer/protocol_text.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr auto kOptions = std::to_array<OptionSpec>({
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
    {"organ", OptionKind::kText, "NAME", "", {"机关名称", "name of the organ"}},
    {"credit-code",
     OptionKind::kText,
     "CODE",
     "",
     {"部门的统一社会信用代码", "unified social credit code of a department"}},
    {"scope",
     OptionKind::kChoice,
     "own|summary",
     "",
     {"本机关或地区汇总", "own organ or area summary"}},
    {"year", OptionKind::kInteger, "YEAR", "", {"报告年度", "report year"}},
    {"form",
     OptionKind::kChoice,
     "pre2014|2014|2019|2021",
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
});

std::optional<std::string> TextHint(const Options& options,
                                    std::string_view name) {
  if (!options.Given(name)) return std::nullopt;
  return std::string(options.Get(name));
}

v1::Form FormOf(std::string_view name) {
  if (name == "pre2014") return v1::FORM_PRE_2014;
  if (name == "2014") return v1::FORM_2014;
  return name == "2019" ? v1::FORM_2019 : v1::FORM_2021;
}

importer::Hints HintsOf(const Options& options) {
  importer::Hints hints;
  hints.division_code = TextHint(options, "division");
  hints.county_code = TextHint(options, "county");
  hints.organ_name = TextHint(options, "organ");
  hints.credit_code = TextHint(options, "credit-code");
  hints.web_address = TextHint(options, "web-address");
  if (options.Given("scope")) {
    hints.scope = options.Get("scope") == "summary" ? v1::SCOPE_AREA_SUMMARY
                                                    : v1::SCOPE_OWN_ORGAN;
  }
  if (options.Given("year")) {
    hints.year = static_cast<int>(options.Integer("year"));
  }
  if (options.Given("form")) hints.form = FormOf(options.Get("form"));
  if (options.Given("published"))
    hints.published_on = options.Date("published");
  return hints;
}

std::string Textproto(const v1::AnnualReport& report) {
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  std::string text;
  printer.PrintToString(report, &text);
  return text;
}

// Imports one document after the other and writes what came of it.
class DocumentImport {
 public:
  DocumentImport(const Invocation& invocation, const Reference& reference,
                 size_t documents)
      : invocation_(invocation),
        reference_(reference),
        importer_(reference.catalogue, reference.divisions),
        hints_(HintsOf(invocation.options)),
        output_(invocation.options.Get("output")),
        documents_(documents) {}

  absl::Status Import(const std::string& file) {
    ASSIGN_OR_RETURN(const std::string bytes,
                     file == kStandardInput ? ReadAll(invocation_.io.in, file)
                                            : ReadFileBytes(file));
    ASSIGN_OR_RETURN(const importer::Draft draft,
                     importer_.Import(bytes, hints_));
    Tell(file, draft);
    return Write(file, draft.report);
  }

  const std::string& protocol() const { return protocol_; }

 private:
  void Tell(const std::string& file, const importer::Draft& draft) {
    const auto language = invocation_.language == Language::kChinese
                              ? importer::Language::kChinese
                              : importer::Language::kEnglish;
    invocation_.io.err << file << ": "
                       << importer::SummaryText(draft.protocol, language)
                       << '\n';
    if (!invocation_.options.Given("protocol")) return;
    absl::StrAppend(
        &protocol_, file, "\n",
        importer::ProtocolText(draft, reference_.catalogue, language), "\n");
  }

  absl::Status Write(const std::string& file, const v1::AnnualReport& report) {
    if (invocation_.options.Given("to")) return WriteTo(file, report);
    if (output_ == "json") {
      invocation_.io.out << ToJson(report, documents_ == 1
                                               ? JsonLayout::kPretty
                                               : JsonLayout::kOneLine)
                         << '\n';
    } else if (output_ == "textproto") {
      invocation_.io.out << Textproto(report);
    } else if (documents_ == 1) {
      invocation_.io.out << report.SerializeAsString();
    } else {
      std::string buffer;
      WriteDelimited(report, buffer, invocation_.io.out);
    }
    return absl::OkStatus();
  }

  absl::Status WriteTo(const std::string& file,
                       const v1::AnnualReport& report) {
    const std::string_view ending =
        output_ == "binary" ? ".binpb"
                            : (output_ == "json" ? ".json" : ".textproto");
    const std::filesystem::path directory(invocation_.options.Get("to"));
    const std::filesystem::path path =
        directory /
        (std::filesystem::path(file).stem().native() + std::string(ending));
    if (!written_.insert(path.native()).second) {
      return absl::AlreadyExistsError(
          absl::StrCat("another document was written to ", path.native()));
    }
    return WriteFileBytes(path.native(),
                          output_ == "json"
                              ? ToJson(report, JsonLayout::kPretty) + "\n"
                          : output_ == "binary" ? report.SerializeAsString()
                                                : Textproto(report));
  }

  const Invocation& invocation_;
  const Reference& reference_;
  const importer::Importer importer_;
  const importer::Hints hints_;
  const std::string_view output_;
  const size_t documents_;
  std::set<std::string> written_;
  std::string protocol_;
};

// The list at the end, where a person looks after many lines.
void ListFailures(
    const Invocation& invocation, size_t documents,
    const std::vector<std::pair<std::string, absl::Status>>& list) {
  if (list.empty()) return;
  invocation.io.err << list.size() << " / " << documents
                    << invocation.Say({" 份未能导入：\n", " not imported:\n"});
  for (const auto& [file, status] : list) {
    invocation.io.err << "  " << file << ": " << std::string(status.message())
                      << '\n';
  }
}

absl::StatusOr<ExitStatus> Import(const Invocation& invocation) {
  const Options& options = invocation.options;
  ASSIGN_OR_RETURN(const std::vector<std::string> files,
                   ListFiles(options.arguments()));
  if (files.size() > 1 && !options.Given("to") &&
      options.Get("output") == "textproto") {
    return absl::InvalidArgumentError(
        std::string(invocation.Say({"多份 textproto 请用 --to=DIR 分别写出",
                                    "many textprotos need --to=DIR: one file "
                                    "each"})));
  }
  if (options.Given("to")) {
    std::error_code error;
    std::filesystem::create_directories(options.Get("to"), error);
    if (error) {
      return absl::UnavailableError(
          absl::StrCat(std::string(options.Get("to")), ": ", error.message()));
    }
  }
  ASSIGN_OR_RETURN(const auto reference, Reference::Load());
  DocumentImport documents(invocation, *reference, files.size());
  std::vector<std::pair<std::string, absl::Status>> failures;
  for (size_t i = 0; i < files.size(); ++i) {
    if (files.size() > 1) {
      invocation.io.err << "[" << i + 1 << "/" << files.size() << "] ";
    }
    const absl::Status status = documents.Import(files[i]);
    if (status.ok()) continue;
    invocation.io.err << files[i] << ": " << std::string(status.message())
                      << '\n';
    failures.emplace_back(files[i], status);
  }
  if (options.Given("protocol")) {
    RETURN_IF_ERROR(WriteFileBytes(std::string(options.Get("protocol")),
                                   documents.protocol()));
  }
  if (files.size() > 1) ListFailures(invocation, files.size(), failures);
  return failures.empty() ? ExitStatus::kDone : ExitStatus::kRefused;
}

}  // namespace

const Command kImport = {
    .name = "import",
    .arguments = "FILE|DIR...",
    .least_arguments = 1,
    .most_arguments = kAnyNumber,
    .summary = {"把公开的报告文本读成结构化报告",
                "Reads published documents into reports"},
    .description =
        {"读取公开的报告文本（UTF-8、GB18030 或 "
         "UTF-16），按官方标签找到每个数字。\n"
         "空白与 /、-、无 等记号留空，不当作 0。选项中的身份信息优先于文本。\n",
         "Reads the text of published reports (UTF-8, GB18030 or UTF-16) and "
         "finds each\nfigure by its official label. Blanks and marks such as / "
         "or - stay blank, never 0.\nWhat the options say of the identity wins "
         "over the document.\nExit status 1 if a document could not be "
         "imported.\n"},
    .examples =
        "disclosurectl import yunhuqiao-2020-report.txt > report.textproto\n"
        "disclosurectl import 2020/ --to=imported/ --county=430321 "
        "--protocol=protocol.txt\n"
        "disclosurectl import old.txt --division=430321111 --year=2015 "
        "--form=2014\n",
    .options = kOptions,
    .run = Import,
};

}  // namespace disclosure::ctl
