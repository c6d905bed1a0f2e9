#include "rules/rule_file.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/io/tokenizer.h"
#include "status/abseil_view.h"

namespace disclosure::rules {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::TextFormat;

// Keeps the first error: the ones after it are mostly its consequences.
class FirstError : public google::protobuf::io::ErrorCollector {
 public:
  void AddError(int line, google::protobuf::io::ColumnNumber column,
                const std::string& message) override {
    if (!message_.empty()) return;
    message_ = absl::StrCat(line + 1, ":", column + 1, ": ", message);
  }

  const std::string& message() const { return message_; }

 private:
  std::string message_;
};

bool IsSpace(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// Past spaces and comments.
size_t SkipSpace(std::string_view text, size_t at) {
  while (at < text.size() && (IsSpace(text[at]) || text[at] == '#')) {
    at = text[at] == '#' ? std::min(text.find('\n', at), text.size()) : at + 1;
  }
  return at;
}

const FieldDescriptor* FieldOfRule(std::string_view name) {
  return disclosure::rules::v1::Rule::descriptor()->FindFieldByName(
      std::string(name));
}

const FieldDescriptor* RulesField() {
  return disclosure::rules::v1::RuleFile::descriptor()->FindFieldByName(
      "rules");
}

}  // namespace

absl::StatusOr<RuleFile> RuleFile::Parse(std::string_view text,
                                         std::string_view file_name) {
  RuleFile file;
  file.text_ = text;
  file.file_name_ = file_name;
  file.line_starts_ = {0};
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n') file.line_starts_.push_back(at + 1);
  }
  file.places_ = std::make_unique<TextFormat::ParseInfoTree>();
  FirstError error;
  TextFormat::Parser parser;
  parser.RecordErrorsTo(&error);
  parser.WriteLocationsTo(file.places_.get());
  if (!parser.ParseFromString(file.text_, &file.proto_)) {
    return absl::InvalidArgumentError(
        absl::StrCat(AbslView(file_name), ":", error.message()));
  }
  return file;
}

std::string RuleFile::PlaceOf(int rule) const {
  return Describe(OffsetOf(places_->GetLocation(RulesField(), rule)));
}

form::FormulaPlace RuleFile::PlacesIn(int rule, std::string_view field,
                                      int index) const {
  const FieldDescriptor* descriptor = FieldOfRule(field);
  const TextFormat::ParseInfoTree* inside =
      places_->GetTreeForNested(RulesField(), rule);
  const int place = descriptor->is_repeated() ? index : -1;
  const size_t start = OffsetOf(inside->GetLocation(descriptor, place));
  return [this, start, bytes = BytesOfText(start)](size_t offset) {
    if (bytes.empty()) return Describe(start);
    // The end of a formula is the quote that ends it.
    return Describe(offset < bytes.size() ? bytes[offset] : bytes.back() + 1);
  };
}

std::string RuleFile::Describe(size_t offset) const {
  const auto next =
      std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = next - line_starts_.begin();
  const size_t column = offset - *std::prev(next) + 1;
  return absl::StrCat(file_name_, ":", line, ":", column);
}

// The tokenizer counts a tab up to the next multiple of 8; files of ours have
// none, and others are a few columns off.
size_t RuleFile::OffsetOf(TextFormat::ParseLocation location) const {
  if (location.line < 0) return 0;
  const size_t offset = line_starts_[location.line] + location.column;
  return std::min(offset, text_.size());
}

std::vector<size_t> RuleFile::BytesOfText(size_t offset) const {
  std::vector<size_t> bytes;
  size_t at = text_.find(':', offset);
  if (at == std::string::npos) return bytes;
  at = SkipSpace(text_, at + 1);
  while (at < text_.size() && (text_[at] == '"' || text_[at] == '\'')) {
    const char quote = text_[at++];
    while (at < text_.size() && text_[at] != quote) {
      bytes.push_back(at);
      at += text_[at] == '\\' ? 2 : 1;
    }
    at = SkipSpace(text_, at + 1);
  }
  return bytes;
}

}  // namespace disclosure::rules
