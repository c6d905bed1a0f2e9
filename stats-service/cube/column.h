#ifndef DISCLOSURE_STATS_SERVICE_CUBE_COLUMN_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_COLUMN_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace disclosure::stats {

// A figure of one organ of a block; in a column never 0.
struct SlotValue {
  uint16_t slot = 0;
  int64_t value = 0;

  friend bool operator==(const SlotValue&, const SlotValue&) = default;
};

// The slot of an entry, whether it has a value beside it or not.
inline uint16_t SlotOf(uint16_t slot) {
  return slot;
}
inline uint16_t SlotOf(const SlotValue& entry) {
  return entry.slot;
}

// How a column lies in the bytes of its block.
struct ColumnHead {
  // Of values: slots and values (the smaller way for few), or a value for each
  // slot of the block. Of slots: a list (for few), or a bit for each slot.
  enum class Layout : uint8_t { kSparse, kDense };

  uint32_t offset = 0;
  uint16_t count = 0;  // of values that are not 0, or of slots
  Layout layout = Layout::kSparse;
  uint8_t width = 0;  // bytes of one value: 1, 2, 4, 8; 0 for slots
};

// Numbers of one type as they stand in a block: without padding, so that they
// are copied out.
template <typename T>
class PackedNumbers {
 public:
  explicit PackedNumbers(const uint8_t* bytes) : bytes_(bytes) {}

  int64_t operator[](size_t index) const {
    T number;
    std::memcpy(&number, bytes_ + index * sizeof(T), sizeof(T));
    return number;
  }

 private:
  const uint8_t* bytes_;
};

// Calls `visit` with a number of the type that has so many bytes.
template <typename Visit>
auto VisitWidth(uint8_t width, Visit visit) {
  switch (width) {
    case 1:
      return visit(int8_t{});
    case 2:
      return visit(int16_t{});
    case 4:
      return visit(int32_t{});
    default:
      return visit(int64_t{});
  }
}

// One column of a block: the figures of one cell. What is not there is 0.
class ValueColumn {
 public:
  // Appends the column of `values`, in the order of slots and without zeros, in
  // a block of `slots` organs, in whichever layout is smaller.
  static ColumnHead Append(std::span<const SlotValue> values, size_t slots,
                           std::vector<uint8_t>& bytes);

  ValueColumn(const ColumnHead& head, const uint8_t* bytes)
      : head_(head), data_(bytes + head.offset) {}

  // Takes as long for one slot as for another.
  bool is_dense() const { return head_.layout == ColumnHead::Layout::kDense; }
  // Of a dense one: calls `visit(numbers)`, where numbers[slot] is At(slot);
  // the way to read many, for the width is asked for once.
  template <typename Visit>
  void VisitDense(Visit visit) const {
    VisitWidth(head_.width,
               [&](auto zero) { visit(PackedNumbers<decltype(zero)>(data_)); });
  }
  int64_t At(size_t slot) const;
  bool Has(size_t slot) const { return At(slot) != 0; }
  // Appends the values of slots [begin, end), in order, without zeros.
  void Read(size_t begin, size_t end, std::vector<SlotValue>& values) const;
  // Puts the values of the slots from `begin` on into `figures`, which has only
  // zeros, one a slot.
  void Unpack(size_t begin, std::span<int64_t> figures) const;

  static size_t Bytes(const ColumnHead& head, size_t slots);

 private:
  // Calls `visit(slot, number)` for each entry of a sparse one in [begin, end).
  template <typename Visit>
  void VisitSparse(size_t begin, size_t end, Visit visit) const;

  ColumnHead head_;
  const uint8_t* data_;
};

// One set of slots of a block.
class SlotColumn {
 public:
  // `members`: in order.
  static ColumnHead Append(std::span<const uint16_t> members, size_t slots,
                           std::vector<uint8_t>& bytes);

  SlotColumn(const ColumnHead& head, const uint8_t* bytes)
      : head_(head), data_(bytes + head.offset) {}

  bool Has(size_t slot) const;
  // Appends the members in [begin, end), in order.
  void Read(size_t begin, size_t end, std::vector<uint16_t>& members) const;
  // Sets 1 for each member among the slots from `begin` on; `marks` has only
  // zeros, one a slot.
  void Mark(size_t begin, std::span<uint8_t> marks) const;

  static size_t Bytes(const ColumnHead& head, size_t slots);

 private:
  ColumnHead head_;
  const uint8_t* data_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_COLUMN_H_
