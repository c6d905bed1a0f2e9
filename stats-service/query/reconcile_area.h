#ifndef DISCLOSURE_STATS_SERVICE_QUERY_RECONCILE_AREA_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_RECONCILE_AREA_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "divisions/division_code.h"
#include "form/catalogue.h"
#include "form/identity.h"
#include "stats-service/cube/cube.h"
#include "stats-service/query/value.h"

namespace disclosure::stats {

inline constexpr int kMaxMissing = 1'000;
inline constexpr int kDefaultMissing = 100;

struct ReconcileQuestion {
  divisions::DivisionCode area;
  int32_t year = 0;  // 0: the last year that any report has
  // Full names; empty: what the summary's form asks for and adds up.
  std::vector<std::string> cells;
  // Lists cells that agree, too; named ones always are.
  bool include_equal = false;
  int max_missing = 0;
};

// The numbers are those of v1::Agreement.
enum class Agreement {
  kEqual = 1,
  kDifferent = 2,
  kNoSummaryValue = 3,
  kNoRollUpValue = 4,
  kNoValue = 5,
};

struct ReconciledCell {
  form::CellIndex cell = 0;
  Agreement agreement = Agreement::kNoValue;
  Value summary;
  Value roll_up;
  // The summary less the roll-up; absent unless both have a value and it fits.
  std::optional<int64_t> difference;

  friend bool operator==(const ReconciledCell&,
                         const ReconciledCell&) = default;
};

struct MissingReporter {
  form::OrganKey organ;
  bool expected = false;
  bool reported_year_before = false;

  friend bool operator==(const MissingReporter&,
                         const MissingReporter&) = default;
};

struct ReconcileAnswer {
  int32_t year = 0;  // as it was applied; 0 if there are no reports at all
  bool summary_reported = false;
  v1::Form summary_form = v1::FORM_UNSPECIFIED;
  // In the order of the catalogue; of named cells, in the order asked.
  std::vector<ReconciledCell> cells;
  // Of all cells compared, listed or not.
  int64_t equal = 0;
  int64_t different = 0;
  int64_t no_summary_value = 0;
  int64_t no_roll_up_value = 0;
  // Own-organ reports in the roll-up.
  int64_t reports = 0;
  int64_t expected = 0;
  int64_t missing_expected = 0;
  // Others that reported for the year before and not for this one.
  int64_t missing_known = 0;
  std::vector<MissingReporter> missing;  // in the order of organs

  friend bool operator==(const ReconcileAnswer&,
                         const ReconcileAnswer&) = default;
};

// The published summary of an area against the sum of the own-organ reports at
// or below it: what the rules F-AGG-01 and F-AGG-02 are about.
//
// A blank counts as zero where that makes the two equal, as in every rule.
// Money in a unit that the document did not name is no value.
//
// NOT_FOUND, UNKNOWN_AREA. INVALID_ARGUMENT with the field: BAD_LEVEL (a
// township), UNKNOWN_CELL, NOT_ADDITIVE, TOO_MANY_VALUES, BAD_YEARS, BAD_LIMIT.
absl::StatusOr<ReconcileAnswer> ReconcileArea(
    const Cube& cube, const ReconcileQuestion& question);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_RECONCILE_AREA_H_
