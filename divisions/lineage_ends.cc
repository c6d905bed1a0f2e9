#include "divisions/lineage_ends.h"

#include <algorithm>
#include <optional>

namespace disclosure::divisions {
namespace {

constexpr size_t kNewest = kEditions.size() - 1;

size_t IndexOfEdition(int edition) {
  return std::ranges::find(kEditions, edition) - kEditions.begin();
}

std::optional<size_t> StoodBefore(const Area& area, size_t edition) {
  while (edition-- > 0) {
    if (area.InEditionAt(edition)) return edition;
  }
  return std::nullopt;
}

std::optional<size_t> StandsAfter(const Area& area, size_t edition) {
  while (++edition < kEditions.size()) {
    if (area.InEditionAt(edition)) return edition;
  }
  return std::nullopt;
}

// The edition that says what a code means in one that does not have it.
size_t EditionThatKnows(const Area& area, size_t edition) {
  if (area.InEditionAt(edition)) return edition;
  const auto before = StoodBefore(area, edition);
  return before.has_value() ? *before : *StandsAfter(area, edition);
}

// Two ways to one area are one end.
void AddEnd(const LineageEnd& end, std::vector<LineageEnd>& ends) {
  const auto known = std::ranges::find_if(ends, [&](const LineageEnd& other) {
    return other.area == end.area && other.is_known == end.is_known;
  });
  if (known == ends.end()) {
    ends.push_back(end);
  } else {
    known->is_certain = known->is_certain && end.is_certain;
  }
}

}  // namespace

class LineageEnds::Builder {
 public:
  Builder(const DivisionTree& divisions, LineageEnds& made)
      : divisions_(divisions), areas_(divisions.areas()), made_(made) {}

  void Build() {
    for (auto& ends : made_.ends_) ends.resize(areas_.size());
    for (auto& places : made_.places_) places.resize(areas_.size());
    // What a place goes into lies in a later edition, what it lies in comes
    // before it in the order of codes.
    for (size_t edition = kEditions.size(); edition-- > 0;) {
      for (size_t area = 0; area < areas_.size(); ++area) {
        if (areas_[area].InEditionAt(edition)) FindEnds(area, edition);
      }
    }
    for (size_t edition = 0; edition < kEditions.size(); ++edition) {
      for (size_t area = 0; area < areas_.size(); ++area) {
        if (areas_[area].InEditionAt(edition)) FindPlace(area, edition);
      }
    }
    for (size_t edition = 0; edition < kEditions.size(); ++edition) {
      for (size_t area = 0; area < areas_.size(); ++area) {
        const size_t knows = EditionThatKnows(areas_[area], edition);
        made_.ends_[edition][area] = made_.ends_[knows][area];
        made_.places_[edition][area] = made_.places_[knows][area];
      }
    }
  }

 private:
  void FindEnds(size_t area, size_t edition) {
    if (edition == kNewest) {
      Keep(area, edition, {{areas_[area].code, true, true}});
      return;
    }
    std::vector<LineageEnd> ends;
    bool goes_on = true;
    for (const Edge& edge : EdgesFrom(area, edition)) {
      AddEndsOf(*divisions_.IndexOf(edge.to),
                IndexOfEdition(edge.edition_after), edge.certain, ends);
      if (edge.kind != EdgeKind::kSplit) goes_on = false;
    }
    const auto after = goes_on ? Continuation(area, edition) : std::nullopt;
    if (after.has_value()) {
      const bool is_certain = IsCertain(area, edition, *after);
      if (ends.empty() && is_certain) {
        made_.ends_[edition][area] = made_.ends_[*after][area];
        return;
      }
      AddEndsOf(area, *after, is_certain, ends);
    }
    if (ends.empty()) ends = EndsAround(area, edition);
    Keep(area, edition, ends);
  }

  // Other codes that the place, or a part of it, went to next.
  std::vector<Edge> EdgesFrom(size_t area, size_t edition) const {
    std::vector<Edge> edges;
    for (const Edge& edge : divisions_.lineage().EdgesFrom(areas_[area].code)) {
      if (edge.edition_before == kEditions[edition] && edge.from != edge.to) {
        edges.push_back(edge);
      }
    }
    return edges;
  }

