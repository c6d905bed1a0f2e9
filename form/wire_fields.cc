#include "form/wire_fields.h"

#include <array>

namespace disclosure::form {
namespace {

constexpr uint32_t kEndGroup = 4;
constexpr int kMaxTagBytes = 5;
constexpr int kMaxVarintBytes = 10;

// The functions below read at `at`, which may be `end`, and return the
// place behind what was read; nullptr if that is not well-formed. Pointers go
// by value, so that they stay in registers.

// Bits beyond the 64th are dropped, as protobuf does.
const char* ReadLongVarint(const char* at, const char* end, int max_bytes,
                           uint64_t& value) {
  value = 0;
  for (int i = 0; i < max_bytes && at != end; ++i) {
    const auto byte = static_cast<uint8_t>(*at++);
    value |= uint64_t{byte & 0x7fu} << (7 * i);
    if (byte < 0x80) return at;
  }
  return nullptr;
}

inline const char* ReadVarint(const char* at, const char* end, int max_bytes,
                              uint64_t& value) {
  if (end - at >= 2) [[likely]] {
    const auto first = static_cast<uint8_t>(at[0]);
    value = first;
    if (first < 0x80) return at + 1;
    const auto second = static_cast<uint8_t>(at[1]);
    value = (first & 0x7fu) | second << 7;
    if (second < 0x80) return at + 2;
  }
  return ReadLongVarint(at, end, max_bytes, value);
}

// Bits beyond the 32nd are dropped, as protobuf does.
inline const char* ReadTag(const char* at, const char* end, uint32_t& tag) {
  uint64_t value = 0;
  at = ReadVarint(at, end, kMaxTagBytes, value);
  tag = static_cast<uint32_t>(value);
  return at != nullptr && tag >> 3 != 0 ? at : nullptr;
}

inline const char* Skip(const char* at, const char* end, uint64_t size) {
  return static_cast<uint64_t>(end - at) < size ? nullptr : at + size;
}

inline const char* ReadBytes(const char* at, const char* end,
                             std::string_view& bytes) {
  uint64_t size = 0;
  const char* const begin = ReadVarint(at, end, kMaxVarintBytes, size);
  if (begin == nullptr) return nullptr;
  const char* const behind = Skip(begin, end, size);
  if (behind != nullptr) bytes = {begin, behind};
  return behind;
}

const char* SkipGroup(const char* at, const char* end, uint32_t number);

inline const char* ReadValue(const char* at, const char* end,
                             WireField& field) {
  switch (field.type()) {
    case WireType::kVarint:
      return ReadVarint(at, end, kMaxVarintBytes, field.varint);
    case WireType::kFixed64:
      return Skip(at, end, 8);
    case WireType::kBytes:
      return ReadBytes(at, end, field.bytes);
    case WireType::kGroup:
      return SkipGroup(at, end, field.number());
    case WireType::kFixed32:
      return Skip(at, end, 4);
  }
  return nullptr;
}

// With a stack of its own: who nests groups must not choose our depth.
const char* SkipGroup(const char* at, const char* end, uint32_t number) {
  std::array<uint32_t, WireFields::kMaxGroupDepth> open;
  open[0] = number;
  size_t depth = 1;
  while (depth > 0) {
    WireField field;
    at = ReadTag(at, end, field.tag);
    if (at == nullptr) return nullptr;
    if ((field.tag & 7) == kEndGroup) {
      if (open[--depth] != field.number()) return nullptr;
    } else if (field.type() == WireType::kGroup) {
      if (depth == open.size()) return nullptr;
      open[depth++] = field.number();
    } else {
      at = ReadValue(at, end, field);
      if (at == nullptr) return nullptr;
    }
  }
  return at;
}

}  // namespace

bool WireFields::NextInFull(WireField& field) {
  const char* at = ReadTag(next_, end_, field.tag);
  if (at != nullptr) at = ReadValue(at, end_, field);
  ok_ = at != nullptr;
  if (ok_) next_ = at;
  return ok_;
}

}  // namespace disclosure::form
