#include "stats-service/query/changed_since.h"

namespace disclosure::stats {

bool MayHaveChangedSince(const Cube& cube, record::Sequence sequence,
                         const divisions::DivisionCode& area, v1::Scope scope,
                         const YearRange& years) {
  if (cube.history == nullptr || sequence < cube.history->known_after()) {
    return true;
  }
  bool changed = false;
  cube.history->ForEachAfter(
      *cube.frame, sequence,
      [&](record::Sequence, const form::Identity& identity, auto) {
        changed = changed ||
                  (identity.scope == scope && identity.year >= years.first &&
                   identity.year <= years.last &&
                   area.Contains(identity.organ.division));
      });
  return changed;
}

}  // namespace disclosure::stats
