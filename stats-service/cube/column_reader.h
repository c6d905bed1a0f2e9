#ifndef DISCLOSURE_STATS_SERVICE_CUBE_COLUMN_READER_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_COLUMN_READER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "form/catalogue.h"
#include "stats-service/cube/column.h"
#include "stats-service/cube/cube_frame.h"
#include "stats-service/cube/sheet_block.h"

namespace disclosure::stats {

// One cell of the organs of a block, unpacked: a reading is a lookup.
class OpenColumn {
 public:
  CellReading Read(size_t slot) const {
    const size_t at = slot - begin_;
    CellReading reading = of_kinds_[2u * states_[slot] + exceptions_[at]];
    // Where there is none the column has 0.
    reading.figure = figures_[at];
    return reading;
  }

 private:
  friend class ColumnReader;

  size_t begin_ = 0;
  const uint8_t* states_ = nullptr;
  const uint8_t* exceptions_ = nullptr;  // 1: is one; from `begin_` on
  const int64_t* figures_ = nullptr;     // likewise
  const CellReading* of_kinds_ = nullptr;
};

// The same, with the figures as they lie in the block.
class PackedColumn {
 public:
  // What the report at a slot says but for the figure: a number below
  // ColumnReader::kKinds.
  size_t KindAt(size_t slot) const {
    return 2u * states_[slot] + exceptions_[slot - begin_];
  }
  // None: all figures are 0.
  const std::optional<ValueColumn>& figures() const { return figures_; }

 private:
  friend class ColumnReader;

  size_t begin_ = 0;
  const uint8_t* states_ = nullptr;
  const uint8_t* exceptions_ = nullptr;
  std::optional<ValueColumn> figures_;
};

// Reads one cell of many organs of a year, block by block. Memory is reused
// from block to block; not thread-safe.
class ColumnReader {
 public:
  // Borrows the frame until it returns.
  ColumnReader(const CubeFrame& frame, form::CellIndex cell);

  // For slots in [begin, end) of a block; valid until the next call.
  OpenColumn Open(const SheetBlock& block, size_t begin, size_t end);
  PackedColumn OpenPacked(const SheetBlock& block, size_t begin, size_t end);

  static constexpr size_t kKinds = 2 * SheetBlock::kStates;
  // What a kind means, but for the figure.
  const CellReading& OfKind(size_t kind) const { return of_kinds_[kind]; }

 private:
  // Which slots are exceptions.
  void Mark(const SheetBlock& block, size_t begin, size_t end);

  const form::CellIndex cell_;
  std::vector<uint8_t> exceptions_;
  std::vector<int64_t> figures_;
  // What each state means where the column is as usual, and in exceptions.
  std::array<CellReading, kKinds> of_kinds_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_COLUMN_READER_H_
