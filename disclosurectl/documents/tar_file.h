#ifndef DISCLOSURE_DISCLOSURECTL_DOCUMENTS_TAR_FILE_H_
#define DISCLOSURE_DISCLOSURECTL_DOCUMENTS_TAR_FILE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace disclosure::ctl {

class GzipStream;

// The files within a .tar.gz. It has to be unpacked from the beginning to reach
// a file, so reading in order is much faster. Not thread-safe.
class TarFile {
 public:
  // Borrows `bytes`. All of it may unpack to `max_unpacked` bytes.
  //
  // INVALID_ARGUMENT: damaged. RESOURCE_EXHAUSTED: beyond kMaxZipEntries,
  // kMaxUnpackRatio or `max_unpacked`.
  static absl::StatusOr<TarFile> Open(std::string_view bytes,
                                      uint64_t max_unpacked);
  TarFile(TarFile&&) noexcept;
  TarFile& operator=(TarFile&&) = delete;
  ~TarFile();

  // Ordinary files alone, in UTF-8.
  const std::vector<std::string>& names() const { return names_; }

  // RESOURCE_EXHAUSTED: a file beyond kMaxUnpackedBytes.
  absl::StatusOr<std::string> Read(size_t index);

 private:
  struct Place {
    uint64_t begin = 0;
    uint64_t size = 0;
  };

  TarFile(std::string_view bytes, uint64_t max_unpacked);

  absl::Status List();

  std::string_view bytes_;
  uint64_t max_unpacked_;
  std::vector<std::string> names_;
  std::vector<Place> places_;
  // Where the last reading ended.
  std::unique_ptr<GzipStream> stream_;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_DOCUMENTS_TAR_FILE_H_
