#include "tests/stats-service/support/naive_lineage.h"

#include <algorithm>

#include "tests/stats-service/support/naive_readings.h"

namespace disclosure::stats {

using divisions::Area;
using divisions::DivisionCode;
using divisions::DivisionTree;
using divisions::Edge;
using divisions::EdgeKind;
using divisions::kEditions;
using divisions::LineageEnd;

namespace {

// The edition before or after one that has the area; 0: none.
int Before(const Area& area, int edition) {
  int found = 0;
  for (const int other : kEditions) {
    if (other < edition && area.In(other)) found = other;
  }
  return found;
}

int After(const Area& area, int edition) {
  for (const int other : kEditions) {
    if (other > edition && area.In(other)) return other;
  }
  return 0;
}

}  // namespace

NaiveLineage::State NaiveLineage::StateOf(const DivisionCode& code,
                                          int edition) const {
  const Area& area = *divisions_.Find(code);
  if (area.In(edition)) return {code, edition};
  const int before = Before(area, edition);
  return {code, before != 0 ? before : After(area, edition)};
}

std::vector<Edge> NaiveLineage::EdgesOut(const State& state) const {
  std::vector<Edge> edges;
  for (const Edge& edge : divisions_.lineage().EdgesFrom(state.first)) {
    if (edge.edition_before == state.second && edge.to != state.first) {
      edges.push_back(edge);
    }
  }
  return edges;
}

const std::vector<LineageEnd>& NaiveLineage::EndsOf(const DivisionCode& code,
                                                    int32_t year) {
  if (!divisions_.Knows(code)) {
    return ends_.try_emplace({code, 0}, 1, LineageEnd{code, true, true})
        .first->second;
  }
  return EndsOfState(StateOf(code, DivisionTree::EditionFor(year)));
}

const std::vector<LineageEnd>& NaiveLineage::EndsOfState(const State& state) {
  const auto known = ends_.find(state);
  if (known != ends_.end()) return known->second;
  const auto& [code, edition] = state;
  std::map<std::pair<DivisionCode, bool>, bool> certain;
  const auto add = [&](const State& next, bool step_is_certain) {
    for (const LineageEnd& end : EndsOfState(next)) {
      bool& all =
          certain.try_emplace({end.area, end.is_known}, true).first->second;
      all = all && end.is_certain && step_is_certain;
    }
  };
  if (edition == 2023) {
    certain[{code, true}] = true;
  } else {
    bool went_whole = false;
    for (const Edge& edge : EdgesOut(state)) {
      add({edge.to, edge.edition_after}, edge.certain);
      went_whole = went_whole || edge.kind != EdgeKind::kSplit;
    }
    const int after = After(*divisions_.Find(code), edition);
    if (!went_whole && after != 0 &&
        divisions_.SamePlace(code, edition, after)) {
      bool renamed_for_certain = true;
      for (const Edge& edge : divisions_.lineage().EdgesFrom(code)) {
        if (edge.to == code && edge.edition_before >= edition &&
            edge.edition_after <= after && !edge.certain) {
          renamed_for_certain = false;
        }
      }
      add({code, after}, renamed_for_certain);
    }
  }
  std::vector<LineageEnd> ends;
  ends.reserve(certain.size());
  for (const auto& [end, is_certain] : certain) {
    ends.push_back({end.first, end.second, is_certain});
  }
  if (ends.empty()) {
    const auto level = static_cast<int>(code.level());
    const DivisionCode around =
        code.AncestorAt(static_cast<divisions::Level>(level - 1));
    std::map<DivisionCode, bool> areas;
    for (const LineageEnd& end : EndsOfState({around, edition})) {
      areas[end.area] = true;
    }
    for (const auto& [area, yes] : areas) ends.push_back({area, false, false});
  }
  return ends_[state] = ends;
}

std::optional<NaiveLineage::State> NaiveLineage::CameFrom(
    const State& state) const {
  const auto& [code, edition] = state;
  const int before = Before(*divisions_.Find(code), edition);
  if (before != 0 && divisions_.SamePlace(code, before, edition)) {
    bool stayed = true;
    for (const Edge& edge : EdgesOut({code, before})) {
      stayed = stayed && edge.kind == EdgeKind::kSplit;
    }
    if (stayed) return State{code, before};
  }
  std::vector<State> from;
  for (const Edge& edge : divisions_.lineage().EdgesTo(code)) {
    if (edge.kind == EdgeKind::kRecoded && edge.edition_after == edition) {
      from.emplace_back(edge.from, edge.edition_before);
    }
  }
  if (from.size() != 1) return std::nullopt;
  int recodings = 0;
  for (const Edge& edge : EdgesOut(from[0])) {
    if (edge.kind == EdgeKind::kRecoded) ++recodings;
  }
  return recodings == 1 ? std::optional(from[0]) : std::nullopt;
}

std::pair<DivisionCode, int> NaiveLineage::RootOf(const DivisionCode& code,
                                                  int32_t year) {
  State state = StateOf(code, DivisionTree::EditionFor(year));
  while (const auto before = CameFrom(state)) state = *before;
  return state;
}

bool NaiveLineage::IsReused(const DivisionCode& code, int32_t before,
                            int32_t after) const {
  return !divisions_.SamePlace(
      code, StateOf(code, DivisionTree::EditionFor(before)).second,
      StateOf(code, DivisionTree::EditionFor(after)).second);
}

// By the last name that the place had under the code.
std::string_view NaiveLineage::NoteOfReuse(const DivisionCode& code,
                                           int32_t before) {
  const int edition = StateOf(code, DivisionTree::EditionFor(before)).second;
  std::string name;
  for (const int later : kEditions) {
    if (later >= edition && divisions_.SamePlace(code, edition, later)) {
      name = divisions_.NameIn(code, later);
    }
  }
  return *notes_.insert("The code meant another place before: " + name + ".")
              .first;
}

NaiveLineage::Where NaiveLineage::In(const DivisionCode& area,
                                     const DivisionCode& code, int32_t year) {
  Where where;
  size_t inside = 0;
  const auto& ends = EndsOf(code, year);
  for (const LineageEnd& end : ends) {
    if (!LiesIn(area, end.area)) continue;
    ++inside;
    where.itself = where.itself || (end.is_known && end.area == area);
  }
  where.all = inside == ends.size();
  where.some = inside > 0 && inside < ends.size();
  return where;
}

const std::vector<const Area*>& NaiveLineage::Movers(int32_t year) {
  const int edition = DivisionTree::EditionFor(year);
  const auto [known, is_new] = movers_.try_emplace(edition);
  if (!is_new) return known->second;
  for (const Area& area : divisions_.areas()) {
    const std::vector<LineageEnd> stays = {{area.code, true, true}};
    if (EndsOf(area.code, year) != stays) known->second.push_back(&area);
  }
  return known->second;
}

bool NaiveLineage::IsCertain(const DivisionCode& code, int32_t year) {
  const auto& ends = EndsOf(code, year);
  return std::ranges::all_of(ends, &LineageEnd::is_certain);
}

}  // namespace disclosure::stats
