#include "stats-service/cube/column_reader.h"

namespace disclosure::stats {

ColumnReader::ColumnReader(const CubeFrame& frame, form::CellIndex cell)
    : cell_(cell) {
  constexpr size_t kFirstFlag = SheetBlock::kUnitUnknown;
  constexpr size_t kAllFlags =
      SheetBlock::kUnitUnknown | SheetBlock::kMostlyBlank;
  static_assert(kAllFlags == 3 * kFirstFlag);
  // Of all others nothing is reported.
  for (size_t form = 0; form < kForms; ++form) {
    for (size_t flags = 0; flags <= kAllFlags; flags += kFirstFlag) {
      const auto state =
          static_cast<uint8_t>(form | SheetBlock::kReported | flags);
      for (const size_t exception : {0, 1}) {
        of_kinds_[2u * state + exception] =
            SheetBlock::ReadingOf(frame, state, cell, exception == 1);
      }
    }
  }
}

void ColumnReader::Mark(const SheetBlock& block, size_t begin, size_t end) {
  exceptions_.assign(end - begin, 0);
  if (const ColumnHead* head = block.exceptions_.Find(cell_)) {
    SlotColumn(*head, block.bytes_.data()).Mark(begin, exceptions_);
  }
}

OpenColumn ColumnReader::Open(const SheetBlock& block, size_t begin,
                              size_t end) {
  Mark(block, begin, end);
  figures_.assign(end - begin, 0);
  if (const ColumnHead* head = block.values_.Find(cell_)) {
    ValueColumn(*head, block.bytes_.data()).Unpack(begin, figures_);
  }
  OpenColumn column;
  column.begin_ = begin;
  column.states_ = block.states_.data();
  column.exceptions_ = exceptions_.data();
  column.figures_ = figures_.data();
  column.of_kinds_ = of_kinds_.data();
  return column;
}

PackedColumn ColumnReader::OpenPacked(const SheetBlock& block, size_t begin,
                                      size_t end) {
  Mark(block, begin, end);
  PackedColumn column;
  if (const ColumnHead* head = block.values_.Find(cell_)) {
    column.figures_.emplace(*head, block.bytes_.data());
  }
  column.begin_ = begin;
  column.states_ = block.states_.data();
  column.exceptions_ = exceptions_.data();
  return column;
}

}  // namespace disclosure::stats
