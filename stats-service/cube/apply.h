#ifndef DISCLOSURE_STATS_SERVICE_CUBE_APPLY_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_APPLY_H_

#include <memory>
#include <span>

#include "record/change.h"
#include "stats-service/cube/cube.h"

namespace disclosure::stats {

// `base` and what happened after it, up to `up_to` (the place where the changes
// are complete; it may lie beyond the last of them). Pure: `base` stays as it
// is, and the result shares with it what the changes do not touch.
//
// Changes are in sequence order; those that `base` has already are skipped. Of
// one identity only a higher revision replaces what is there, so a change that
// comes again, or late, does no harm; a re-judgement counts if it speaks of the
// revision that is there.
std::shared_ptr<const Cube> Apply(const Cube& base,
                                  std::span<const record::Change> changes,
                                  record::Sequence up_to);
// Up to the last of the changes.
std::shared_ptr<const Cube> Apply(const Cube& base,
                                  std::span<const record::Change> changes);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_APPLY_H_
