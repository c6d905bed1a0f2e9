#include "stats-service/query/coverage_walk.h"

#include <algorithm>
#include <tuple>

namespace disclosure::stats {

using divisions::DivisionTree;

// A key as codes are compared fastest.
struct CoverageWalk::Head {
  static constexpr uint64_t kEnd = UINT64_MAX;

  uint64_t code = kEnd;
  const form::CreditCode* organ = nullptr;

  friend bool operator<(const Head& a, const Head& b) {
    if (a.code != b.code || a.code == kEnd) return a.code < b.code;
    return *a.organ < *b.organ;
  }
  friend bool operator==(const Head& a, const Head& b) {
    return !(a < b) && !(b < a);
  }
};

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

CoverageWalk::Head CoverageWalk::AreaHead() const {
  static constexpr form::CreditCode kGovernment;
  if (area_ == areas_end_) return {};
  return {cube_.frame->areas()[area_].code, &kGovernment};
}

CoverageWalk::Head CoverageWalk::OrganHead() const {
  if (organ_ == organs_end_) return {};
  return {organs_.codes(organ_.block)[organ_.slot], &organs_.key(organ_).organ};
}

CoverageWalk::Head CoverageWalk::RosterHead() const {
  if (entry_ == roster_.size()) return {};
  const form::OrganKey& organ = roster_[entry_]->organ;
  return {organ.division.packed(), &organ.organ};
}

void CoverageWalk::TakeArea(CoverageUnit& unit) {
  const AreaRow& area = cube_.frame->areas()[area_];
  unit.organ.division = cube_.frame->divisions().areas()[area_].code;
  // Quasi-units too, in a class of their own.
  unit.expected = !area.pseudo && (area.editions & edition_) != 0 &&
                  area.level != divisions::Level::kNation;
  ++area_;
}

void CoverageWalk::TakeOrgan(CoverageUnit& unit) {
  unit.organ = organs_.key(organ_);
  unit.reported = sheet_->Reported(organ_);
  if (unit.reported) unit.days = sheet_->DaysOf(organ_);
  organ_ = organs_.Next(organ_);
}

void CoverageWalk::TakeRoster(CoverageUnit& unit) {
  unit.organ = roster_[entry_]->organ;
  unit.expected = true;
  unit.name = roster_[entry_]->name;
  ++entry_;
}

bool CoverageWalk::Step(CoverageUnit& unit) {
  const Head area = AreaHead();
  const Head organ = OrganHead();
  const Head entry = RosterHead();
  const Head least = std::min({area, organ, entry});
  if (least == Head()) return false;
  unit = CoverageUnit();
  if (area == least) TakeArea(unit);
  if (entry == least) TakeRoster(unit);
  if (organ == least) TakeOrgan(unit);
  return true;
}

bool CoverageWalk::Next(CoverageUnit& unit) {
  while (Step(unit)) {
    if (unit.expected || unit.reported) return true;
  }
  return false;
}

}  // namespace disclosure::stats
