#include "disclosurectl/commands/import_output.h"

#include <google/protobuf/text_format.h>

#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "disclosurectl/input/file_bytes.h"
#include "disclosurectl/input/report_stream.h"
#include "disclosurectl/output/json.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

namespace fs = std::filesystem;

std::string Textproto(const v1::AnnualReport& report) {
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  std::string text;
  printer.PrintToString(report, &text);
  return text;
}

std::string_view EndingOf(std::string_view format) {
  if (format == "binary") return ".binpb";
  return format == "json" ? ".json" : ".textproto";
}

absl::Status MakeFolder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error) return absl::OkStatus();
  return absl::UnavailableError(
      absl::StrCat(folder.native(), ": ", error.message()));
}

}  // namespace

absl::StatusOr<ImportOutput> ImportOutput::Open(const Invocation& invocation,
                                                size_t documents) {
  const Options& options = invocation.options;
  if (documents > 1 && !options.Given("to") &&
      options.Get("output") == "textproto") {
    return absl::InvalidArgumentError(std::string(
        invocation.Say({"多份 textproto 请用 --to=DIR 分别写出",
                        "many textprotos need --to=DIR: one file each"})));
  }
  if (options.Given("to")) {
    RETURN_IF_ERROR(MakeFolder(std::string(options.Get("to"))));
  }
  return ImportOutput(invocation, documents);
}

absl::StatusOr<std::string> ImportOutput::Write(
    const DocumentName& document, const v1::AnnualReport& report) {
  if (invocation_->options.Given("to")) return WriteFile(document, report);
  if (documents_ == 1) {
    invocation_->io.out << Whole(report);
  } else if (format_ == "json") {
    invocation_->io.out << ToJson(report, JsonLayout::kOneLine) << '\n';
  } else {
    std::string buffer;
    WriteDelimited(report, buffer, invocation_->io.out);
  }
  return std::string();
}

absl::StatusOr<std::string> ImportOutput::WriteFile(
    const DocumentName& document, const v1::AnnualReport& report) {
  fs::path path =
      fs::path(invocation_->options.Get("to")) / fs::path(document.relative);
  path.replace_extension(EndingOf(format_));
  if (!written_.insert(path.native()).second) {
    return absl::AlreadyExistsError(
        absl::StrCat("another document was written to ", path.native()));
  }
  RETURN_IF_ERROR(MakeFolder(path.parent_path()));
  RETURN_IF_ERROR(WriteFileBytes(path.native(), Whole(report)));
  return path.native();
}

std::string ImportOutput::Whole(const v1::AnnualReport& report) const {
  if (format_ == "json") return ToJson(report, JsonLayout::kPretty) + "\n";
  return format_ == "binary" ? report.SerializeAsString() : Textproto(report);
}

}  // namespace disclosure::ctl
