#ifndef DISCLOSURE_STATS_SERVICE_CUBE_CELL_SET_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_CELL_SET_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "form/catalogue.h"

namespace disclosure::stats {

// A set of cells: one bit a cell of the catalogue. A value type.
class CellSet {
 public:
  static constexpr size_t kWords = 8;
  // The catalogue must not be larger; CubeFrame checks it.
  static constexpr size_t kMaxCells = kWords * 64;

  bool Has(form::CellIndex cell) const {
    return (words_[cell / 64] >> (cell % 64) & 1) != 0;
  }
  void Add(form::CellIndex cell) {
    words_[cell / 64] |= uint64_t{1} << (cell % 64);
  }
  void Remove(form::CellIndex cell) {
    words_[cell / 64] &= ~(uint64_t{1} << (cell % 64));
  }
  void SetWord(size_t index, uint64_t bits) { words_[index] = bits; }

  int Count() const {
    int count = 0;
    for (const uint64_t word : words_) count += std::popcount(word);
    return count;
  }
  // How many members come before `cell`.
  size_t Rank(form::CellIndex cell) const {
    size_t rank = 0;
    for (size_t word = 0; word < cell / 64u; ++word) {
      rank += std::popcount(words_[word]);
    }
    const uint64_t below = (uint64_t{1} << (cell % 64)) - 1;
    return rank + std::popcount(words_[cell / 64] & below);
  }
  bool empty() const { return Count() == 0; }

  template <typename Visit>
  void ForEach(Visit visit) const {
    for (size_t word = 0; word < kWords; ++word) {
      for (uint64_t bits = words_[word]; bits != 0; bits &= bits - 1) {
        visit(static_cast<form::CellIndex>(word * 64 + std::countr_zero(bits)));
      }
    }
  }

  template <typename Visit>
  void ForEachWord(Visit visit) const {
    for (const uint64_t word : words_) visit(word);
  }

  friend CellSet operator&(const CellSet& a, const CellSet& b) {
    return Combine(a, b, [](uint64_t x, uint64_t y) { return x & y; });
  }
  friend CellSet operator|(const CellSet& a, const CellSet& b) {
    return Combine(a, b, [](uint64_t x, uint64_t y) { return x | y; });
  }
  friend CellSet operator^(const CellSet& a, const CellSet& b) {
    return Combine(a, b, [](uint64_t x, uint64_t y) { return x ^ y; });
  }
  friend bool operator==(const CellSet&, const CellSet&) = default;

 private:
  template <typename Operation>
  static CellSet Combine(const CellSet& a, const CellSet& b,
                         Operation operation) {
    CellSet result;
    for (size_t i = 0; i < kWords; ++i) {
      result.words_[i] = operation(a.words_[i], b.words_[i]);
    }
    return result;
  }

  std::array<uint64_t, kWords> words_{};
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_CELL_SET_H_
