#ifndef DISCLOSURE_STATS_SERVICE_CUBE_ROLL_UP_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_ROLL_UP_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "stats-service/cube/cube_frame.h"
#include "stats-service/cube/report_row.h"
#include "stats-service/cube/sheet_block.h"
#include "stats-service/cube/sparse_by_cell.h"

namespace disclosure::stats {

__extension__ using WideSum = __int128;

// What the reports of an area say about one cell, added up. May be added to
// others: of other areas, of other years.
struct CellSum {
  // Of all figures but those in an unknown unit.
  WideSum sum = 0;
  int64_t with_value = 0;
  int64_t blank = 0;
  int64_t not_asked = 0;
  int64_t unit_unknown = 0;
  int64_t approximate = 0;

  void Add(const CellReading& reading, bool is_approximate);
  // Takes away a reading that was added, but for what is approximate.
  void Subtract(const CellReading& reading);
  CellSum& operator+=(const CellSum& other);
  CellSum& operator-=(const CellSum& other);
  // nullopt: outside 64 bits.
  std::optional<int64_t> Sum() const;
  friend bool operator==(const CellSum&, const CellSum&) = default;
};

// The sums of all own-organ reports of one year at or below one area, and how
// many reports make them up. Immutable.
class RollUp {
 public:
  // Sums in the making: what all reports have added so far, or, as a
  // difference, what changed. Large; made once and cleared.
  class Draft;

  // `old` (null: no reports) and what changed since.
  static std::shared_ptr<const RollUp> With(const RollUp* old,
                                            const Draft& difference);

  CellSum Of(const CubeFrame& frame, form::CellIndex cell) const;
  int64_t reports() const;
  int64_t reports_on(size_t form_slot) const { return by_form_[form_slot]; }
  // Of the governments that are expected to report.
  int64_t expected_reports() const { return expected_reports_; }

  // Has it brought from memory, for whoever reads it soon.
  void Prefetch() const;

  size_t HeapBytes() const;

 private:
  std::array<int32_t, kForms> by_form_{};
  int32_t expected_reports_ = 0;
  // Of the one cell that has a unit.
  int32_t unit_unknown_ = 0;
  // The lower 64 bits where they are not 0, and the upper ones where they are
  // not just the sign of the lower: sums are exact, and hardly ever so large.
  SparseByCell<int64_t> sums_;
  SparseByCell<int64_t> upper_;
  // How many reports have the cell as ReportRow::Unusual() has it.
  SparseByCell<int32_t> unusual_;
  SparseByCell<int32_t> approximate_;
};

class RollUp::Draft {
 public:
  // Adds the report (`sign` 1) or takes it away (-1).
  void Add(const CubeFrame& frame, const ReportRow& row, bool is_expected,
           int sign);
  void Add(const Draft& other);
  void Clear();

 private:
  friend class RollUp;

  void Add(const RollUp& roll_up);

  std::array<int32_t, kForms> by_form_{};
  int32_t expected_reports_ = 0;
  int32_t unit_unknown_ = 0;
  // Cells that may be other than 0 below.
  CellSet touched_;
  std::array<WideSum, CellSet::kMaxCells> sums_{};
  std::array<int32_t, CellSet::kMaxCells> unusual_{};
  std::array<int32_t, CellSet::kMaxCells> approximate_{};
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_ROLL_UP_H_
