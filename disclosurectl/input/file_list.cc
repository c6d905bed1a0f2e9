#include "disclosurectl/input/file_list.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "disclosurectl/input/report_format.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

namespace fs = std::filesystem;

bool IsHidden(const fs::path& path) {
  return path.filename().native().starts_with('.');
}

// Appends the files below `directory`, sorted.
absl::Status AppendDirectory(const std::string& directory,
                             std::vector<std::string>& files) {
  std::error_code error;
  fs::recursive_directory_iterator entry(directory, error);
  const size_t first = files.size();
  while (!error && entry != fs::recursive_directory_iterator()) {
    if (IsHidden(entry->path())) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file(error) &&
               FormatOfName(entry->path().native()).has_value()) {
      files.push_back(entry->path().native());
    }
    if (files.size() > kMaxFiles) {
      return absl::ResourceExhaustedError(
          absl::StrCat("more than ", kMaxFiles, " files"));
    }
    if (!error) entry.increment(error);
  }
  if (error) {
    return absl::UnavailableError(
        absl::StrCat(directory, ": ", error.message()));
  }
  if (files.size() == first) {
    return absl::InvalidArgumentError(absl::StrCat(
        directory,
        ": no file that ends in .txt, .textproto, .json, .binpb or "
        ".stream"));
  }
  std::sort(files.begin() + static_cast<std::ptrdiff_t>(first), files.end());
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
      return absl::NotFoundError(absl::StrCat(path, ": no such file"));
    }
  }
  return files;
}

}  // namespace disclosure::ctl
