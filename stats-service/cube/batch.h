#ifndef DISCLOSURE_STATS_SERVICE_CUBE_BATCH_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_BATCH_H_

#include <cstdint>
#include <span>
#include <vector>

#include "record/change.h"

namespace disclosure::stats {

// The changes of one organ and year, in sequence order.
struct OrganYearChanges {
  const form::OrganKey& organ;
  int32_t year = 0;
  std::span<const record::Change* const> changes;
};

// The changes of one scope after some place in the feed, by year, then organ.
// Borrows the changes.
class Batch {
 public:
  Batch(std::span<const record::Change> changes, record::Sequence after,
        bool summaries);

  bool empty() const { return changes_.empty(); }
  // In the order of (year, organ).
  std::vector<OrganYearChanges> ByOrganYear() const;

 private:
  std::vector<const record::Change*> changes_;
};

// What is left of the changes of one organ and year.
struct NetChange {
  // The accepted or withdrawn change that counts now; null: as it was.
  const record::Change* content = nullptr;
  // The change whose findings count now; null: as they were.
  const record::Change* findings = nullptr;
};

// `revision` is the one applied before; 0: none.
NetChange NetOf(std::span<const record::Change* const> changes,
                int32_t revision);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_BATCH_H_
