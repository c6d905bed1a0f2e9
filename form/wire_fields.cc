#include "form/wire_fields.h"

#include <array>

namespace disclosure::form {
namespace {

constexpr uint32_t kEndGroup = 4;
constexpr int kMaxTagBytes = 5;
constexpr int kMaxVarintBytes = 10;

}  // namespace

bool WireFields::NextInFull(WireField& field) {
  ok_ = ReadTag(field.tag) && field.number() != 0 && ReadValue(field);
  return ok_;
}

// Bits beyond the 32nd are dropped, as protobuf does.
bool WireFields::ReadTag(uint32_t& tag) {
  uint64_t value = 0;
  for (int i = 0; i < kMaxTagBytes && next_ != end_; ++i) {
    const auto byte = static_cast<uint8_t>(*next_++);
    value |= uint64_t{byte & 0x7fu} << (7 * i);
    if (byte < 0x80) {
      tag = static_cast<uint32_t>(value);
      return true;
    }
  }
  return false;
}

// Bits beyond the 64th are dropped, as protobuf does.
bool WireFields::ReadVarint(uint64_t& value) {
  value = 0;
  for (int i = 0; i < kMaxVarintBytes && next_ != end_; ++i) {
    const auto byte = static_cast<uint8_t>(*next_++);
    value |= uint64_t{byte & 0x7fu} << (7 * i);
    if (byte < 0x80) return true;
  }
  return false;
}

bool WireFields::Skip(size_t size) {
  if (static_cast<size_t>(end_ - next_) < size) return false;
  next_ += size;
  return true;
}

bool WireFields::ReadBytes(std::string_view& bytes) {
  uint64_t size = 0;
  if (!ReadVarint(size)) return false;
  const char* const start = next_;
  if (!Skip(size)) return false;
  bytes = {start, size};
  return true;
}

bool WireFields::ReadValue(WireField& field) {
  switch (field.type()) {
    case WireType::kVarint:
      return ReadVarint(field.varint);
    case WireType::kFixed64:
      return Skip(8);
    case WireType::kBytes:
      return ReadBytes(field.bytes);
    case WireType::kGroup:
      return SkipGroup(field.number());
    case WireType::kFixed32:
      return Skip(4);
  }
  return false;
}

// With a stack of its own: who nests groups must not choose our depth.
bool WireFields::SkipGroup(uint32_t number) {
  std::array<uint32_t, kMaxGroupDepth> open;
  open[0] = number;
  size_t depth = 1;
  while (depth > 0) {
    WireField field;
    if (!ReadTag(field.tag) || field.number() == 0) return false;
    if ((field.tag & 7) == kEndGroup) {
      if (open[--depth] != field.number()) return false;
    } else if (field.type() == WireType::kGroup) {
      if (depth == kMaxGroupDepth) return false;
      open[depth++] = field.number();
    } else if (!ReadValue(field)) {
      return false;
    }
  }
  return true;
}

}  // namespace disclosure::form
