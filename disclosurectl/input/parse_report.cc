#include "disclosurectl/input/parse_report.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/json_util.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "status/abseil_view.h"
#include "status/check.h"

namespace disclosure::ctl {
namespace {

// Keeps the first error; those after it often are its echo.
class FirstError final : public google::protobuf::io::ErrorCollector {
 public:
  void AddError(int line, google::protobuf::io::ColumnNumber column,
                const std::string& message) override {
    if (!text_.empty()) return;
    // Both count from 0, people from 1.
    text_ =
        absl::StrCat("line ", line + 1, ", column ", column + 1, ": ", message);
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

absl::StatusOr<v1::AnnualReport> ParseTextproto(std::string_view content) {
  FirstError error;
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&error);
  v1::AnnualReport report;
  if (!parser.ParseFromString(std::string(content), &report)) {
    return absl::InvalidArgumentError(error.text());
  }
  return report;
}

absl::StatusOr<v1::AnnualReport> ParseJson(std::string_view content) {
  v1::AnnualReport report;
  const auto status = google::protobuf::util::JsonStringToMessage(
      google::protobuf::StringPiece(content.data(), content.size()), &report);
  if (!status.ok()) {
    return absl::InvalidArgumentError(
        absl::StrCat("no report in JSON: ", status.message().ToString()));
  }
  return report;
}

absl::StatusOr<v1::AnnualReport> ParseBinary(std::string_view content) {
  v1::AnnualReport report;
  if (!report.ParseFromArray(content.data(),
                             static_cast<int>(content.size()))) {
    return absl::InvalidArgumentError(
        "the bytes are no AnnualReport, or end in its middle");
  }
  return report;
}

}  // namespace

absl::StatusOr<v1::AnnualReport> ParseReport(std::string_view content,
                                             ReportFormat format) {
  switch (format) {
    case ReportFormat::kTextproto:
      return ParseTextproto(content);
    case ReportFormat::kJson:
      return ParseJson(content);
    default:
      CHECK(format == ReportFormat::kBinary) << static_cast<int>(format);
      return ParseBinary(content);
  }
}

}  // namespace disclosure::ctl
