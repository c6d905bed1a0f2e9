#ifndef DISCLOSURE_STATS_SERVICE_CUBE_CUBE_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_CUBE_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "divisions/division_code.h"
#include "form/identity.h"
#include "record/revision.h"
#include "stats-service/cube/change_history.h"
#include "stats-service/cube/cube_frame.h"
#include "stats-service/cube/organ_index.h"
#include "stats-service/cube/roll_up_sheet.h"
#include "stats-service/cube/year_sheet.h"

namespace disclosure::stats {

// All reports of one scope.
struct ScopeSheets {
  std::shared_ptr<const OrganIndex> organs;  // never null
  std::map<int32_t, std::shared_ptr<const YearSheet>> years;

  // Null: no report of that year was ever seen.
  const YearSheet* Find(int32_t year) const;
  // Whether there is a report of the organ for the year.
  bool Reported(const form::OrganKey& organ, int32_t year) const;
};

// Memory held, by what it is held for.
struct CubeBytes {
  size_t cells = 0;
  size_t roll_ups = 0;
  size_t findings = 0;
  size_t days = 0;
  size_t organs = 0;
  size_t history = 0;
};

// All cells of all years up to one place in the feed. Immutable once published:
// what a later change does not touch is shared with the cube after it.
struct Cube {
  explicit Cube(const CubeFrame& cube_frame);

  const CubeFrame* frame;
  record::Sequence applied_up_to = 0;
  // The two scopes are never added.
  ScopeSheets own;
  ScopeSheets summaries;
  // Of `own`, by year.
  std::map<int32_t, std::shared_ptr<const RollUpSheet>> roll_ups;
  // The ids that FindingCount::rule indexes; never null.
  std::shared_ptr<const std::vector<std::string>> rules;

  // The sum of StateHash() over all current reports, kept by differences.
  uint64_t state_hash = 0;
  // What the newest changes replaced; null: not kept yet.
  std::shared_ptr<const ChangeHistory> history;

  // The kept sums of an area above the township; null if nobody reported.
  const RollUp* FindRollUp(const divisions::DivisionCode& area,
                           int32_t year) const;

  // The years that any report of either scope has now; nullopt: no reports.
  std::optional<int32_t> FirstYear() const;
  std::optional<int32_t> LastYear() const;
  // Organ-years with a report, of both scopes.
  int64_t Reports() const;
  CubeBytes Bytes() const;
};

// The same cube, which from now on keeps what changes replace: the changes
// before it are none that ChangeHistory knows.
std::shared_ptr<const Cube> BeginHistory(const Cube& cube);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_CUBE_H_
