#include "disclosurectl/documents/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "absl/status/status.h"
#include "disclosurectl/input/file_bytes.h"
#include "status/reason.h"

namespace disclosure::ctl {
namespace {

absl::Status Unreadable() {
  return WithReason(absl::NotFoundError(std::strerror(errno)),
                    kUnreadableReason);
}

}  // namespace

absl::StatusOr<MappedFile> MappedFile::Open(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return Unreadable();
  struct stat status = {};
  void* bytes = nullptr;
  bool mapped = fstat(file, &status) == 0;
  const auto size = static_cast<size_t>(status.st_size);
  if (mapped && size > 0) {
    bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    mapped = bytes != MAP_FAILED;
  }
  const absl::Status failure = mapped ? absl::OkStatus() : Unreadable();
  close(file);
  if (!failure.ok()) return failure;
  return MappedFile({static_cast<const char*>(bytes), size});
}

MappedFile::~MappedFile() {
  if (bytes_.data() == nullptr) return;
  munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

}  // namespace disclosure::ctl
