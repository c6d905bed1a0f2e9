#include "ingest-service/store/sqlite/change_compression.h"

// Attaching a dictionary is not in the shared library of LZ4 1.9.
#define LZ4_STATIC_LINKING_ONLY
#include <lz4.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/io/coded_stream.h"
#include "ingest-service/store/append_varint.h"
#include "status/check.h"

namespace disclosure::ingest {
namespace {

static_assert(kMaxChangeBytes <= LZ4_MAX_INPUT_SIZE);

// A third less time than 1, LZ4's usual, for a twentieth more bytes.
constexpr int kAcceleration = 2;

// What LZ4 makes of a byte at most, so that a damaged length asks for no more.
constexpr size_t kMaxExpansion = 255;

absl::Status NotCompressed(Sequence sequence, std::string_view why) {
  return absl::DataLossError(
      absl::StrCat("row ", sequence, " cannot be read: ", std::string(why)));
}

}  // namespace

struct ChangeCompressor::Streams {
  // Has read the dictionary, which it points into.
  LZ4_stream_t dictionary;
  LZ4_stream_t working;
};

ChangeCompressor::ChangeCompressor(std::string dictionary)
    : dictionary_(std::move(dictionary)),
      streams_(std::make_unique<Streams>()) {
  LZ4_initStream(&streams_->dictionary, sizeof(streams_->dictionary));
  LZ4_initStream(&streams_->working, sizeof(streams_->working));
  LZ4_loadDict(&streams_->dictionary, dictionary_.data(),
               static_cast<int>(dictionary_.size()));
}

ChangeCompressor::~ChangeCompressor() = default;

std::string_view ChangeCompressor::Compress(std::string_view change) {
  CHECK(change.size() <= kMaxChangeBytes);
  packed_.clear();
  AppendVarint(change.size(), packed_);
  const size_t begin = packed_.size();
  const auto size = static_cast<int>(change.size());
  const int bound = LZ4_compressBound(size);
  packed_.resize(begin + static_cast<size_t>(bound));
  LZ4_resetStream_fast(&streams_->working);
  LZ4_attach_dictionary(&streams_->working, &streams_->dictionary);
  const int packed =
      LZ4_compress_fast_continue(&streams_->working, change.data(),
                                 &packed_[begin], size, bound, kAcceleration);
  CHECK(packed > 0) << "there was room for the worst";
  packed_.resize(begin + static_cast<size_t>(packed));
  return packed_;
}

absl::Status ChangeFormat::Expand(Sequence sequence, std::string_view stored,
                                  std::string& change) const {
  const auto after = std::ranges::upper_bound(eras_, sequence, {}, &Era::first);
  if (after == eras_.begin()) {
    change = stored;
    return absl::OkStatus();
  }
  const std::string& dictionary = std::prev(after)->dictionary;
  google::protobuf::io::CodedInputStream in(
      reinterpret_cast<const uint8_t*>(stored.data()),
      static_cast<int>(stored.size()));
  uint32_t size = 0;
  if (!in.ReadVarint32(&size)) return NotCompressed(sequence, "no length");
  if (size > kMaxChangeBytes || size > kMaxExpansion * stored.size()) {
    return NotCompressed(sequence, "too long");
  }
  stored.remove_prefix(static_cast<size_t>(in.CurrentPosition()));
  change.resize(size);
  const int expanded = LZ4_decompress_safe_usingDict(
      stored.data(), change.data(), static_cast<int>(stored.size()),
      static_cast<int>(size), dictionary.data(),
      static_cast<int>(dictionary.size()));
  if (expanded == static_cast<int>(size)) return absl::OkStatus();
  return NotCompressed(sequence, "it is damaged");
}

}  // namespace disclosure::ingest
