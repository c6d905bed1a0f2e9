#ifndef DISCLOSURE_STATS_SERVICE_QUERY_COVERAGE_WALK_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_COVERAGE_WALK_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "divisions/division_code.h"
#include "form/identity.h"
#include "stats-service/cube/cube.h"
#include "stats-service/query/department_roster.h"

namespace disclosure::stats {

// Somebody who reported in a year, or was expected to.
struct CoverageUnit {
  form::OrganKey organ;
  bool expected = false;
  bool reported = false;
  ReportDays days;        // of the report
  std::string_view name;  // of a department of the roster; else empty
};

// Walks over the units at or below an area in one year, in the order of organs:
// the governments of the edition of that year, the departments of the roster,
// and all others that reported. Borrows cube and roster.
class CoverageWalk {
 public:
  CoverageWalk(const Cube& cube, const DepartmentRoster& roster,
               const divisions::DivisionCode& area, int32_t year);

  // The next unit; false at the end.
  bool Next(CoverageUnit& unit);

 private:
  // Of codes, as they are compared fastest: behind all of them.
  static constexpr uint64_t kEnd = UINT64_MAX;

  // Take the next unit: that of an area, with the report of its government if
  // there is one; else an organ, an entry of the roster, or both of one organ.
  void TakeGovernment(bool with_organ, CoverageUnit& unit);
  void TakeOthers(bool has_organ, bool has_entry, CoverageUnit& unit);
  void TakeOrgan(CoverageUnit& unit);
  // Also finds those who are no units of the year.
  bool Step(CoverageUnit& unit);

  void NextArea();
  void NextOrgan();
  void NextEntry();
  // Goes on at `slot_` of the block, if that is an organ of the area.
  void OpenBlock(uint32_t block);

  const std::span<const AreaRow> areas_;
  const std::span<const divisions::Area> tree_;
  const OrganIndex& organs_;
  const YearSheet* sheet_;  // null: nobody reported
  const divisions::EditionSet edition_;
  size_t area_;
  size_t areas_end_;
  // An open block of organs, and what the year has of it; null: nothing.
  std::span<const form::OrganKey> keys_;
  std::span<const uint64_t> codes_;
  const SheetBlock* figures_ = nullptr;
  const DaysBlock* days_ = nullptr;
  uint32_t block_ = 0;
  size_t slot_ = 0;
  size_t slot_end_ = 0;
  OrganPlace organs_end_;
  std::vector<const RosterEntry*> roster_;  // those of the year
  size_t entry_ = 0;
  // Of those that are next.
  uint64_t area_code_ = kEnd;
  uint64_t organ_code_ = kEnd;
  uint64_t entry_code_ = kEnd;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_COVERAGE_WALK_H_
