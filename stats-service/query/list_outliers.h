#ifndef DISCLOSURE_STATS_SERVICE_QUERY_LIST_OUTLIERS_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_LIST_OUTLIERS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "divisions/division_code.h"
#include "form/identity.h"
#include "stats-service/cube/cube.h"
#include "stats-service/cube/today_areas.h"
#include "stats-service/query/figure.h"
#include "stats-service/query/question.h"
#include "stats-service/query/robust.h"

namespace disclosure::stats {

// What a unit is compared with. The numbers are those of v1::OutlierMethod.
enum class OutlierMethod {
  // All of them.
  kUnspecified = 0,
  // The units around it: areas of one parent, departments of one government.
  kSiblings = 1,
  // The year before, among all units asked about (Hidiroglou and Berthelot).
  kYearOverYear = 2,
  // Its own figures of the years before.
  kOwnPast = 3,
};

// Each is told in the answer.
struct OutlierParameters {
  // kSiblings, kOwnPast: as many sigma from the median (SpreadOf).
  double most_sigma = 3.5;
  // Sigma is taken to be at least this, so that a single case among zeros is
  // nothing unusual.
  double least_sigma = 1;
  // kYearOverYear.
  HidiroglouBerthelot growth;
  // C: as many distances from the median effect.
  double most_distances = 4;
  // Groups with fewer figures are too small to judge, and named instead.
  int least_group = 5;
  // kOwnPast looks at so many years before, and needs figures of so many.
  int past_years = 5;
  int least_past_years = 3;
  // Who differs by less from the median, or the year before, is none. In the
  // unit of the figure, as `least_sigma`.
  double least_difference = 5;
};

inline constexpr int kMaxPastYears = 20;

struct OutliersQuestion {
  divisions::DivisionCode area;
  // The units: areas of this level inside `area`, or organs.
  AreaLevel level = AreaLevel::kUnspecified;
  int32_t year = 0;  // 0: the last year that any report has
  std::string cell;  // the full name of a cell or an indicator
  Basis basis = Basis::kUnspecified;
  Boundaries boundaries = Boundaries::kUnspecified;
  OutlierMethod method = OutlierMethod::kUnspecified;
  OutlierParameters parameters;
  // Takes ratios of few cases for no figures.
  bool leave_out_small_samples = false;
  int page_size = 0;
  // How many outliers come before the page.
  int64_t offset = 0;
};

struct Outlier {
  form::OrganKey organ;
  OutlierMethod method = OutlierMethod::kUnspecified;
  double value = 0;  // in the unit of the figure
  // What it was compared with: a median, or the year before.
  double reference = 0;
  // In sigma, or distances; below 0 if the figure is unusually small. Infinite
  // where all others are the same.
  double score = 0;
  // Figures compared with, its own included; of kOwnPast the years before.
  int64_t group_size = 0;
  // On today's areas, of an area: about the figure, and those of its own years
  // before that it was compared with, added up.
  LineageDoubt doubt;

  friend bool operator==(const Outlier&, const Outlier&) = default;
};

// A group that was not judged.
struct SmallGroup {
  OutlierMethod method = OutlierMethod::kUnspecified;
  // The area that the units have in common.
  divisions::DivisionCode area;
  bool of_departments = false;
  int64_t size = 0;

  friend bool operator==(const SmallGroup&, const SmallGroup&) = default;
};

struct OutliersAnswer {
  // As they were applied; the year is 0 if there are no reports at all.
  std::optional<Figure> figure;
  int32_t year = 0;
  Basis basis = Basis::kUnspecified;
  // By method, then the highest score (of either sign) first, of equal ones the
  // one that is farthest from what it is compared with, then in the order
  // of codes.
  std::vector<Outlier> outliers;
  int64_t total = 0;      // on all pages
  bool has_next = false;  // further ones after this page
  // By method, then in the order of codes.
  std::vector<SmallGroup> small_groups;
  // Units with a figure in the year.
  int64_t examined = 0;
  // Of these, without a figure above 0 in both years (kYearOverYear), and with
  // too few years before (kOwnPast).
  int64_t without_growth = 0;
  int64_t without_past = 0;
  // Units without a figure in the year: those that cannot be divided on today's
  // areas.
  int64_t boundary_split = 0;
};

// Units whose figure of a year is unusual. The units are those of UnitScan.
// Years between which the form changed so that the figure does not compare are
// not set beside each other.
//
// On today's areas an area is what lies in it today, in every year. An organ
// keeps the code that it reported with; its siblings are those of where its
// place is today, and its past is that of the place, under whatever code:
// renamed, re-coded or changed in kind, but neither merged nor split.
//
// NOT_FOUND, UNKNOWN_AREA. INVALID_ARGUMENT with the field: NOT_TODAYS_AREA,
// BAD_BOUNDARIES (of summaries), UNKNOWN_CELL, UNAVAILABLE_INDICATOR,
// BAD_YEARS, BAD_LEVEL, BAD_BASIS, NOT_ADDITIVE, BAD_PAGE_SIZE, BAD_PARAMETER.
absl::StatusOr<OutliersAnswer> ListOutliers(const Cube& cube,
                                            const OutliersQuestion& question);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_LIST_OUTLIERS_H_
