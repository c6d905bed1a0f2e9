#include "stats-service/cube/column.h"

#include <cstring>
#include <limits>

namespace disclosure::stats {
namespace {

using Layout = ColumnHead::Layout;

constexpr size_t kSlotBytes = sizeof(uint16_t);

// Columns stand in the block without padding, so numbers are copied out.
template <typename T>
T Load(const uint8_t* from, size_t index) {
  T value;
  std::memcpy(&value, from + index * sizeof(T), sizeof(T));
  return value;
}

int64_t LoadValue(const uint8_t* from, size_t index, uint8_t width) {
  switch (width) {
    case 1:
      return Load<int8_t>(from, index);
    case 2:
      return Load<int16_t>(from, index);
    case 4:
      return Load<int32_t>(from, index);
    default:
      return Load<int64_t>(from, index);
  }
}

template <typename T>
void AppendNumber(T value, std::vector<uint8_t>& bytes) {
  const size_t end = bytes.size();
  bytes.resize(end + sizeof(T));
  std::memcpy(bytes.data() + end, &value, sizeof(T));
}

void AppendValue(int64_t value, uint8_t width, std::vector<uint8_t>& bytes) {
  switch (width) {
    case 1:
      return AppendNumber(static_cast<int8_t>(value), bytes);
    case 2:
      return AppendNumber(static_cast<int16_t>(value), bytes);
    case 4:
      return AppendNumber(static_cast<int32_t>(value), bytes);
    default:
      return AppendNumber(value, bytes);
  }
}

template <typename T>
bool Fits(int64_t value) {
  return value >= std::numeric_limits<T>::min() &&
         value <= std::numeric_limits<T>::max();
}

uint8_t WidthOf(int64_t value) {
  if (Fits<int8_t>(value)) return 1;
  if (Fits<int16_t>(value)) return 2;
  if (Fits<int32_t>(value)) return 4;
  return 8;
}

uint8_t WidthOf(std::span<const SlotValue> values) {
  uint8_t width = 1;
  for (const SlotValue& entry : values) {
    const uint8_t own = WidthOf(entry.value);
    if (own > width) width = own;
  }
  return width;
}

// The first of `count` sorted slots that is not below `slot`.
size_t LowerBound(const uint8_t* slots, size_t count, size_t slot) {
  size_t begin = 0;
  while (count > 0) {
    const size_t half = count / 2;
    if (Load<uint16_t>(slots, begin + half) < slot) {
      begin += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return begin;
}

}  // namespace

ColumnHead ValueColumn::Append(std::span<const SlotValue> values, size_t slots,
                               std::vector<uint8_t>& bytes) {
  ColumnHead head;
  head.offset = static_cast<uint32_t>(bytes.size());
  head.count = static_cast<uint16_t>(values.size());
  head.width = WidthOf(values);
  if (values.size() * (kSlotBytes + head.width) < slots * head.width) {
    for (const SlotValue& entry : values) AppendNumber(entry.slot, bytes);
    for (const SlotValue& entry : values) {
      AppendValue(entry.value, head.width, bytes);
    }
    return head;
  }
  head.layout = Layout::kDense;
  size_t next = 0;
  for (size_t slot = 0; slot < slots; ++slot) {
    const bool has = next < values.size() && values[next].slot == slot;
    AppendValue(has ? values[next++].value : 0, head.width, bytes);
  }
  return head;
}

size_t ValueColumn::Bytes(const ColumnHead& head, size_t slots) {
  return head.layout == Layout::kSparse ? head.count * (kSlotBytes + head.width)
                                        : slots * head.width;
}

int64_t ValueColumn::At(size_t slot) const {
  if (head_.layout == Layout::kDense) {
    return LoadValue(data_, slot, head_.width);
  }
  const size_t index = LowerBound(data_, head_.count, slot);
  if (index == head_.count || Load<uint16_t>(data_, index) != slot) return 0;
  return LoadValue(data_ + head_.count * kSlotBytes, index, head_.width);
}

void ValueColumn::Read(size_t begin, size_t end,
                       std::vector<SlotValue>& values) const {
  if (head_.layout == Layout::kDense) {
    for (size_t slot = begin; slot < end; ++slot) {
      const int64_t value = LoadValue(data_, slot, head_.width);
      if (value != 0) values.push_back({static_cast<uint16_t>(slot), value});
    }
    return;
  }
  const uint8_t* numbers = data_ + head_.count * kSlotBytes;
  for (size_t index = LowerBound(data_, head_.count, begin);
       index < head_.count; ++index) {
    const auto slot = Load<uint16_t>(data_, index);
    if (slot >= end) return;
    values.push_back({slot, LoadValue(numbers, index, head_.width)});
  }
}

ColumnHead SlotColumn::Append(std::span<const uint16_t> members, size_t slots,
                              std::vector<uint8_t>& bytes) {
  ColumnHead head;
  head.offset = static_cast<uint32_t>(bytes.size());
  head.count = static_cast<uint16_t>(members.size());
  if (members.size() * kSlotBytes < (slots + 7) / 8) {
    for (const uint16_t slot : members) AppendNumber(slot, bytes);
    return head;
  }
  head.layout = Layout::kDense;
  bytes.resize(bytes.size() + (slots + 7) / 8, 0);
  uint8_t* bits = bytes.data() + head.offset;
  for (const uint16_t slot : members) {
    bits[slot / 8] = static_cast<uint8_t>(bits[slot / 8] | 1u << (slot % 8));
  }
  return head;
}

size_t SlotColumn::Bytes(const ColumnHead& head, size_t slots) {
  return head.layout == Layout::kSparse ? head.count * kSlotBytes
                                        : (slots + 7) / 8;
}

bool SlotColumn::Has(size_t slot) const {
  if (head_.layout == Layout::kDense) {
    return (data_[slot / 8] >> (slot % 8) & 1) != 0;
  }
  const size_t index = LowerBound(data_, head_.count, slot);
  return index < head_.count && Load<uint16_t>(data_, index) == slot;
}

void SlotColumn::Read(size_t begin, size_t end,
                      std::vector<uint16_t>& members) const {
  if (head_.layout == Layout::kDense) {
    for (size_t slot = begin; slot < end; ++slot) {
      if (Has(slot)) members.push_back(static_cast<uint16_t>(slot));
    }
    return;
  }
  for (size_t index = LowerBound(data_, head_.count, begin);
       index < head_.count; ++index) {
    const auto slot = Load<uint16_t>(data_, index);
    if (slot >= end) return;
    members.push_back(slot);
  }
}

}  // namespace disclosure::stats
