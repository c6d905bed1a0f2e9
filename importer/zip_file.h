#ifndef DISCLOSURE_IMPORTER_ZIP_FILE_H_
#define DISCLOSURE_IMPORTER_ZIP_FILE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

struct zip;

namespace disclosure::importer {

// The files within a zip file. Nobody's sizes are believed: what unpacks to
// more than the limits is refused while it is being unpacked. Not thread-safe.
class ZipFile {
 public:
  // Borrows `bytes`. All files together may unpack to `max_unpacked` bytes.
  //
  // INVALID_ARGUMENT: damaged. RESOURCE_EXHAUSTED: beyond kMaxZipEntries.
  static absl::StatusOr<ZipFile> Open(std::string_view bytes,
                                      uint64_t max_unpacked);

  ZipFile(ZipFile&&) = default;
  ZipFile& operator=(ZipFile&&) = default;

  // In UTF-8, though old programs write them in GBK; directories end in '/'.
  const std::vector<std::string>& names() const { return names_; }

  // INVALID_ARGUMENT: damaged or encrypted. RESOURCE_EXHAUSTED: beyond
  // kMaxUnpackedBytes, kMaxUnpackRatio or `max_unpacked`.
  absl::StatusOr<std::string> Read(size_t index);

 private:
  struct Discard {
    void operator()(zip* archive) const;
  };

  ZipFile(std::unique_ptr<zip, Discard> archive, uint64_t max_unpacked)
      : archive_(std::move(archive)), left_(max_unpacked) {}

  std::unique_ptr<zip, Discard> archive_;
  std::vector<std::string> names_;
  // Bytes that may still be unpacked.
  uint64_t left_;
};

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_ZIP_FILE_H_
