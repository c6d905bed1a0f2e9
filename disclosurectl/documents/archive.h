#ifndef DISCLOSURE_DISCLOSURECTL_DOCUMENTS_ARCHIVE_H_
#define DISCLOSURE_DISCLOSURECTL_DOCUMENTS_ARCHIVE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace disclosure::ctl {

// What one archive may unpack to in all; nothing of it is kept.
inline constexpr uint64_t kMaxArchiveBytes = 8UL * 1024 * 1024 * 1024;

// The files within a .zip or .tar.gz. Not thread-safe.
class Archive {
 public:
  virtual ~Archive() = default;

  // In UTF-8, with their folders.
  virtual const std::vector<std::string>& names() const = 0;
  // Fastest in the order of the names. RESOURCE_EXHAUSTED: beyond a limit.
  virtual absl::StatusOr<std::string> Read(size_t index) = 0;
};

// By the ending of its name.
bool IsArchiveName(std::string_view path);

// INVALID_ARGUMENT: damaged. NOT_FOUND: it cannot be read.
absl::StatusOr<std::unique_ptr<Archive>> OpenArchive(const std::string& path);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_DOCUMENTS_ARCHIVE_H_
