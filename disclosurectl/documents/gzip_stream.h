#ifndef DISCLOSURE_DISCLOSURECTL_DOCUMENTS_GZIP_STREAM_H_
#define DISCLOSURE_DISCLOSURECTL_DOCUMENTS_GZIP_STREAM_H_

#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace disclosure::ctl {

// Unpacks gzip from memory within limits.
class GzipStream {
 public:
  // Borrows `bytes`.
  GzipStream(std::string_view bytes, uint64_t max_unpacked);
  ~GzipStream();
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  // Fills `buffer` as far as there is something; less only at the end.
  //
  // INVALID_ARGUMENT: damaged, or broken off. RESOURCE_EXHAUSTED: beyond
  // `max_unpacked` or kMaxUnpackRatio.
  absl::StatusOr<size_t> Read(std::span<char> buffer);
  // Passes over `size` bytes, or all that is left.
  absl::Status Skip(uint64_t size);

  uint64_t position() const { return position_; }

 private:
  const uint64_t packed_;
  const uint64_t max_unpacked_;
  z_stream stream_ = {};
  bool at_end_ = false;
  uint64_t position_ = 0;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_DOCUMENTS_GZIP_STREAM_H_
