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

bool IsCertainRecoding(const Edge& edge, int edition_after) {
  return edge.kind == EdgeKind::kRecoded && edge.certain &&
         edge.edition_after == edition_after;
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
    if (IsCertainRecoding(edge, after)) codes.push_back(edge.from);
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
    if (IsCertainRecoding(edge, after)) codes.push_back(edge.to);
  }
  return codes;
}

}  // namespace disclosure::divisions
