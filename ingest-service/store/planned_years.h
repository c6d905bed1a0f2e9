#ifndef DISCLOSURE_INGEST_SERVICE_STORE_PLANNED_YEARS_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_PLANNED_YEARS_H_

#include <optional>
#include <utility>
#include <vector>

#include "form/identity.h"
#include "ingest-service/store/year_index.h"

namespace disclosure::ingest {

// What one commit changes in a year index. Each change shows at once, so that
// neighbouring years of one commit see each other; unless the commit is stored,
// all are taken back. For one thread.
class PlannedYears {
 public:
  // Borrows the index, which nobody else changes meanwhile.
  explicit PlannedYears(YearIndex& years) : years_(years) {}
  // Takes back what was not kept.
  ~PlannedYears();

  PlannedYears(const PlannedYears&) = delete;
  PlannedYears& operator=(const PlannedYears&) = delete;

  // The index as it is after all that was put.
  const YearIndex& years() const { return years_; }

  // The current report from now on; absent if it was withdrawn.
  void Put(const form::Identity& identity, std::optional<YearReport> report);
  // Takes back the last Put() that was neither kept nor taken back.
  void TakeBackLast();
  // The commit is stored: nothing is taken back any more.
  void Keep() { replaced_.clear(); }

 private:
  YearIndex& years_;
  // What there was before each Put(), oldest first.
  std::vector<std::pair<form::Identity, std::optional<YearReport>>> replaced_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_PLANNED_YEARS_H_
