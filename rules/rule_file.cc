#include "rules/rule_file.h"

#include <algorithm>

#include "status/status_macros.h"

namespace disclosure::rules {
namespace {

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

absl::StatusOr<RuleFile> RuleFile::Parse(std::string_view text,
                                         std::string_view file_name) {
  disclosure::rules::v1::RuleFile proto;
  ASSIGN_OR_RETURN(TextSource source,
                   TextSource::Parse(text, file_name, proto));
  return RuleFile(std::move(source), std::move(proto));
}

std::string RuleFile::PlaceOf(int rule) const {
  return source_.Describe(source_.OffsetOf("rules", rule));
}

form::FormulaPlace RuleFile::PlacesIn(int rule, std::string_view field,
                                      int index) const {
  const size_t start = source_.OffsetOf("rules", rule, field, index);
  return [this, start, bytes = BytesOfText(start)](size_t offset) {
    if (bytes.empty()) return source_.Describe(start);
    // The end of a formula is the quote that ends it.
    return source_.Describe(offset < bytes.size() ? bytes[offset]
                                                  : bytes.back() + 1);
  };
}

std::vector<size_t> RuleFile::BytesOfText(size_t offset) const {
  const std::string_view text = source_.text();
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

}  // namespace disclosure::rules
