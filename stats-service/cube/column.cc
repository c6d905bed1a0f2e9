#include "stats-service/cube/column.h"

#include <limits>

namespace disclosure::stats {
namespace {

using Layout = ColumnHead::Layout;

constexpr size_t kSlotBytes = sizeof(uint16_t);

size_t SlotAt(const uint8_t* slots, size_t index) {
  return static_cast<size_t>(PackedNumbers<uint16_t>(slots)[index]);
}

template <typename T>
void Store(T value, uint8_t* to, size_t index) {
  std::memcpy(to + index * sizeof(T), &value, sizeof(T));
}

// Room for so many bytes more; where it begins.
uint8_t* Extend(std::vector<uint8_t>& bytes, size_t size) {
  bytes.resize(bytes.size() + size);
  return bytes.data() + bytes.size() - size;
}

template <typename T>
void StoreSparse(std::span<const SlotValue> values, uint8_t* to) {
  uint8_t* numbers = to + values.size() * kSlotBytes;
  for (size_t i = 0; i < values.size(); ++i) {
    Store(values[i].slot, to, i);
    Store(static_cast<T>(values[i].value), numbers, i);
  }
}

template <typename T>
void StoreDense(std::span<const SlotValue> values, uint8_t* to) {
  for (const SlotValue& entry : values) {
    Store(static_cast<T>(entry.value), to, entry.slot);
  }
}

template <typename T>
void StoreColumn(Layout layout, std::span<const SlotValue> values,
                 uint8_t* to) {
  layout == Layout::kSparse ? StoreSparse<T>(values, to)
                            : StoreDense<T>(values, to);
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
    if (SlotAt(slots, begin + half) < slot) {
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
  if (values.size() * (kSlotBytes + head.width) >= slots * head.width) {
    head.layout = Layout::kDense;
  }
  uint8_t* to = Extend(bytes, Bytes(head, slots));
  VisitWidth(head.width, [&](auto zero) {
    StoreColumn<decltype(zero)>(head.layout, values, to);
  });
  return head;
}

size_t ValueColumn::Bytes(const ColumnHead& head, size_t slots) {
  return head.layout == Layout::kSparse ? head.count * (kSlotBytes + head.width)
                                        : slots * head.width;
}

int64_t ValueColumn::At(size_t slot) const {
  size_t index = slot;
  const uint8_t* numbers = data_;
  if (!is_dense()) {
    index = LowerBound(data_, head_.count, slot);
    if (index == head_.count || SlotAt(data_, index) != slot) return 0;
    numbers += head_.count * kSlotBytes;
  }
  return VisitWidth(head_.width, [&](auto zero) {
    return PackedNumbers<decltype(zero)>(numbers)[index];
  });
}

template <typename Visit>
void ValueColumn::VisitSparse(size_t begin, size_t end, Visit visit) const {
  const uint8_t* numbers = data_ + head_.count * kSlotBytes;
  VisitWidth(head_.width, [&](auto zero) {
    const PackedNumbers<decltype(zero)> values(numbers);
    for (size_t index = LowerBound(data_, head_.count, begin);
         index < head_.count; ++index) {
      const size_t slot = SlotAt(data_, index);
      if (slot >= end) return;
      visit(slot, values[index]);
    }
  });
}

void ValueColumn::Read(size_t begin, size_t end,
                       std::vector<SlotValue>& values) const {
  const auto add = [&](size_t slot, int64_t value) {
    if (value != 0) values.push_back({static_cast<uint16_t>(slot), value});
  };
  if (!is_dense()) return VisitSparse(begin, end, add);
  VisitDense([&](const auto& numbers) {
    for (size_t slot = begin; slot < end; ++slot) add(slot, numbers[slot]);
  });
}

void ValueColumn::Unpack(size_t begin, std::span<int64_t> figures) const {
  if (!is_dense()) {
    return VisitSparse(
        begin, begin + figures.size(),
        [&](size_t slot, int64_t value) { figures[slot - begin] = value; });
  }
  VisitDense([&](const auto& numbers) {
    for (size_t i = 0; i < figures.size(); ++i) figures[i] = numbers[begin + i];
  });
}

ColumnHead SlotColumn::Append(std::span<const uint16_t> members, size_t slots,
                              std::vector<uint8_t>& bytes) {
  ColumnHead head;
  head.offset = static_cast<uint32_t>(bytes.size());
  head.count = static_cast<uint16_t>(members.size());
  if (members.size() * kSlotBytes >= (slots + 7) / 8) {
    head.layout = Layout::kDense;
  }
  uint8_t* to = Extend(bytes, Bytes(head, slots));
  for (size_t i = 0; i < members.size(); ++i) {
    const uint16_t slot = members[i];
    if (head.layout == Layout::kSparse) {
      Store(slot, to, i);
    } else {
      to[slot / 8] = static_cast<uint8_t>(to[slot / 8] | 1u << (slot % 8));
    }
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
  return index < head_.count && SlotAt(data_, index) == slot;
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
    const size_t slot = SlotAt(data_, index);
    if (slot >= end) return;
    members.push_back(static_cast<uint16_t>(slot));
  }
}

void SlotColumn::Mark(size_t begin, std::span<uint8_t> marks) const {
  if (head_.layout == Layout::kDense) {
    for (size_t i = 0; i < marks.size(); ++i) {
      const size_t slot = begin + i;
      marks[i] = data_[slot / 8] >> (slot % 8) & 1;
    }
    return;
  }
  for (size_t index = LowerBound(data_, head_.count, begin);
       index < head_.count; ++index) {
    const size_t at = SlotAt(data_, index) - begin;
    if (at >= marks.size()) return;
    marks[at] = 1;
  }
}

}  // namespace disclosure::stats
