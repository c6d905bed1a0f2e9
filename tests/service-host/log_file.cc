#include "tests/service-host/log_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "absl/strings/str_split.h"
#include "status/check.h"

namespace disclosure::service_host {

LogFile::LogFile() : file_descriptor_(memfd_create("log", MFD_CLOEXEC)) {
  CHECK(file_descriptor_ >= 0);
  // Like standard error of a real service: several threads write to its end.
  CHECK_EQ(fcntl(file_descriptor_, F_SETFL, O_APPEND), 0);
}

LogFile::~LogFile() {
  close(file_descriptor_);
}

std::vector<std::string> LogFile::Lines() const {
  std::string text(static_cast<size_t>(lseek(file_descriptor_, 0, SEEK_END)),
                   '\0');
  const ssize_t size = pread(file_descriptor_, text.data(), text.size(), 0);
  CHECK_EQ(size, static_cast<ssize_t>(text.size()));
  std::vector<std::string> lines = absl::StrSplit(text, '\n');
  lines.pop_back();  // What comes after the last line end: nothing.
  return lines;
}

}  // namespace disclosure::service_host
