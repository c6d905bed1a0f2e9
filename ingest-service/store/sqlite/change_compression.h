#ifndef DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_CHANGE_COMPRESSION_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_CHANGE_COMPRESSION_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "ingest-service/store/report_store.h"

namespace disclosure::ingest {

// A larger change is neither kept nor, if a file says that it has one, read. No
// message can be configured to be as large (config_defaults.cc): one that is
// taken in can be stored, and does not fail the commit of its neighbours.
inline constexpr size_t kMaxChangeBytes = size_t{1} << 30;

// Compresses changes for the store: their length as a varint, then a block of
// LZ4 that may refer to a dictionary. For one thread.
class ChangeCompressor {
 public:
  explicit ChangeCompressor(std::string dictionary);
  ~ChangeCompressor();

  // `change` has at most kMaxChangeBytes. Valid until the next call.
  std::string_view Compress(std::string_view change);

 private:
  struct Streams;

  const std::string dictionary_;
  const std::unique_ptr<Streams> streams_;
  std::string packed_;
};

// How the changes of one file are kept. Thread-safe.
class ChangeFormat {
 public:
  // From this sequence on, changes are compressed against this dictionary.
  struct Era {
    Sequence first = 0;
    std::string dictionary;
  };

  // By sequence. Changes before the first era lie there as they are.
  explicit ChangeFormat(std::vector<Era> eras) : eras_(std::move(eras)) {}

  // Sets `change` to what is kept as `stored` at `sequence`. DATA_LOSS: it is
  // not what a compressor made.
  absl::Status Expand(Sequence sequence, std::string_view stored,
                      std::string& change) const;

 private:
  const std::vector<Era> eras_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_CHANGE_COMPRESSION_H_
