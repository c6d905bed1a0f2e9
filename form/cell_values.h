#ifndef DISCLOSURE_FORM_CELL_VALUES_H_
#define DISCLOSURE_FORM_CELL_VALUES_H_

#include <bit>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "form/catalogue.h"

namespace disclosure::form {

// The figures of one report: one slot a cell of the catalogue. A blank cell is
// absent, which is not zero. A value type; not thread-safe.
class CellValues {
 public:
  CellValues() = default;
  // `size` is Catalogue::size(). All blank.
  explicit CellValues(size_t size)
      : values_(size, 0), presence_((size + 63) / 64, 0) {}

  // As newly made with `size`, memory reused.
  void Reset(size_t size) {
    values_.assign(size, 0);
    presence_.assign((size + 63) / 64, 0);
  }
  // The same, but with a figure of 0 where `presence`, as of presence(), has a
  // bit.
  void ResetToZeros(std::span<const uint64_t> presence, size_t size) {
    values_.assign(size, 0);
    presence_.assign(presence.begin(), presence.end());
  }
  // Of cells that are blank or 0: makes each with a bit in `bits` the other.
  void ExchangeZeros(size_t word, uint64_t bits) { presence_[word] ^= bits; }

  size_t size() const { return values_.size(); }
  bool Has(CellIndex index) const {
    return (presence_[index / 64] >> (index % 64) & 1) != 0;
  }
  // The figure; 0 for a blank.
  int64_t ValueOrZero(CellIndex index) const { return values_[index]; }
  std::optional<int64_t> Get(CellIndex index) const {
    return Has(index) ? std::optional(values_[index]) : std::nullopt;
  }
  void Set(CellIndex index, int64_t value) {
    values_[index] = value;
    presence_[index / 64] |= uint64_t{1} << (index % 64);
  }
  // Sets the cells from `first` on, at most 64, to value(0), value(1), ...
  template <typename Value>
  void SetRun(CellIndex first, size_t count, Value value) {
    for (size_t i = 0; i < count; ++i) values_[first + i] = value(i);
    const uint64_t bits = ~uint64_t{0} >> (64 - count);
    const size_t at = first % 64;
    presence_[first / 64] |= bits << at;
    if (at + count > 64) presence_[first / 64 + 1] |= bits >> (64 - at);
  }
  void Clear(CellIndex index) {
    values_[index] = 0;
    presence_[index / 64] &= ~(uint64_t{1} << (index % 64));
  }

  // All slots, 0 where blank; and one bit a slot, set where there is a figure.
  std::span<const int64_t> values() const { return values_; }
  std::span<const uint64_t> presence() const { return presence_; }

  // Calls `visit(index, value)` for each figure, in order.
  template <typename Visit>
  void ForEach(Visit visit) const {
    for (size_t word = 0; word < presence_.size(); ++word) {
      for (uint64_t bits = presence_[word]; bits != 0; bits &= bits - 1) {
        const size_t index = word * 64 + std::countr_zero(bits);
        visit(static_cast<CellIndex>(index), values_[index]);
      }
    }
  }

  friend bool operator==(const CellValues&, const CellValues&) = default;

 private:
  std::vector<int64_t> values_;
  std::vector<uint64_t> presence_;
};

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_CELL_VALUES_H_
