#ifndef DISCLOSURE_STATS_SERVICE_CUBE_SHEET_BLOCK_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_SHEET_BLOCK_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "stats-service/cube/column.h"
#include "stats-service/cube/cube_frame.h"
#include "stats-service/cube/organ_index.h"
#include "stats-service/cube/report_row.h"
#include "stats-service/cube/sparse_by_cell.h"

namespace disclosure::stats {

enum class CellState : uint8_t { kNotReported, kNotAsked, kBlank, kFigure };

// What one organ's report says about one cell.
struct CellReading {
  CellState state = CellState::kNotReported;
  uint8_t form_slot = 0;
  // A figure in a unit that the document did not name.
  bool unit_unknown = false;
  int64_t figure = 0;
};

// The new row of one organ of a block.
struct RowUpdate {
  uint16_t slot = 0;
  const ReportRow* row = nullptr;
};

// One year of one block of organs, in columns: a column a cell, for those cells
// only of which some organ has a figure other than 0. Which cells have a figure
// stands apart: as the exceptions from what is usual in that report, namely
// that the cells of its form are filled in and figures of the narrative are
// not; in a report that leaves most cells blank, that none are. Immutable.
class SheetBlock {
 public:
  // `old` (null: nobody reported) with the rows of some organs replaced.
  // `updates` are in the order of slots, one a slot.
  static std::shared_ptr<const SheetBlock> With(
      const CubeFrame& frame, const SheetBlock* old, size_t organs,
      std::span<const RowUpdate> updates);
  // The rows of `old` at these slots, in order; -1: an organ without reports.
  static std::shared_ptr<const SheetBlock> Cut(
      const SheetBlock& old, std::span<const int32_t> old_slots);

  size_t organs() const { return states_.size(); }
  // How many of the organs have a report.
  int64_t reports() const { return reports_; }
  bool reported(size_t slot) const { return (states_[slot] & kReported) != 0; }
  uint8_t form_slot(size_t slot) const { return states_[slot] & kFormMask; }
  // Of the newest change applied; 0: none.
  int32_t revision(size_t slot) const;

  CellReading Read(const CubeFrame& frame, size_t slot,
                   form::CellIndex cell) const;
  // The same for slots [begin, end), at once; appended to `readings`.
  void ReadColumn(const CubeFrame& frame, form::CellIndex cell, size_t begin,
                  size_t end, std::vector<CellReading>& readings) const;
  ReportRow ReadRow(const CubeFrame& frame, size_t slot) const;
  bool IsApproximate(size_t slot, form::CellIndex cell) const;

  size_t HeapBytes() const;

  // How many states of a report there may be.
  static constexpr size_t kStates = 128;

 private:
  friend class SheetBlockBuilder;
  friend class ColumnReader;

  // A state: form, then flags.
  static constexpr uint8_t kFormMask = 0x0f;
  static constexpr uint8_t kReported = 0x10;
  static constexpr uint8_t kUnitUnknown = 0x20;
  static constexpr uint8_t kMostlyBlank = 0x40;
  static_assert(kForms <= kFormMask + 1);
  static_assert(kStates == 2 * kMostlyBlank);

  // A revision number other than the usual 1 (0 where nothing is reported).
  struct UnusualRevision {
    uint16_t slot = 0;
    int32_t revision = 0;
  };
  struct ApproximateFigure {
    form::CellIndex cell = 0;
    uint16_t slot = 0;

    friend auto operator<=>(const ApproximateFigure&,
                            const ApproximateFigure&) = default;
  };

  // What a state says about a cell, but for the figure.
  static CellReading ReadingOf(const CubeFrame& frame, uint8_t state,
                               form::CellIndex cell, bool is_exception);

  std::vector<uint8_t> states_;
  int64_t reports_ = 0;
  std::vector<UnusualRevision> revisions_;      // by slot
  std::vector<ApproximateFigure> approximate_;  // by cell, then slot
  SparseByCell<ColumnHead> values_;             // ValueColumn
  SparseByCell<ColumnHead> exceptions_;         // SlotColumn
  std::vector<uint8_t> bytes_;                  // of all columns
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_SHEET_BLOCK_H_
