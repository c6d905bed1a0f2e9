#ifndef DISCLOSURE_STATS_SERVICE_CUBE_YEAR_SHEET_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_YEAR_SHEET_H_

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "stats-service/cube/column_reader.h"
#include "stats-service/cube/days_block.h"
#include "stats-service/cube/findings_block.h"
#include "stats-service/cube/organ_index.h"
#include "stats-service/cube/sheet_block.h"

namespace disclosure::stats {

// One year of cells of one scope, cut into the blocks of an organ index.
// Immutable; two sheets share the blocks in which they agree.
class YearSheet {
 public:
  YearSheet() = default;
  explicit YearSheet(size_t blocks)
      : figures_(blocks), findings_(blocks), days_(blocks) {}

  // Null: nobody in that block reported.
  const SheetBlock* figures(size_t block) const {
    return figures_[block].get();
  }
  const FindingsBlock* findings(size_t block) const {
    return findings_[block].get();
  }
  // Null: nothing is known of the days of that block.
  const DaysBlock* days(size_t block) const { return days_[block].get(); }
  size_t blocks() const { return figures_.size(); }
  int64_t reports() const { return reports_; }
  size_t figure_bytes() const { return figure_bytes_; }
  size_t finding_bytes() const { return finding_bytes_; }
  size_t day_bytes() const { return day_bytes_; }

  bool Reported(OrganPlace place) const;
  int32_t Revision(OrganPlace place) const;
  CellReading Read(const CubeFrame& frame, OrganPlace place,
                   form::CellIndex cell) const;
  bool IsApproximate(OrganPlace place, form::CellIndex cell) const;
  std::vector<FindingCount> FindingsOf(OrganPlace place) const;
  ReportDays DaysOf(OrganPlace place) const;
  // Calls `visit(place, reading)` for each organ of the range, in order, but
  // for blocks in which nobody reported.
  template <typename Visit>
  void ForEachReading(const CubeFrame& frame, const OrganIndex& organs,
                      OrganRange range, form::CellIndex cell,
                      Visit visit) const;

  // Calls `visit(block, governments, areas)` for the governments of a range, a
  // block at a time, in order; not for blocks in which nobody reported. `areas`
  // as OrganIndex::government_areas() has them.
  template <typename Visit>
  void ForEachGovernmentBlock(const OrganIndex& organs, OrganRange range,
                              Visit visit) const;
  // As ForEachReading(), only for governments: `visit(area, reading)`, where
  // `area` is as of GovernmentPlace.
  template <typename Visit>
  void ForEachGovernment(const CubeFrame& frame, const OrganIndex& organs,
                         OrganRange range, form::CellIndex cell,
                         Visit visit) const;

  // For Apply(), before the sheet is shared.
  void SetFigures(size_t block, std::shared_ptr<const SheetBlock> figures);
  void SetFindings(size_t block, std::shared_ptr<const FindingsBlock> findings);
  void SetDays(size_t block, std::shared_ptr<const DaysBlock> days);
  // Takes over a block of another sheet.
  void ShareBlock(const YearSheet& other, size_t other_block, size_t block);

 private:
  std::vector<std::shared_ptr<const SheetBlock>> figures_;
  std::vector<std::shared_ptr<const FindingsBlock>> findings_;
  std::vector<std::shared_ptr<const DaysBlock>> days_;
  int64_t reports_ = 0;
  size_t figure_bytes_ = 0;
  size_t finding_bytes_ = 0;
  size_t day_bytes_ = 0;
};

template <typename Visit>
void YearSheet::ForEachReading(const CubeFrame& frame, const OrganIndex& organs,
                               OrganRange range, form::CellIndex cell,
                               Visit visit) const {
  ColumnReader reader(frame, cell);
  for (uint32_t block = range.begin.block;
       block < blocks() && block <= range.end.block; ++block) {
    if (figures(block) == nullptr) continue;
    OrganPlace place = {block,
                        block == range.begin.block ? range.begin.slot : 0};
    const size_t end =
        block == range.end.block ? range.end.slot : organs.block(block).size();
    const OpenColumn column = reader.Open(*figures(block), place.slot, end);
    for (; place.slot < end; ++place.slot) {
      visit(place, column.Read(place.slot));
    }
  }
}

template <typename Visit>
void YearSheet::ForEachGovernmentBlock(const OrganIndex& organs,
                                       OrganRange range, Visit visit) const {
  for (uint32_t block = range.begin.block;
       block < blocks() && block <= range.end.block; ++block) {
    if (figures(block) == nullptr) continue;
    const auto governments = organs.GovernmentsIn(range, block);
    if (governments.empty()) continue;
    visit(*figures(block), governments, organs.government_areas(block));
  }
}

template <typename Visit>
void YearSheet::ForEachGovernment(const CubeFrame& frame,
                                  const OrganIndex& organs, OrganRange range,
                                  form::CellIndex cell, Visit visit) const {
  ColumnReader reader(frame, cell);
  ForEachGovernmentBlock(
      organs, range,
      [&](const SheetBlock& block, std::span<const GovernmentPlace> places,
          std::span<const uint32_t> /*areas*/) {
        const OpenColumn column =
            reader.Open(block, places.front().slot, places.back().slot + 1u);
        for (const GovernmentPlace& place : places) {
          visit(place.area, column.Read(place.slot));
        }
      });
}

// The same reports, cut as an extended index is.
std::shared_ptr<const YearSheet> Recut(const YearSheet& sheet,
                                       const OrganIndex::Extended& extended);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_YEAR_SHEET_H_
