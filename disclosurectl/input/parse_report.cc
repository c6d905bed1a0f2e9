#include "disclosurectl/input/parse_report.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/json_util.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "disclosurectl/byte_order_mark.h"
#include "narrative/utf8.h"
#include "status/abseil_view.h"
#include "status/check.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

using google::protobuf::FieldDescriptor;

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

absl::Status NotUtf8(std::string_view what, size_t byte) {
  return WithReason(
      absl::InvalidArgumentError(absl::StrCat(
          AbslView(what), " is not UTF-8 text from byte ", byte,
          " on; is it GB18030 (GBK)? The service refuses it: convert the file "
          "with iconv -f GB18030 -t UTF-8")),
      "TEXT_NOT_UTF8");
}

absl::Status CheckTexts(const google::protobuf::Message& message,
                        const std::string& parent = "");

absl::Status CheckField(const google::protobuf::Message& message,
                        const FieldDescriptor& field, const std::string& path) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  const int count =
      field.is_repeated() ? reflection.FieldSize(message, &field) : 1;
  for (int i = 0; i < count; ++i) {
    if (field.type() == FieldDescriptor::TYPE_MESSAGE) {
      RETURN_IF_ERROR(
          CheckTexts(field.is_repeated()
                         ? reflection.GetRepeatedMessage(message, &field, i)
                         : reflection.GetMessage(message, &field),
                     path));
    } else if (field.type() == FieldDescriptor::TYPE_STRING) {
      const auto at = narrative::FindMalformed(
          field.is_repeated() ? reflection.GetRepeatedString(message, &field, i)
                              : reflection.GetString(message, &field));
      if (at) return NotUtf8(path, *at);
    }
  }
  return absl::OkStatus();
}

// Names fields as the service does: "organ.name".
absl::Status CheckTexts(const google::protobuf::Message& message,
                        const std::string& parent) {
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  for (const FieldDescriptor* const field : fields) {
    RETURN_IF_ERROR(CheckField(
        message, *field,
        parent.empty() ? field->name() : parent + "." + field->name()));
  }
  return absl::OkStatus();
}

absl::StatusOr<v1::AnnualReport> ParseTextproto(std::string_view content) {
  FirstError error;
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&error);
  v1::AnnualReport report;
  if (!parser.ParseFromString(std::string(content), &report)) {
    return absl::InvalidArgumentError(error.text());
  }
  RETURN_IF_ERROR(CheckTexts(report));
  return report;
}

absl::StatusOr<v1::AnnualReport> ParseJson(std::string_view content) {
  if (const auto at = narrative::FindMalformed(content)) {
    return NotUtf8("the JSON", *at);
  }
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
        "the bytes are no AnnualReport, end in its middle, or hold a text that "
        "is not UTF-8");
  }
  return report;
}

}  // namespace

std::string_view WithoutByteOrderMark(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
  }
  return text;
}

absl::StatusOr<v1::AnnualReport> ParseReport(std::string_view content,
                                             ReportFormat format) {
  switch (format) {
    case ReportFormat::kTextproto:
      return ParseTextproto(WithoutByteOrderMark(content));
    case ReportFormat::kJson:
      return ParseJson(WithoutByteOrderMark(content));
    default:
      CHECK(format == ReportFormat::kBinary) << static_cast<int>(format);
      return ParseBinary(content);
  }
}

}  // namespace disclosure::ctl
