#include "disclosurectl/submission/progress_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "google/protobuf/io/tokenizer.h"
#include "google/protobuf/io/zero_copy_stream_impl.h"
#include "google/protobuf/text_format.h"

namespace disclosure::ctl {
namespace {

using google::protobuf::TextFormat;

// A file of somebody else is no error: the submission begins at the beginning.
class Ignored : public google::protobuf::io::ErrorCollector {
 public:
  void AddError(int /*line*/, google::protobuf::io::ColumnNumber /*column*/,
                const std::string& /*message*/) override {}
};

absl::Status CannotWrite(const std::string& path) {
  return absl::UnavailableError(
      absl::StrCat("cannot write ", path, ": ", std::strerror(errno)));
}

bool WriteAll(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return fdatasync(file) == 0;
}

}  // namespace

ProgressFile::ProgressFile(const std::string& input) : path_(input) {
  while (path_.size() > 1 && path_.ends_with('/')) path_.pop_back();
  path_ += ".submit-progress";
}

std::optional<progress::SubmitProgress> ProgressFile::Load() const {
  std::ifstream in(path_);
  if (!in) return std::nullopt;
  google::protobuf::io::IstreamInputStream stream(&in);
  progress::SubmitProgress progress;
  Ignored ignored;
  TextFormat::Parser parser;
  parser.RecordErrorsTo(&ignored);
  if (!parser.Parse(&stream, &progress)) return std::nullopt;
  return progress;
}

// Written apart and moved into place, which replaces the old state at once.
absl::Status ProgressFile::Save(
    const progress::SubmitProgress& progress) const {
  std::string text;
  TextFormat::PrintToString(progress, &text);
  const std::string apart = path_ + ".new";
  constexpr mode_t kMode = 0644;
  const int file =
      open(apart.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kMode);
  if (file < 0) return CannotWrite(apart);
  const bool written = WriteAll(file, text);
  if (close(file) != 0 || !written) return CannotWrite(apart);
  if (std::rename(apart.c_str(), path_.c_str()) != 0) {
    return CannotWrite(path_);
  }
  return absl::OkStatus();
}

void ProgressFile::Remove() const {
  std::error_code none;
  std::filesystem::remove(path_, none);
}

}  // namespace disclosure::ctl
