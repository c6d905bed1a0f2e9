#include "stats-service/query/today_members.h"

#include <algorithm>
#include <set>

namespace disclosure::stats {

using divisions::DivisionCode;

TodayMembers::TodayMembers(const Cube& cube, const AreaPlace& place,
                           int32_t year)
    : cube_(cube),
      place_(place),
      year_(year),
      moves_(cube.frame->today().Moves(place.areas.first,
                                       TodayAreas::EditionOf(year))),
      others_(cube.frame->today().OtherCodes(place.area,
                                             TodayAreas::EditionOf(year))) {}

TodayMembers::Membership TodayMembers::Of(const DivisionCode& code) const {
  const bool is_inside = place_.area.Contains(code);
  const auto index =
      moves_.empty() ? std::nullopt : cube_.frame->divisions().IndexOf(code);
  if (index.has_value()) {
    const auto moved =
        std::ranges::lower_bound(moves_, *index, {}, &MovedCode::code);
    if (moved != moves_.end() && moved->code == *index) {
      if (moved->move == Move::kSplit) return Membership::kSplit;
      return moved->move == Move::kJoins ? Membership::kCounts
                                         : Membership::kCountsElsewhere;
    }
  }
  return is_inside ? Membership::kCounts : Membership::kCountsElsewhere;
}

bool TodayMembers::ReportedOtherwise(const DivisionCode& code) const {
  if (others_.empty()) return false;
  const auto index = cube_.frame->divisions().IndexOf(code);
  return index.has_value() &&
         std::ranges::any_of(others_, [&](const OtherCode& pair) {
           return pair.code == *index && Reported(pair.other);
         });
}

int64_t TodayMembers::SilentSplits() const {
  return std::ranges::count_if(moves_, [&](const MovedCode& moved) {
    return moved.move == Move::kSplit && !Reported(moved.code) &&
           ExpectedUnits::IsExpected(
               cube_.frame->divisions().areas()[moved.code], year_);
  });
}

bool TodayMembers::Reported(uint32_t code) const {
  return cube_.own.Reported(
      {cube_.frame->divisions().areas()[code].code, form::CreditCode()}, year_);
}

std::vector<uint32_t> CodesFromOutside(const Cube& cube, const AreaPlace& place,
                                       int32_t first_year, int32_t last_year) {
  const TodayAreas& today = cube.frame->today();
  const auto [begin, end] = place.areas;
  std::set<uint32_t> codes;
  for (size_t edition = TodayAreas::EditionOf(first_year);
       edition <= TodayAreas::EditionOf(last_year); ++edition) {
    for (const MovedCode& moved : today.Moves(begin, edition)) {
      if (moved.code < begin || moved.code >= end) codes.insert(moved.code);
    }
  }
  return {codes.begin(), codes.end()};
}

}  // namespace disclosure::stats
