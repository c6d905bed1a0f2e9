#include "stats-service/cube/today_areas.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace disclosure::stats {

using divisions::Area;
using divisions::DivisionCode;
using divisions::kEditions;
using divisions::LineageEnd;

namespace {

// Areas come after those around them.
std::vector<uint32_t> AreasAround(std::span<const Area> areas) {
  std::vector<uint32_t> around(areas.size());
  std::vector<uint32_t> open;  // from the nation inwards
  for (uint32_t i = 0; i < areas.size(); ++i) {
    while (!open.empty() && !areas[open.back()].code.Contains(areas[i].code)) {
      open.pop_back();
    }
    around[i] = open.empty() ? i : open.back();
    open.push_back(i);
  }
  return around;
}

}  // namespace

LineageDoubt& LineageDoubt::operator+=(const LineageDoubt& other) {
  inferred += other.inferred;
  unknown += other.unknown;
  return *this;
}

// Fills what belongs to one edition.
class TodayAreas::EditionBuilder {
 public:
  EditionBuilder(TodayAreas& made, size_t edition)
      : made_(made), areas_(made.divisions_.areas()), edition_(edition) {}

  void Build() {
    made_.inferred_[edition_].resize(areas_.size());
    made_.lost_[edition_].resize(areas_.size());
    for (uint32_t code = 0; code < areas_.size(); ++code) AddCode(code);
    KeepMoves();
    KeepOtherCodes();
  }

 private:
  struct MoveOfArea {
    uint32_t area;
    MovedCode moved;
  };

  // Where a code is today, and in which areas that makes a difference.
  void AddCode(uint32_t code) {
    const std::span<const LineageEnd> ends = made_.ends_.Of(code, edition_);
    const LineageEnd stays = {areas_[code].code, true, true};
    if (ends.size() == 1 && ends.front() == stays) return;
    std::vector<uint32_t> touched;
    AddAreasAround(code, touched);
    for (const LineageEnd& end : ends) {
      const auto area =
          static_cast<uint32_t>(*made_.divisions_.IndexOf(end.area));
      AddAreasAround(area, touched);
      if (!end.is_known && IsPlace(code)) ++made_.lost_[edition_][area];
    }
    std::ranges::sort(touched);
    // Not std::ranges::unique: its subrange does not compile with Clang 14.
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    for (const uint32_t area : touched) {
      if (made_.Has(area)) AddArea(area, code, ends);
    }
  }

  void AddAreasAround(uint32_t area, std::vector<uint32_t>& areas) const {
    for (; areas.empty() || areas.back() != area; area = made_.around_[area]) {
      areas.push_back(area);
    }
  }

  // Whose lineage can be in doubt.
  bool IsPlace(uint32_t code) const {
    return areas_[code].InEditionAt(edition_) && !areas_[code].pseudo;
  }

  void AddArea(uint32_t area, uint32_t code, std::span<const LineageEnd> ends) {
    const DivisionCode& asked = areas_[area].code;
    const auto inside = std::ranges::count_if(
        ends, [&](const auto& end) { return asked.Contains(end.area); });
    const bool is_area = std::ranges::any_of(ends, [&](const auto& end) {
      return end.is_known && end.area == asked;
    });
    const bool was_inside = asked.Contains(areas_[code].code);
    std::optional<Move> move;
    if (inside > 0 && inside < std::ssize(ends)) {
      move = Move::kSplit;
    } else if ((inside > 0) != was_inside) {
      move = inside > 0 ? Move::kJoins : Move::kLeaves;
    }
    if (move.has_value()) {
      moves_.push_back({area,
                        {code, *move, is_area || area == code,
                         areas_[code].InEditionAt(edition_)}});
    }
    if (move == Move::kSplit || !IsPlace(code)) return;
    const bool ends_here =
        inside > 0 && std::ranges::any_of(ends, [&](const auto& end) {
          return end.area == asked;
        });
    if ((move.has_value() || ends_here) &&
        !std::ranges::all_of(ends, &LineageEnd::is_certain)) {
      ++made_.inferred_[edition_][area];
    }
  }