  // The next edition with the code, if it means the same place by it.
  std::optional<size_t> Continuation(size_t area, size_t edition) const {
    const auto after = StandsAfter(areas_[area], edition);
    if (!after.has_value() ||
        !divisions_.SamePlace(areas_[area].code, kEditions[edition],
                              kEditions[*after])) {
      return std::nullopt;
    }
    return after;
  }

  // Whether no renaming between is only inferred.
  bool IsCertain(size_t area, size_t before, size_t after) const {
    return std::ranges::none_of(
        divisions_.lineage().EdgesFrom(areas_[area].code),
        [&](const Edge& edge) {
          return edge.kind == EdgeKind::kRenamed && !edge.certain &&
                 edge.edition_before >= kEditions[before] &&
                 edge.edition_after <= kEditions[after];
        });
  }

  void AddEndsOf(size_t area, size_t edition, bool is_certain,
                 std::vector<LineageEnd>& ends) const {
    for (LineageEnd end : made_.Of(area, edition)) {
      end.is_certain = end.is_certain && is_certain;
      AddEnd(end, ends);
    }
  }

  // Of a place that nothing tells of: where the area around it ended. The
  // nation has no end but itself.
  std::vector<LineageEnd> EndsAround(size_t area, size_t edition) const {
    const DivisionCode& code = areas_[area].code;
    const auto above = static_cast<Level>(static_cast<int>(code.level()) - 1);
    const size_t around = *divisions_.IndexOf(code.AncestorAt(above));
    std::vector<LineageEnd> ends;
    for (const LineageEnd& end : made_.Of(around, edition)) {
      AddEnd({end.area, false, false}, ends);
    }
    return ends;
  }

  void Keep(size_t area, size_t edition, const std::vector<LineageEnd>& ends) {
    made_.ends_[edition][area] = {static_cast<uint32_t>(made_.pool_.size()),
                                  static_cast<uint32_t>(ends.size())};
    made_.pool_.insert(made_.pool_.end(), ends.begin(), ends.end());
  }

  void FindPlace(size_t area, size_t edition) {
    uint32_t& place = made_.places_[edition][area];
    const auto before = StoodBefore(areas_[area], edition);
    if (before.has_value() && GoesOnAsItself(area, *before)) {
      place = made_.places_[*before][area];
      return;
    }
    const Edge* came_from = RecodingTo(area, edition);
    place = came_from == nullptr
                ? next_place_++
                : made_.places_[IndexOfEdition(came_from->edition_before)]
                               [*divisions_.IndexOf(came_from->from)];
  }

  // How one whole place came to have this code; null: it did not.
  const Edge* RecodingTo(size_t area, size_t edition) const {
    const Edge* found = nullptr;
    for (const Edge& edge : divisions_.lineage().EdgesTo(areas_[area].code)) {
      if (edge.kind != EdgeKind::kRecoded ||
          edge.edition_after != kEditions[edition]) {
        continue;
      }
      if (found != nullptr) return nullptr;  // Two places became one.
      found = &edge;
    }
    if (found == nullptr) return nullptr;
    const auto others = EdgesFrom(*divisions_.IndexOf(found->from),
                                  IndexOfEdition(found->edition_before));
    const auto is_recoding = [](const Edge& edge) {
      return edge.kind == EdgeKind::kRecoded;
    };
    return std::ranges::count_if(others, is_recoding) == 1 ? found : nullptr;
  }

  bool GoesOnAsItself(size_t area, size_t edition) const {
    return Continuation(area, edition).has_value() &&
           std::ranges::all_of(EdgesFrom(area, edition), [](const Edge& edge) {
             return edge.kind == EdgeKind::kSplit;
           });
  }

  const DivisionTree& divisions_;
  const std::span<const Area> areas_;
  LineageEnds& made_;
  uint32_t next_place_ = 0;
};

LineageEnds::LineageEnds(const DivisionTree& divisions) {
  Builder(divisions, *this).Build();
}

}  // namespace disclosure::divisions
