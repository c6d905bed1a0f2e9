#ifndef DISCLOSURE_INGEST_SERVICE_STORE_PLANNED_YEARS_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_PLANNED_YEARS_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "form/identity.h"
#include "ingest-service/store/year_index.h"

namespace disclosure::ingest {

// A year index as it will be after a commit, so that neighbouring years of one
// commit see each other. Changes nothing until it is told that the commit is
// stored. For one thread.
class PlannedYears {
 public:
  // Of one reporter; absent reports are those withdrawn.
  using Plan = std::vector<std::pair<int32_t, std::optional<YearReport>>>;

  // All years of one reporter. Valid until the next Put().
  class Years {
   public:
    Years(const std::vector<YearIndex::Year>* stored, const Plan* planned)
        : stored_(stored), planned_(planned) {}

    // Null if there is none.
    const YearReport* Find(int32_t year) const;

   private:
    const std::vector<YearIndex::Year>* stored_;
    const Plan* planned_;
  };

  // Borrows the index, which must not change meanwhile.
  explicit PlannedYears(const YearIndex& stored)
      : stored_(stored),
        first_year_(stored.first_year()),
        last_year_(stored.last_year()) {}

  Years Of(const Reporter& reporter) const;
  const YearReport* Find(const form::Identity& identity) const {
    return Of(Reporter::Of(identity)).Find(identity.year);
  }
  // As YearIndex has them.
  int32_t first_year() const { return first_year_; }
  int32_t last_year() const { return last_year_; }

  // The current report from now on; absent if it was withdrawn.
  void Put(const form::Identity& identity, std::optional<YearReport> report);

  // Does to `index`, which is the one borrowed, what was planned.
  void MoveInto(YearIndex& index) &&;

 private:
  const YearIndex& stored_;
  absl::flat_hash_map<Reporter, Plan> planned_;
  int32_t first_year_;
  int32_t last_year_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_PLANNED_YEARS_H_
