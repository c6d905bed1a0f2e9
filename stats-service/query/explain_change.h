#ifndef DISCLOSURE_STATS_SERVICE_QUERY_EXPLAIN_CHANGE_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_EXPLAIN_CHANGE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "divisions/division_code.h"
#include "form/catalogue.h"
#include "form/identity.h"
#include "record/revision.h"
#include "stats-service/cube/cube.h"
#include "stats-service/query/value.h"

namespace disclosure::stats {

inline constexpr int kMaxContributions = 1'000;
inline constexpr int kDefaultContributions = 20;

// One year at two places in the feed.
struct SequencesCompared {
  int32_t year = 0;  // 0: the last year that any report has
  record::Sequence before = 0;
  record::Sequence after = 0;  // 0: the cube's own
};

struct ExplainQuestion {
  divisions::DivisionCode area;
  std::string cell;
  // Two years of one cube; 0: the last year that any report has, and the year
  // before the other.
  int32_t year_before = 0;
  int32_t year_after = 0;
  // Instead of two years.
  std::optional<SequencesCompared> sequences;
  int limit = 0;
};

// Why a report contributes. The numbers are those of v1::ContributionCause.
enum class Cause {
  kNewReporter = 1,
  kGoneReporter = 2,
  kChangedFigure = 3,
  // It had no figure that counts: blank, not asked, or money without a unit.
  kFigureAppeared = 4,
  kFigureGone = 5,
};

struct Contribution {
  form::OrganKey organ;
  Cause cause = Cause::kChangedFigure;
  // Without counts; money in an unknown unit counts as blank.
  Value before;
  Value after;
  // Absent if it does not fit into 64 bits.
  std::optional<int64_t> difference;

  friend bool operator==(const Contribution&, const Contribution&) = default;
};

struct CauseTotal {
  Cause cause = Cause::kChangedFigure;
  int64_t organs = 0;
  std::optional<int64_t> difference = 0;

  friend bool operator==(const CauseTotal&, const CauseTotal&) = default;
};

struct ExplainAnswer {
  form::CellIndex cell = 0;
  // As they were applied; 0 if there are no reports at all.
  int32_t year_before = 0;
  int32_t year_after = 0;
  record::Sequence sequence_before = 0;
  record::Sequence sequence_after = 0;
  // The roll-up on both sides; at a sequence before the cube's own it does not
  // say what is approximate.
  Value before;
  Value after;
  std::optional<int64_t> difference = 0;
  // In the order of causes, those that occur: also of organs whose figure is 0.
  std::vector<CauseTotal> causes;
  // The largest first, by amount; of equal ones in the order of organs. Those
  // of 0 are left out.
  std::vector<Contribution> contributions;
  // Those that are not listed. Listed and rest add up to `difference`.
  int64_t rest_organs = 0;
  std::optional<int64_t> rest_difference = 0;

  friend bool operator==(const ExplainAnswer&, const ExplainAnswer&) = default;
};

// Why the roll-up of an area differs between two years, or between two places
// in the feed, report by report, adding up exactly.
//
// NOT_FOUND, UNKNOWN_AREA. INVALID_ARGUMENT with the field: UNKNOWN_CELL,
// NOT_ADDITIVE, BAD_YEARS, BAD_LIMIT, BAD_SEQUENCES (backwards, or beyond the
// cube). FAILED_PRECONDITION, HISTORY_GONE: see ChangeHistory.
absl::StatusOr<ExplainAnswer> ExplainChange(const Cube& cube,
                                            const ExplainQuestion& question);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_EXPLAIN_CHANGE_H_
