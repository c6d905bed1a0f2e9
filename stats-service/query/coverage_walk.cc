#include "stats-service/query/coverage_walk.h"

#include <algorithm>
#include <compare>
#include <tuple>

namespace disclosure::stats {

using divisions::DivisionTree;

CoverageWalk::CoverageWalk(const Cube& cube, const DepartmentRoster& roster,
                           const divisions::DivisionCode& area, int32_t year)
    : areas_(cube.frame->areas()),
      tree_(cube.frame->divisions().areas()),
      organs_(*cube.own.organs),
      sheet_(cube.own.Find(year)),
      edition_(divisions::EditionBit(DivisionTree::EditionFor(year))) {
  std::tie(area_, areas_end_) = cube.frame->divisions().Subtree(area);
  if (area_ != areas_end_) area_code_ = areas_[area_].code;
  const OrganRange range = organs_.RangeOf(area);
  organs_end_ = range.end;
  if (sheet_ != nullptr && range.begin < range.end) {
    slot_ = range.begin.slot;
    OpenBlock(range.begin.block);
  }
  for (const RosterEntry& entry : roster.Below(area)) {
    if (entry.Covers(year)) roster_.push_back(&entry);
  }
  if (!roster_.empty()) entry_code_ = roster_[0]->organ.division.packed();
}

void CoverageWalk::NextArea() {
  ++area_;
  area_code_ = area_ == areas_end_ ? kEnd : areas_[area_].code;
}

void CoverageWalk::NextEntry() {
  ++entry_;
  entry_code_ = entry_ == roster_.size()
                    ? kEnd
                    : roster_[entry_]->organ.division.packed();
}

void CoverageWalk::NextOrgan() {
  if (++slot_ < slot_end_) {
    organ_code_ = codes_[slot_];
    return;
  }
  slot_ = 0;
  OpenBlock(block_ + 1);
}

// Blocks are never empty, but the range may end where one begins.
void CoverageWalk::OpenBlock(uint32_t block) {
  organ_code_ = kEnd;
  if (OrganPlace{block, static_cast<uint32_t>(slot_)} >= organs_end_) return;
  block_ = block;
  keys_ = organs_.block(block);
  codes_ = organs_.codes(block);
  figures_ = sheet_->figures(block);
  days_ = sheet_->days(block);
  slot_end_ = block == organs_end_.block ? organs_end_.slot : keys_.size();
  organ_code_ = codes_[slot_];
}

void CoverageWalk::TakeGovernment(bool with_organ, CoverageUnit& unit) {
  if (with_organ) {
    TakeOrgan(unit);
  } else {
    unit.organ.division = tree_[area_].code;
  }
  const AreaRow& area = areas_[area_];
  // Quasi-units too, in a class of their own.
  unit.expected = !area.pseudo && (area.editions & edition_) != 0 &&
                  area.level != divisions::Level::kNation;
  NextArea();
}

void CoverageWalk::TakeOthers(bool has_organ, bool has_entry,
                              CoverageUnit& unit) {
  const auto order = !has_organ ? std::strong_ordering::greater
                     : !has_entry
                         ? std::strong_ordering::less
                         : keys_[slot_].organ <=> roster_[entry_]->organ.organ;
  if (std::is_lteq(order)) TakeOrgan(unit);
  if (std::is_lt(order)) return;
  const RosterEntry& entry = *roster_[entry_];
  unit.organ = entry.organ;
  unit.expected = true;
  unit.name = entry.name;
  NextEntry();
}

void CoverageWalk::TakeOrgan(CoverageUnit& unit) {
  unit.organ = keys_[slot_];
  unit.reported = figures_ != nullptr && figures_->reported(slot_);
  if (unit.reported && days_ != nullptr) unit.days = days_->Of(slot_);
  NextOrgan();
}

bool CoverageWalk::Step(CoverageUnit& unit) {
  const uint64_t least =
      std::min(std::min(area_code_, organ_code_), entry_code_);
  if (least == kEnd) return false;
  unit = CoverageUnit();
  const bool has_organ = organ_code_ == least;
  if (area_code_ == least) {
    // Of one code the government comes first.
    TakeGovernment(has_organ && keys_[slot_].organ.IsGovernment(), unit);
  } else {
    TakeOthers(has_organ, entry_code_ == least, unit);
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
