#include "divisions/place_history.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace disclosure::divisions {
namespace {

StepKind KindOf(const Edge& edge) {
  switch (edge.kind) {
    case EdgeKind::kRenamed:
      return StepKind::kRenamed;
    case EdgeKind::kMerged:
      return StepKind::kMerged;
    case EdgeKind::kSplit:
      return StepKind::kSplit;
    case EdgeKind::kRecoded:
      break;
  }
  return edge.from.unit_kind() == edge.to.unit_kind() ? StepKind::kRecoded
                                                      : StepKind::kKindChanged;
}

// Walks from a code in an edition to what it came from and went into.
class HistoryWalk {
 public:
  explicit HistoryWalk(const DivisionTree& divisions) : divisions_(divisions) {}

  void WalkBack(const DivisionCode& code, int edition) {
    if (!seen_back_.emplace(code, edition).second) return;
    bool came_from = false;
    for (const Edge& edge : divisions_.lineage().EdgesTo(code)) {
      if (edge.edition_after != edition || edge.from == edge.to) continue;
      AddEdge(edge);
      if (edge.kind != EdgeKind::kSplit) {
        AddSplits(edge.from, edge.edition_before, edition);
      }
      WalkBack(edge.from, edge.edition_before);
      came_from = true;
    }
    const auto before = StoodBefore(code, edition);
    if (before.has_value() && divisions_.SamePlace(code, *before, edition)) {
      AddRenaming(code, *before, edition);
      AddSplits(code, *before, edition);
      WalkBack(code, *before);
    } else if (!came_from && edition != kEditions.front()) {
      const int gap = *std::prev(std::ranges::find(kEditions, edition));
      Add({code, code, "", divisions_.NameIn(code, edition), gap, edition,
           StepKind::kBegan, false});
    }
  }

  void WalkOn(const DivisionCode& code, int edition) {
    if (!seen_on_.emplace(code, edition).second) return;
    bool went_on = false;
    for (const Edge& edge : divisions_.lineage().EdgesFrom(code)) {
      if (edge.edition_before != edition || edge.from == edge.to) continue;
      AddEdge(edge);
      WalkOn(edge.to, edge.edition_after);
      went_on = true;
    }
    const auto after = StandsAfter(code, edition);
    if (after.has_value() && divisions_.SamePlace(code, edition, *after)) {
      AddRenaming(code, edition, *after);
      WalkOn(code, *after);
    } else if (!went_on && edition != kEditions.back()) {
      const int gap = *std::next(std::ranges::find(kEditions, edition));
      Add({code, code, divisions_.NameIn(code, edition), "", edition, gap,
           StepKind::kEnded, false});
    }
  }

  std::vector<HistoryStep> Finish() {
    std::ranges::sort(steps_, {}, [](const HistoryStep& step) {
      return std::tuple(step.edition_after, step.from, step.to, step.kind);
    });
    // Not std::ranges::unique: its subrange does not compile with Clang 14.
    steps_.erase(std::unique(steps_.begin(), steps_.end()), steps_.end());
    return std::move(steps_);
  }

 private:
  // The newest edition before, or the first one after, that has the code.
  std::optional<int> StoodBefore(const DivisionCode& code, int edition) const {
    std::optional<int> found;
    for (const int other : kEditions) {
      if (other < edition && divisions_.Find(code)->In(other)) found = other;
    }
    return found;
  }
  std::optional<int> StandsAfter(const DivisionCode& code, int edition) const {
    for (const int other : kEditions) {
      if (other > edition && divisions_.Find(code)->In(other)) return other;
    }
    return std::nullopt;
  }

  void Add(HistoryStep step) { steps_.push_back(std::move(step)); }

  void AddEdge(const Edge& edge) {
    Add({edge.from, edge.to, divisions_.NameIn(edge.from, edge.edition_before),
         divisions_.NameIn(edge.to, edge.edition_after), edge.edition_before,
         edge.edition_after, KindOf(edge), edge.certain});
  }

  void AddRenaming(const DivisionCode& code, int before, int after) {
    AddEdges(EdgeKind::kRenamed, code, before, after);
  }
  // What was taken out of a place that went on.
  void AddSplits(const DivisionCode& code, int before, int after) {
    AddEdges(EdgeKind::kSplit, code, before, after);
  }
  void AddEdges(EdgeKind kind, const DivisionCode& code, int before,
                int after) {
    for (const Edge& edge : divisions_.lineage().EdgesFrom(code)) {
      if (edge.kind == kind && before <= edge.edition_before &&
          edge.edition_after <= after) {
        AddEdge(edge);
      }
    }
  }

  const DivisionTree& divisions_;
  std::set<std::pair<DivisionCode, int>> seen_back_;
  std::set<std::pair<DivisionCode, int>> seen_on_;
  std::vector<HistoryStep> steps_;
};

}  // namespace

std::vector<HistoryStep> HistoryOf(const DivisionTree& divisions,
                                   const DivisionCode& code) {
  const Area* area = divisions.Find(code);
  if (area == nullptr) return {};
  HistoryWalk walk(divisions);
  walk.WalkBack(code, area->last_edition());
  walk.WalkOn(code, area->last_edition());
  return walk.Finish();
}

}  // namespace disclosure::divisions
