#include "stats-service/query/coverage_walk.h"

#include <algorithm>
#include <compare>
#include <tuple>

namespace disclosure::stats {

using divisions::DivisionTree;

CoverageWalk::CoverageWalk(const Cube& cube, const DepartmentRoster& roster,
                           const divisions::DivisionCode& area, int32_t year)
    : cube_(cube),
      organs_(*cube.own.organs),
      sheet_(cube.own.Find(year)),
      year_(year),
      edition_(divisions::EditionBit(DivisionTree::EditionFor(year))) {
  std::tie(area_, areas_end_) = cube.frame->divisions().Subtree(area);
  const OrganRange range = organs_.RangeOf(area);
  organ_ = range.begin;
  organs_end_ = sheet_ == nullptr ? range.begin : range.end;
  for (const RosterEntry& entry : roster.Below(area)) {
    if (entry.Covers(year)) roster_.push_back(&entry);
  }
}

uint64_t CoverageWalk::AreaCode() const {
  return area_ == areas_end_ ? kEnd : cube_.frame->areas()[area_].code;
}

uint64_t CoverageWalk::OrganCode() const {
  return organ_ == organs_end_ ? kEnd
                               : organs_.codes(organ_.block)[organ_.slot];
}

uint64_t CoverageWalk::EntryCode() const {
  return entry_ == roster_.size() ? kEnd
                                  : roster_[entry_]->organ.division.packed();
}

void CoverageWalk::TakeGovernment(bool with_organ, CoverageUnit& unit) {
  if (with_organ) {
    TakeOrgan(unit);
  } else {
    unit.organ.division = cube_.frame->divisions().areas()[area_].code;
  }
  const AreaRow& area = cube_.frame->areas()[area_];
  // Quasi-units too, in a class of their own.
  unit.expected = !area.pseudo && (area.editions & edition_) != 0 &&
                  area.level != divisions::Level::kNation;
  ++area_;
}

void CoverageWalk::TakeOthers(bool has_organ, bool has_entry,
                              CoverageUnit& unit) {
  const auto order =
      !has_organ   ? std::strong_ordering::greater
      : !has_entry ? std::strong_ordering::less
                   : organs_.key(organ_).organ <=> roster_[entry_]->organ.organ;
  if (std::is_lteq(order)) TakeOrgan(unit);
  if (std::is_lt(order)) return;
  const RosterEntry& entry = *roster_[entry_++];
  unit.organ = entry.organ;
  unit.expected = true;
  unit.name = entry.name;
}

void CoverageWalk::TakeOrgan(CoverageUnit& unit) {
  unit.organ = organs_.key(organ_);
  unit.reported = sheet_->Reported(organ_);
  if (unit.reported) unit.days = sheet_->DaysOf(organ_);
  organ_ = organs_.Next(organ_);
}

bool CoverageWalk::Step(CoverageUnit& unit) {
  const uint64_t area = AreaCode();
  const uint64_t organ = OrganCode();
  const uint64_t entry = EntryCode();
  const uint64_t least = std::min({area, organ, entry});
  if (least == kEnd) return false;
  unit = CoverageUnit();
  if (area == least) {
    // Of one code the government comes first.
    TakeGovernment(organ == least && organs_.key(organ_).organ.IsGovernment(),
                   unit);
  } else {
    TakeOthers(organ == least, entry == least, unit);
  }
  return true;
}

bool CoverageWalk::Next(CoverageUnit& unit) {
  while (Step(unit)) {
    if (unit.expected || unit.reported) return true;
  }
  return false;
}

}  // namespace disclosure::stats
