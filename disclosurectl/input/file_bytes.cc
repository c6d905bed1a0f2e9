#include "disclosurectl/input/file_bytes.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

namespace fs = std::filesystem;

absl::Status CannotWrite(const std::string& path) {
  return absl::UnavailableError(absl::StrCat(path, ": ", std::strerror(errno)));
}

// The file that a rename may put another one in the place of: what `path`
// leads to. None if that is a device or a pipe, or a symlink leads nowhere:
// a rename would leave a file where they were.
std::optional<std::string> ReplaceableFile(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(path, error);
  if (!fs::exists(status)) return path;
  const fs::path target = fs::canonical(path, error);
  if (error || !fs::is_regular_file(target, error)) return std::nullopt;
  return target.native();
}

// `path` is what messages name.
absl::Status WriteTo(const std::string& file, const std::string& path,
                     const std::string& bytes) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  return out ? absl::OkStatus() : CannotWrite(path);
}

}  // namespace

absl::StatusOr<std::string> ReadAll(std::istream& in, const std::string& name) {
  constexpr size_t kChunk = 256 * 1024;
  std::string bytes;
  while (in) {
    const size_t size = bytes.size();
    bytes.resize(size + kChunk);
    in.read(bytes.data() + size, kChunk);
    bytes.resize(size + static_cast<size_t>(in.gcount()));
    if (bytes.size() > kMaxFileBytes) {
      return absl::ResourceExhaustedError(
          absl::StrCat(name, ": larger than ", kMaxFileBytes, " bytes"));
    }
  }
  // A folder can be opened like a file, for one.
  if (in.bad()) {
    return WithReason(absl::UnavailableError(name + ": cannot be read"),
                      kUnreadableReason);
  }
  return bytes;
}

absl::StatusOr<std::string> ReadFileBytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return WithReason(
        absl::NotFoundError(absl::StrCat(path, ": ", std::strerror(errno))),
        kUnreadableReason);
  }
  return ReadAll(in, path);
}

absl::Status WriteFileBytes(const std::string& path, const std::string& bytes) {
  const std::optional<std::string> file = ReplaceableFile(path);
  if (!file) return WriteTo(path, path, bytes);
  const std::string unfinished = *file + ".part";
  RETURN_IF_ERROR(WriteTo(unfinished, path, bytes));
  if (std::rename(unfinished.c_str(), file->c_str()) != 0) {
    return CannotWrite(path);
  }
  return absl::OkStatus();
}

}  // namespace disclosure::ctl
