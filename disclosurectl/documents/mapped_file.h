#ifndef DISCLOSURE_DISCLOSURECTL_DOCUMENTS_MAPPED_FILE_H_
#define DISCLOSURE_DISCLOSURECTL_DOCUMENTS_MAPPED_FILE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"

namespace disclosure::ctl {

// The bytes of a file, read as they are needed: an archive may be larger than
// memory should be.
class MappedFile {
 public:
  // NOT_FOUND: the file cannot be read.
  static absl::StatusOr<MappedFile> Open(const std::string& path);

  MappedFile(MappedFile&& other) noexcept
      : bytes_(std::exchange(other.bytes_, {})) {}
  MappedFile& operator=(MappedFile&&) = delete;
  ~MappedFile();

  std::string_view bytes() const { return bytes_; }

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}

  std::string_view bytes_;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_DOCUMENTS_MAPPED_FILE_H_
