// FigureSource on today's areas.

#include <algorithm>
#include <span>
#include <vector>

#include "stats-service/query/figure_source.h"

namespace disclosure::stats {
namespace {

using form::OrganKey;

// The organs that became the one of an area.
class Origins {
 public:
  Origins(const Cube& cube, const AreaPlace& place,
          const form::CreditCode& organ, int32_t year)
      : cube_(cube),
        area_(static_cast<uint32_t>(place.areas.first)),
        organ_(organ),
        year_(year),
        edition_(TodayAreas::EditionOf(year)) {
    Find();
    LeaveOutOtherCodes();
  }

  std::vector<OrganKey> Keys() const {
    std::vector<OrganKey> keys;
    for (const uint32_t code : codes_) keys.push_back(KeyOf(code));
    return keys;
  }
  bool is_split() const { return is_split_; }
  int64_t inferred() const { return inferred_; }
  // Expected places that reported with a code that is not expected.
  int64_t expected_otherwise() const { return expected_otherwise_; }

 private:
  void Find() {
    bool stays = true;
    for (const MovedCode& moved : Today().Moves(area_, edition_)) {
      if (!moved.is_area) continue;
      if (moved.code == area_) stays = false;
      if (moved.move == Move::kSplit) {
        is_split_ = is_split_ || moved.stands || Reported(moved.code);
        continue;
      }
      if (moved.stands) CountInferred(moved.code);
      if (moved.move == Move::kJoins) Add(moved.code, moved.stands);
    }
    if (!stays) return;
    const bool stands = Stands(area_);
    if (stands) CountInferred(area_);
    Add(area_, stands);
  }

  // A government's place is there whether it reported or not.
  void Add(uint32_t code, bool stands) {
    if ((stands && organ_.IsGovernment()) || Reported(code)) {
      codes_.push_back(code);
    }
  }

  // Of a place with two codes, of which the edition has one, the one that it
  // reported with.
  void LeaveOutOtherCodes() {
    if (codes_.size() < 2) return;
    const auto others = Today().OtherCodes(AreaOf(area_).code, edition_);
    const ExpectedUnits& expected = cube_.frame->expected();
    std::erase_if(codes_, [&](uint32_t code) {
      const bool reported_otherwise =
          !Reported(code) &&
          std::ranges::any_of(others, [&](const OtherCode& pair) {
            return pair.code == code && Reported(pair.other);
          });
      if (reported_otherwise && expected.IsExpected(AreaOf(code).code, year_)) {
        ++expected_otherwise_;
      }
      return reported_otherwise;
    });
  }

  void CountInferred(uint32_t code) {
    if (AreaOf(code).pseudo) return;
    const auto ends = Today().ends().Of(code, edition_);
    if (!std::ranges::all_of(ends, &divisions::LineageEnd::is_certain)) {
      ++inferred_;
    }
  }

  bool Reported(uint32_t code) const {
    return cube_.own.Reported(KeyOf(code), year_);
  }
  bool Stands(uint32_t code) const {
    return AreaOf(code).InEditionAt(edition_);
  }
  const divisions::Area& AreaOf(uint32_t code) const {
    return cube_.frame->divisions().areas()[code];
  }
  OrganKey KeyOf(uint32_t code) const { return {AreaOf(code).code, organ_}; }
  const TodayAreas& Today() const { return cube_.frame->today(); }

  const Cube& cube_;
  const uint32_t area_;
  const form::CreditCode organ_;
  const int32_t year_;
  const size_t edition_;
  std::vector<uint32_t> codes_;
  bool is_split_ = false;
  int64_t inferred_ = 0;
  int64_t expected_otherwise_ = 0;
};

LineageDoubt DoubtOf(const Cube& cube, const AreaPlace& place, int32_t year) {
  return cube.frame->today().Doubt(place.areas.first,
                                   TodayAreas::EditionOf(year));
}

}  // namespace

FigureSource FigureSource::OfAreaToday(const Cube& cube, const AreaPlace& place,
                                       int32_t year) {
  FigureSource source(cube, place.area, year,
                      AreaYear::Today(cube, place, year));
  const AreaYear& reports = std::get<AreaYear>(source.source_);
  source.has_own_boundaries_ = !reports.has_moves();
  source.doubt_ = DoubtOf(cube, place, year);
  if (reports.is_split()) source.Split();
  return source;
}

FigureSource FigureSource::OfOrganToday(const Cube& cube,
                                        const AreaPlace& place,
                                        const form::CreditCode& organ,
                                        int32_t year) {
  const Origins origins(cube, place, organ, year);
  const std::vector<OrganKey> keys = origins.Keys();
  FigureSource source =
      keys.size() == 1
          ? OfOrgan(cube, v1::SCOPE_OWN_ORGAN, keys[0],
                    cube.own.organs->Find(keys[0]), year)
          : FigureSource(cube, place.area, year,
                         AreaYear::OfOrgans(cube, place, year, keys));
  source.expected_ += origins.expected_otherwise();
  source.adds_places_ = source.has_counts_ = keys.size() > 1;
  source.has_own_boundaries_ = keys.size() == 1;
  source.doubt_ = DoubtOf(cube, place, year);
  source.doubt_.inferred = origins.inferred();
  if (origins.is_split()) source.Split();
  return source;
}

}  // namespace disclosure::stats
