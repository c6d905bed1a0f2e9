#include "stats-service/cube/area_year.h"

namespace disclosure::stats {

using divisions::Area;
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

AreaYear::AreaYear(const Cube& cube, const AreaPlace& place, int32_t year,
                   Nothing)
    : cube_(cube), place_(place), year_(year), sheet_(cube.own.Find(year)) {}

AreaYear::AreaYear(const Cube& cube, const AreaPlace& place, int32_t year)
    : AreaYear(cube, place, year, Nothing()) {
  organs_ = place.organs;
  expected_ = cube.frame->expected().InRange(place.areas, year);
  not_reported_ = expected_;
  if (place.area.level() != Level::kTownship) {
    kept_ = cube.FindRollUp(place.area, year);
    if (kept_ != nullptr) CountKept();
  } else if (sheet_ != nullptr) {
    CountOrgans();
  }
  SetForms();
}

AreaYear AreaYear::Today(const Cube& cube, const AreaPlace& place,
                         int32_t year) {
  AreaYear made(cube, place, year);
  const size_t edition = TodayAreas::EditionOf(year);
  for (const MovedCode& code :
       cube.frame->today().Moves(place.areas.first, edition)) {
    const DivisionCode& moved = cube.frame->divisions().areas()[code.code].code;
    made.has_moves_ = made.has_moves_ || code.stands;
    if (code.move == Move::kSplit && (code.stands || made.AnyReported(moved))) {
      made.is_split_ = true;
    }
    if (code.move == Move::kJoins) {
      made.MoveCode(moved, +1);
    } else if (place.area.Contains(moved)) {
      made.MoveCode(moved, -1);
    }
  }
  made.FindOtherCodes(edition);
  made.SetForms();
  return made;
}

AreaYear AreaYear::OfOrgans(const Cube& cube, const AreaPlace& place,
                            int32_t year,
                            std::span<const form::OrganKey> keys) {
  AreaYear made(cube, place, year, Nothing());
  made.only_added_ = true;
  const ExpectedUnits& expected = cube.frame->expected();
  for (const form::OrganKey& key : keys) {
    const bool is_expected =
        key.organ.IsGovernment() && expected.IsExpected(key.division, year);
    if (is_expected) ++made.expected_, ++made.not_reported_;
    const auto organ = cube.own.organs->Find(key);
    if (!organ.has_value()) continue;
    made.added_.push_back({*organ, cube.own.organs->Next(*organ)});
    made.MoveOrgan(*organ, is_expected, +1);
  }
  made.SetForms();
  return made;
}

void AreaYear::CountKept() {
  reports_ = kept_->reports();
  not_reported_ -= kept_->expected_reports();
  for (size_t form = 0; form < kForms; ++form) {
    by_form_[form] = kept_->reports_on(form);
  }
}

void AreaYear::CountOrgans() {
  ForEachReport([&](OrganPlace place) {
    ++reports_;
    ++by_form_[sheet_->figures(place.block)->form_slot(place.slot)];
    const form::OrganKey& key = cube_.own.organs->key(place);
    if (key.organ.IsGovernment() &&
        cube_.frame->expected().IsExpected(key.division, year_)) {
      --not_reported_;
    }
  });
}

void AreaYear::MoveCode(const DivisionCode& code, int sign) {
  const bool is_expected = cube_.frame->expected().IsExpected(code, year_);
  if (is_expected) {
    expected_ += sign;
    not_reported_ += sign;
  }
  const OrganIndex& organs = *cube_.own.organs;
  const OrganRange range = organs.RangeAt(code);
  if (range.begin == range.end) return;
  (sign > 0 ? added_ : taken_).push_back(range);
  for (OrganPlace place = range.begin; place < range.end;
       place = organs.Next(place)) {
    const bool is_government = organs.key(place).organ.IsGovernment();
    MoveOrgan(place, is_expected && is_government, sign);
  }
}

void AreaYear::MoveOrgan(OrganPlace place, bool is_expected, int sign) {
  if (sheet_ == nullptr || !sheet_->Reported(place)) return;
  moved_.push_back({place, sign});
  reports_ += sign;
  by_form_[sheet_->figures(place.block)->form_slot(place.slot)] += sign;
  if (is_expected) not_reported_ -= sign;
}

void AreaYear::FindOtherCodes(size_t edition) {
  if (sheet_ == nullptr || not_reported_ == 0) return;
  const std::span<const Area> areas = cube_.frame->divisions().areas();
  uint32_t found = 0;  // the nation: never expected
  for (const OtherCode& pair :
       cube_.frame->today().OtherCodes(place_.area, edition)) {
    if (pair.code == found ||
        !ExpectedUnits::IsExpected(areas[pair.code], year_) ||
        !GovernmentReported(areas[pair.other].code) ||
        GovernmentReported(areas[pair.code].code)) {
      continue;
    }
    found = pair.code;
    --not_reported_;
  }
}

bool AreaYear::AnyReported(const DivisionCode& code) const {
  if (sheet_ == nullptr) return false;
  const OrganIndex& organs = *cube_.own.organs;
  const OrganRange range = organs.RangeAt(code);
  for (OrganPlace place = range.begin; place < range.end;
       place = organs.Next(place)) {
    if (sheet_->Reported(place)) return true;
  }
  return false;
}

bool AreaYear::GovernmentReported(const DivisionCode& code) const {
  return cube_.own.Reported({code, form::CreditCode()}, year_);
}

void AreaYear::SetForms() {
  forms_ = 0;
  for (size_t form = 0; form < kForms; ++form) {
    if (by_form_[form] > 0) forms_ |= 1u << form;
  }
}

template <typename Visit>
void AreaYear::ForEachReport(Visit visit) const {
  const OrganIndex& organs = *cube_.own.organs;
  for (OrganPlace place = organs_.begin; place < organs_.end;
       place = organs.Next(place)) {
    if (sheet_->Reported(place)) visit(place);
  }
}

CellSum AreaYear::Sum(form::CellIndex cell) const {
  CellSum sum;
  if (sheet_ == nullptr) return sum;
  const auto read = [&](OrganPlace place) {
    CellSum one;
    one.Add(sheet_->Read(*cube_.frame, place, cell),
            sheet_->IsApproximate(place, cell));
    return one;
  };
  if (kept_ != nullptr) {
    sum = kept_->Of(*cube_.frame, cell);
  } else {
    ForEachReport([&](OrganPlace place) { sum += read(place); });
  }
  for (const Moved& moved : moved_) {
    if (moved.sign > 0) {
      sum += read(moved.place);
    } else {
      sum -= read(moved.place);
    }
  }
  return sum;
}

std::vector<OrganRange> AreaYear::Ranges() const {
  std::vector<OrganRange> ranges = added_;
  if (only_added_) return ranges;
  OrganRange rest = cube_.own.organs->RangeOf(place_.area);
  for (const OrganRange& taken : taken_) {
    ranges.push_back({rest.begin, taken.begin});
    rest.begin = taken.end;
  }
  ranges.push_back(rest);
  return ranges;
}

}  // namespace disclosure::stats