  void KeepMoves() {
    std::ranges::stable_sort(moves_, {}, &MoveOfArea::area);
    Rows& rows = made_.moves_[edition_];
    rows.begin.reserve(areas_.size() + 1);
    rows.codes.reserve(moves_.size());
    for (uint32_t area = 0; area <= areas_.size(); ++area) {
      rows.begin.push_back(static_cast<uint32_t>(rows.codes.size()));
      while (rows.codes.size() < moves_.size() &&
             moves_[rows.codes.size()].area == area) {
        rows.codes.push_back(moves_[rows.codes.size()].moved);
      }
    }
  }

  // The code that the edition has for each place.
  std::vector<std::optional<uint32_t>> CodesOfPlaces() const {
    std::vector<std::optional<uint32_t>> codes;
    for (uint32_t code = 0; code < areas_.size(); ++code) {
      if (!areas_[code].InEditionAt(edition_)) continue;
      const uint32_t place = made_.ends_.PlaceOf(code, edition_);
      if (codes.size() <= place) codes.resize(place + 1);
      codes[place] = code;
    }
    return codes;
  }

  void KeepOtherCodes() {
    const auto codes = CodesOfPlaces();
    std::vector<std::tuple<uint64_t, uint32_t, uint32_t>> found;
    for (uint32_t other = 0; other < areas_.size(); ++other) {
      if (areas_[other].InEditionAt(edition_)) continue;
      const uint32_t place = made_.ends_.PlaceOf(other, edition_);
      if (place >= codes.size() || !codes[place].has_value()) continue;
      const auto ends = made_.ends_.Of(*codes[place], edition_);
      // A place that was split counts in too many areas.
      if (ends.size() > 1) continue;
      found.emplace_back(ends[0].area.packed(), *codes[place], other);
    }
    std::ranges::sort(found);
    Others& others = made_.others_[edition_];
    for (const auto& [end, code, other] : found) {
      others.ends.push_back(end);
      others.codes.push_back({code, other});
    }
  }

  TodayAreas& made_;
  const std::span<const Area> areas_;
  const size_t edition_;
  std::vector<MoveOfArea> moves_;
};

TodayAreas::TodayAreas(const divisions::DivisionTree& divisions)
    : divisions_(divisions),
      ends_(divisions),
      around_(AreasAround(divisions.areas())) {
  for (size_t edition = 0; edition < kEditions.size(); ++edition) {
    EditionBuilder(*this, edition).Build();
  }
}

size_t TodayAreas::EditionOf(int32_t year) {
  return std::ranges::find(kEditions,
                           divisions::DivisionTree::EditionFor(year)) -
         kEditions.begin();
}

std::span<const OtherCode> TodayAreas::OtherCodes(const DivisionCode& area,
                                                  size_t edition) const {
  const Others& others = others_[edition];
  const auto begin = std::ranges::lower_bound(others.ends, area.packed());
  const auto end =
      std::partition_point(begin, others.ends.end(), [&](uint64_t code) {
        return area.Contains(DivisionCode::FromPacked(code));
      });
  return std::span(others.codes)
      .subspan(begin - others.ends.begin(), end - begin);
}

LineageDoubt TodayAreas::Doubt(size_t area, size_t edition) const {
  LineageDoubt doubt;
  doubt.inferred = inferred_[edition][area];
  while (around_[area] != area) {
    area = around_[area];
    doubt.unknown += lost_[edition][area];
  }
  return doubt;
}

size_t TodayAreas::HeapBytes() const {
  size_t bytes = around_.size() * sizeof(around_[0]);
  for (size_t edition = 0; edition < kEditions.size(); ++edition) {
    bytes +=
        moves_[edition].begin.size() * sizeof(uint32_t) +
        moves_[edition].codes.size() * sizeof(MovedCode) +
        others_[edition].ends.size() * (sizeof(uint64_t) + sizeof(OtherCode)) +
        inferred_[edition].size() * 2 * sizeof(uint32_t);
  }
  return bytes;
}

}  // namespace disclosure::stats
