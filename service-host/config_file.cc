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

// The parser goes on after an unknown key only if it is allowed, with a
// warning. For us that is as much an error as any other.
class ErrorLines final : public google::protobuf::io::ErrorCollector {
 public:
  explicit ErrorLines(std::string_view file) : file_(file) {}

  void AddError(int line, google::protobuf::io::ColumnNumber column,
                const std::string& message) override {
    if (lines_.size() >= kMaxConfigErrors) return;
    // Both count from 0; people and editors from 1.
    lines_.push_back(absl::StrCat(AbslView(file_), ":", line + 1, ":",
                                  column + 1, ": ", message));
  }
  void AddWarning(int line, google::protobuf::io::ColumnNumber column,
                  const std::string& message) override {
    AddError(line, column, message);
  }

  const std::vector<std::string>& lines() const { return lines_; }

 private:
  const std::string_view file_;
  std::vector<std::string> lines_;
};

absl::StatusOr<std::string> ReadWhole(const std::string& path) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::string text(kMaxConfigFileBytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!file.is_open() || file.bad()) {
    return absl::ErrnoToStatus(errno, absl::StrCat("cannot read ", path));
  }
  text.resize(static_cast<size_t>(file.gcount()));
  if (text.size() > kMaxConfigFileBytes) {
    return absl::InvalidArgumentError(
        absl::StrCat(path, ": larger than ", kMaxConfigFileBytes, " bytes"));
  }
  return text;
}

}  // namespace

absl::Status ParseConfig(std::string_view text, std::string_view file,
                         google::protobuf::Message& config) {
  ErrorLines errors(file);
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
  ASSIGN_OR_RETURN(const std::string text, ReadWhole(path));
  return ParseConfig(text, path, config);
}

}  // namespace disclosure::service_host
