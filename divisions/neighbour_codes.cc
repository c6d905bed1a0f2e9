#include "divisions/neighbour_codes.h"

namespace disclosure::divisions {
namespace {

// Whether a code in one edition is another place than in the next one.
bool IsReused(const DivisionTree& divisions, const DivisionCode& code,
              int before, int after) {
  const Area* area = divisions.Find(code);
  return area != nullptr && area->In(before) && area->In(after) &&
         !divisions.SamePlace(code, before, after);
}

bool LeadsOn(const Edge& edge, int edition_after) {
  const bool leads = edge.kind == EdgeKind::kMerged ||
                     (edge.kind == EdgeKind::kRecoded && edge.certain);
  return leads && edge.edition_after == edition_after;
}

}  // namespace

NeighbourCodes CodesBefore(const DivisionTree& divisions,
                           const DivisionCode& code, int32_t year) {
  const int before = DivisionTree::EditionFor(year - 1);
  const int after = DivisionTree::EditionFor(year);
  if (before == after) return {code};
  NeighbourCodes codes;
  if (!IsReused(divisions, code, before, after)) codes.push_back(code);
  for (const Edge& edge : divisions.lineage().EdgesTo(code)) {
    if (LeadsOn(edge, after)) codes.push_back(edge.from);
  }
  return codes;
}

NeighbourCodes CodesAfter(const DivisionTree& divisions,
                          const DivisionCode& code, int32_t year) {
  const int before = DivisionTree::EditionFor(year);
  const int after = DivisionTree::EditionFor(year + 1);
  if (before == after) return {code};
  NeighbourCodes codes;
  if (!IsReused(divisions, code, before, after)) codes.push_back(code);
  for (const Edge& edge : divisions.lineage().EdgesFrom(code)) {
    if (LeadsOn(edge, after)) codes.push_back(edge.to);
  }
  return codes;
}

MergedPlaces PartsBefore(const DivisionTree& divisions,
                         const DivisionCode& code, int32_t year) {
  const int before = DivisionTree::EditionFor(year - 1);
  const int after = DivisionTree::EditionFor(year);
  if (before == after) return {};
  MergedPlaces parts;
  const Area* area = divisions.Find(code);
  parts.code_is_new = area != nullptr && !area->In(before);
  if (!parts.code_is_new && !IsReused(divisions, code, before, after)) {
    parts.codes.push_back(code);
  }
  bool merged = false;
  for (const Edge& edge : divisions.lineage().EdgesTo(code)) {
    if (edge.edition_after != after || edge.kind == EdgeKind::kRenamed)
      continue;
    merged = merged || edge.kind == EdgeKind::kMerged;
    // A part of another place is no place, and a guess is none to count on.
    const bool sure = edge.kind != EdgeKind::kSplit && edge.certain;
    if (sure) parts.codes.push_back(edge.from);
    parts.certain = parts.certain && sure;
  }
  return merged ? parts : MergedPlaces{};
}

}  // namespace disclosure::divisions
