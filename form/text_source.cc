#include "form/text_source.h"

#include <algorithm>
#include <iterator>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/io/tokenizer.h"
#include "status/abseil_view.h"

namespace disclosure::form {
namespace {

using google::protobuf::Descriptor;
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

const FieldDescriptor* FieldOf(const Descriptor* message,
                               std::string_view name) {
  return message->FindFieldByName(std::string(name));
}

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

}  // namespace

TextSource::TextSource(std::string_view text, std::string_view file_name)
    : text_(text),
      file_name_(file_name),
      line_starts_{0},
      places_(std::make_unique<TextFormat::ParseInfoTree>()) {
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n') line_starts_.push_back(at + 1);
  }
}

absl::StatusOr<TextSource> TextSource::Parse(
    std::string_view text, std::string_view file_name,
    google::protobuf::Message& message) {
  TextSource source(text, file_name);
  source.descriptor_ = message.GetDescriptor();
  FirstError error;
  TextFormat::Parser parser;
  parser.RecordErrorsTo(&error);
  parser.WriteLocationsTo(source.places_.get());
  if (!parser.ParseFromString(source.text_, &message)) {
    return absl::InvalidArgumentError(
        absl::StrCat(AbslView(file_name), ":", error.message()));
  }
  return source;
}

size_t TextSource::OffsetOf(std::string_view field, int index) const {
  return OffsetOf(places_->GetLocation(FieldOf(descriptor_, field), index));
}

size_t TextSource::OffsetOf(std::string_view field, int index,
                            std::string_view inner, int inner_index) const {
  const FieldDescriptor* outer = FieldOf(descriptor_, field);
  const FieldDescriptor* found = FieldOf(outer->message_type(), inner);
  const int place = found->is_repeated() ? inner_index : -1;
  return OffsetOf(
      places_->GetTreeForNested(outer, index)->GetLocation(found, place));
}

FormulaPlace TextSource::PlacesIn(std::string_view field, int index,
                                  std::string_view inner,
                                  int inner_index) const {
  const size_t start = OffsetOf(field, index, inner, inner_index);
  return [this, start, bytes = BytesOfText(start)](size_t offset) {
    if (bytes.empty()) return Describe(start);
    // The end of a formula is the quote that ends it.
    return Describe(offset < bytes.size() ? bytes[offset] : bytes.back() + 1);
  };
}

std::string TextSource::Describe(size_t offset) const {
  const auto next =
      std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = next - line_starts_.begin();
  const size_t column = offset - *std::prev(next) + 1;
  return absl::StrCat(file_name_, ":", line, ":", column);
}

// The tokenizer counts a tab up to the next multiple of 8; files of ours have
// none, and others are a few columns off.
size_t TextSource::OffsetOf(TextFormat::ParseLocation location) const {
  if (location.line < 0) return 0;
  const size_t offset = line_starts_[location.line] + location.column;
  return std::min(offset, text_.size());
}

std::vector<size_t> TextSource::BytesOfText(size_t offset) const {
  const std::string_view text = text_;
  std::vector<size_t> bytes;
  size_t at = text.find(':', offset);
  if (at == std::string_view::npos) return bytes;
  at = SkipSpace(text, at + 1);
  while (at < text.size() && (text[at] == '"' || text[at] == '\'')) {
    const char quote = text[at++];
    while (at < text.size() && text[at] != quote) {
      bytes.push_back(at);
      at += text[at] == '\\' ? 2 : 1;
    }
    at = SkipSpace(text, at + 1);
  }
  return bytes;
}

}  // namespace disclosure::form
