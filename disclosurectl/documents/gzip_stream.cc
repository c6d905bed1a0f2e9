#include "disclosurectl/documents/gzip_stream.h"

#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "importer/limits.h"
#include "status/check.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

// As zlib wants it for gzip, with the largest window.
constexpr int kGzipWindow = 16 + MAX_WBITS;
// Small files of zeros are no bomb.
constexpr uint64_t kUnsuspiciousBytes = 1024 * 1024;
// zlib counts in 32 bits.
constexpr uint64_t kMostInput = 1UL << 31;

}  // namespace

GzipStream::GzipStream(std::string_view bytes, uint64_t max_unpacked)
    : packed_(bytes.size()), max_unpacked_(max_unpacked) {
  CHECK(inflateInit2(&stream_, kGzipWindow) == Z_OK) << "no memory";
  // zlib promises not to write to its input.
  stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream_.avail_in = static_cast<uInt>(std::min(packed_, kMostInput));
}

GzipStream::~GzipStream() {
  inflateEnd(&stream_);
}

absl::StatusOr<size_t> GzipStream::Read(std::span<char> buffer) {
  stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
  stream_.avail_out = static_cast<uInt>(buffer.size());
  while (!at_end_ && stream_.avail_out > 0) {
    const uint64_t taken = stream_.total_in;
    if (stream_.avail_in == 0) {
      stream_.avail_in =
          static_cast<uInt>(std::min(packed_ - taken, kMostInput));
    }
    const int result = inflate(&stream_, Z_NO_FLUSH);
    if (result == Z_STREAM_END) {
      at_end_ = true;
    } else if (result != Z_OK) {
      return absl::InvalidArgumentError(
          absl::StrCat("the gzip file is damaged or breaks off at byte ",
                       static_cast<uint64_t>(stream_.total_in)));
    }
  }
  const size_t size = buffer.size() - stream_.avail_out;
  position_ += size;
  if (position_ > max_unpacked_) {
    return absl::ResourceExhaustedError(
        absl::StrCat("the gzip file unpacks to more than ", max_unpacked_,
                     " bytes (kMaxArchiveBytes)"));
  }
  if (position_ > kUnsuspiciousBytes &&
      position_ / importer::kMaxUnpackRatio > packed_) {
    return absl::ResourceExhaustedError(absl::StrCat(
        "the gzip file unpacks to more than ", importer::kMaxUnpackRatio,
        " times its size (kMaxUnpackRatio)"));
  }
  return size;
}

absl::Status GzipStream::Skip(uint64_t size) {
  std::array<char, 64 * 1024> buffer;
  while (size > 0) {
    const auto part =
        static_cast<size_t>(std::min<uint64_t>(size, buffer.size()));
    ASSIGN_OR_RETURN(const size_t read, Read(std::span(buffer).first(part)));
    if (read < part) return absl::OkStatus();
    size -= part;
  }
  return absl::OkStatus();
}

}  // namespace disclosure::ctl
