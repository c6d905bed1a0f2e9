#include "ingest-service/store/sqlite/store_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

// Reports carry telephone numbers and the names of signers: not for everybody
// on the machine.
constexpr mode_t kDirectoryMode = 0750;
constexpr mode_t kFileMode = 0640;

absl::Status CannotMake(const std::string& path, int error) {
  return absl::FailedPreconditionError(
      absl::StrCat("cannot make ", path, ": ", std::strerror(error)));
}

// Makes the directories above, too; a new name is on disk before it is used.
absl::Status MakeDirectory(const std::filesystem::path& directory) {
  if (directory.empty() || std::filesystem::exists(directory)) {
    return absl::OkStatus();
  }
  RETURN_IF_ERROR(MakeDirectory(directory.parent_path()));
  if (mkdir(directory.c_str(), kDirectoryMode) != 0 && errno != EEXIST) {
    return CannotMake(directory.string(), errno);
  }
  const std::filesystem::path above =
      directory.has_parent_path() ? directory.parent_path() : ".";
  const int descriptor =
      open(above.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return CannotMake(directory.string(), errno);
  const bool synced = fsync(descriptor) == 0;
  const int error = errno;
  close(descriptor);
  return synced ? absl::OkStatus() : CannotMake(directory.string(), error);
}

// What the process that holds the lock wrote into it: its id.
std::string ReadHolder(int descriptor) {
  std::array<char, 32> text;
  const ssize_t size = pread(descriptor, text.data(), text.size(), 0);
  return size > 0 ? std::string(text.data(), static_cast<size_t>(size))
                  : std::string("unknown");
}

// Only for the message to a second process; the lock holds without it.
void WriteHolder(int descriptor) {
  const std::string id = absl::StrCat(getpid());
  if (ftruncate(descriptor, 0) != 0) return;
  [[maybe_unused]] const ssize_t written =
      pwrite(descriptor, id.data(), id.size(), 0);
}

}  // namespace

absl::StatusOr<std::string> PrepareStoreFile(const std::string& path) {
  const std::filesystem::path named(path);
  if (!named.has_filename()) {
    return absl::FailedPreconditionError(
        absl::StrCat("the path of the store names no file: \"", path, "\""));
  }
  RETURN_IF_ERROR(MakeDirectory(named.parent_path()));
  std::error_code error;
  const std::string resolved =
      std::filesystem::weakly_canonical(named, error).string();
  if (error) return CannotMake(path, error.value());
  const int descriptor =
      open(resolved.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kFileMode);
  if (descriptor < 0) return CannotMake(resolved, errno);
  close(descriptor);
  return resolved;
}

absl::StatusOr<StoreLock> StoreLock::Take(const std::string& path) {
  const std::string lock_path = path + ".lock";
  const int descriptor =
      open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kFileMode);
  if (descriptor < 0) return CannotMake(lock_path, errno);
  StoreLock lock(descriptor);
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    return absl::FailedPreconditionError(
        absl::StrCat(path, " is in use by another ingest-service (process ",
                     ReadHolder(descriptor), "); one store has one writer"));
  }
  WriteHolder(descriptor);
  return lock;
}

StoreLock::StoreLock(StoreLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

StoreLock::~StoreLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace disclosure::ingest
