#include "service-host/config_file.h"

#include <cerrno>
#include <fstream>
#include <iterator>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "google/protobuf/io/tokenizer.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "google/protobuf/text_format.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::service_host {
namespace {

struct Place {
  int line;  // Both from 0.
  int column;
};

// Counts as protobuf's tokenizer does: a tab goes on to the next multiple of 8.
Place After(Place place, char c) {
  if (c == '\n') return {place.line + 1, 0};
  return {place.line,
          c == '\t' ? (place.column / 8 + 1) * 8 : place.column + 1};
}

// Where the last `key` before `end` begins; `end` itself if there is none.
Place LastBefore(Place end, std::string_view key, std::string_view text) {
  Place found = end;
  Place place = {0, 0};
  for (size_t i = 0; i < text.size(); ++i) {
    if (place.line == end.line && place.column >= end.column) break;
    if (text.substr(i).starts_with(key)) found = place;
    place = After(place, text[i]);
  }
  return found;
}

// The text between the last two quotes of a message of the parser.
std::string_view LastQuoted(std::string_view message) {
  const size_t end = message.rfind('"');
  if (end == std::string_view::npos || end == 0) return {};
  const size_t begin = message.rfind('"', end - 1);
  if (begin == std::string_view::npos) return {};
  return message.substr(begin + 1, end - begin - 1);
}

// The parser goes on after an unknown key only if it is allowed, with a
// warning. For us that is as much an error as any other.
class ErrorLines final : public google::protobuf::io::ErrorCollector {
 public:
  ErrorLines(std::string_view file, std::string_view text)
      : file_(file), text_(text) {}

  void AddError(int line, google::protobuf::io::ColumnNumber column,
                const std::string& message) override {
    Add({line, column}, message);
  }
  // The parser is behind the key by then: "... has no field named "key"."
  void AddWarning(int line, google::protobuf::io::ColumnNumber column,
                  const std::string& message) override {
    Add(LastBefore({line, column}, LastQuoted(message), text_), message);
  }

  const std::vector<std::string>& lines() const { return lines_; }

 private:
  void Add(Place place, const std::string& message) {
    if (lines_.size() >= kMaxConfigErrors) return;
    // People and editors count from 1.
    lines_.push_back(absl::StrCat(AbslView(file_), ":", place.line + 1, ":",
                                  place.column + 1, ": ", message));
  }

  const std::string_view file_;
  const std::string_view text_;
  std::vector<std::string> lines_;
};

}  // namespace

absl::StatusOr<std::string> ReadTextFile(const std::string& path,
                                         size_t max_bytes) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::string text(max_bytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!file.is_open() || file.bad()) {
    return absl::ErrnoToStatus(errno, absl::StrCat("cannot read ", path));
  }
  text.resize(static_cast<size_t>(file.gcount()));
  if (text.size() > max_bytes) {
    return absl::InvalidArgumentError(
        absl::StrCat(path, ": larger than ", max_bytes, " bytes"));
  }
  return text;
}

absl::Status ParseConfig(std::string_view text, std::string_view file,
                         google::protobuf::Message& config) {
  ErrorLines errors(file, text);
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&errors);
  parser.AllowUnknownField(true);
  google::protobuf::io::ArrayInputStream input(text.data(),
                                               static_cast<int>(text.size()));
  const bool parsed = parser.Parse(&input, &config);
  if (parsed && errors.lines().empty()) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrJoin(errors.lines(), "\n"));
}

absl::Status ReadConfigFile(const std::string& path,
                            google::protobuf::Message& config) {
  ASSIGN_OR_RETURN(const std::string text,
                   ReadTextFile(path, kMaxConfigFileBytes));
  return ParseConfig(text, path, config);
}

}  // namespace disclosure::service_host
