#include "disclosurectl/input/file_list.h"

#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "disclosurectl/input/file_bytes.h"
#include "disclosurectl/input/folder_files.h"
#include "disclosurectl/input/report_format.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

namespace fs = std::filesystem;

bool IsHidden(const fs::path& path) {
  return path.filename().native().starts_with('.');
}

bool HasFormat(const fs::path& path) {
  return FormatOfName(path.native()).has_value();
}

absl::Status AppendDirectory(const std::string& directory,
                             std::vector<std::string>& files) {
  const std::vector<std::string> found =
      FilesBelow(directory, {IsHidden, HasFormat}, kMaxFiles);
  if (found.size() + files.size() > kMaxFiles) {
    return absl::ResourceExhaustedError(
        absl::StrCat("more than ", kMaxFiles, " files"));
  }
  if (found.empty()) {
    return absl::InvalidArgumentError(absl::StrCat(
        directory,
        ": no file that ends in .txt, .textproto, .json, .jsonl, .binpb "
        "or .stream"));
  }
  files.insert(files.end(), found.begin(), found.end());
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ListFiles(
    std::span<const std::string> paths) {
  if (paths.empty()) return absl::InvalidArgumentError("no file is named");
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      RETURN_IF_ERROR(AppendDirectory(path, files));
    } else if (path == kStandardInput || fs::exists(path, error)) {
      files.push_back(path);
    } else {
      return WithReason(
          absl::NotFoundError(absl::StrCat(path, ": no such file")),
          kUnreadableReason);
    }
  }
  return files;
}

}  // namespace disclosure::ctl
