#include "stats-service/cube/area_year.h"

namespace disclosure::stats {

using divisions::DivisionCode;
using divisions::Level;

namespace {

OrganRange OrgansOf(const Cube& cube, const DivisionCode& area) {
  return area.level() == Level::kTownship ? cube.own.organs->RangeOf(area)
                                          : OrganRange{};
}

}  // namespace

AreaPlace::AreaPlace(const Cube& cube, const DivisionCode& code)
    : area(code),
      organs(OrgansOf(cube, code)),
      areas(cube.frame->divisions().Subtree(code)) {}

AreaPlace::AreaPlace(const Cube& cube, size_t index)
    : area(cube.frame->divisions().areas()[index].code),
      organs(OrgansOf(cube, area)),
      areas(index, cube.frame->areas()[index].end) {}

AreaYear::AreaYear(const Cube& cube, const AreaPlace& place, int32_t year)
    : cube_(cube), place_(place), year_(year) {
  expected_ = cube.frame->expected().InRange(place.areas, year);
  not_reported_ = expected_;
  if (place.area.level() != Level::kTownship) {
    kept_ = cube.FindRollUp(place.area, year);
    if (kept_ != nullptr) CountKept();
  } else {
    sheet_ = cube.own.Find(year);
    if (sheet_ != nullptr) CountOrgans();
  }
}

void AreaYear::CountKept() {
  reports_ = kept_->reports();
  not_reported_ -= kept_->expected_reports();
  for (size_t form = 0; form < kForms; ++form) {
    by_form_[form] = kept_->reports_on(form);
    if (by_form_[form] > 0) forms_ |= 1u << form;
  }
}

void AreaYear::CountOrgans() {
  ForEachReport([&](OrganPlace place) {
    ++reports_;
    const uint8_t form = sheet_->figures(place.block)->form_slot(place.slot);
    ++by_form_[form];
    forms_ |= 1u << form;
    const form::OrganKey& key = cube_.own.organs->key(place);
    if (key.organ.IsGovernment() &&
        cube_.frame->expected().IsExpected(key.division, year_)) {
      --not_reported_;
    }
  });
}

template <typename Visit>
void AreaYear::ForEachReport(Visit visit) const {
  const OrganIndex& organs = *cube_.own.organs;
  for (OrganPlace place = place_.organs.begin; place < place_.organs.end;
       place = organs.Next(place)) {
    if (sheet_->Reported(place)) visit(place);
  }
}

CellSum AreaYear::Sum(form::CellIndex cell) const {
  if (kept_ != nullptr) return kept_->Of(*cube_.frame, cell);
  CellSum sum;
  if (sheet_ == nullptr) return sum;
  ForEachReport([&](OrganPlace place) {
    sum.Add(sheet_->Read(*cube_.frame, place, cell),
            sheet_->IsApproximate(place, cell));
  });
  return sum;
}

}  // namespace disclosure::stats
