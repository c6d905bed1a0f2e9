#ifndef DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_NAIVE_MODEL_H_
#define DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_NAIVE_MODEL_H_

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "record/change.h"
#include "stats-service/query/aggregate.h"
#include "stats-service/query/explain_change.h"
#include "stats-service/query/get_coverage.h"
#include "stats-service/query/get_distribution.h"
#include "stats-service/query/get_series.h"
#include "stats-service/query/list_findings.h"
#include "stats-service/query/list_outliers.h"
#include "stats-service/query/rank_areas.h"
#include "stats-service/query/reconcile_area.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/naive_indicators.h"
#include "tests/stats-service/support/naive_lineage.h"

namespace disclosure::stats {

// What the cube and the questions should say, the slow and obvious way: a list
// of reports, walked from end to end for each number. Knows the catalogue and
// the divisions, and nothing of the cube. Questions must be valid.
class NaiveModel {
 public:
  // Findings by rule id and severity, with their number.
  using FindingCounts = std::map<std::pair<std::string, int>, int>;

  NaiveModel() : NaiveModel(TestFrame()) {}
  explicit NaiveModel(const CubeFrame& frame)
      : frame_(&frame),
        lineage_(std::make_shared<NaiveLineage>(frame.divisions())) {}

  void Apply(std::span<const record::Change> changes);

  SeriesAnswer GetSeries(const SeriesQuestion& question) const;
  // All pages in one.
  AggregateAnswer Aggregate(const AggregateQuestion& question) const;
  RankAnswer RankAreas(const RankQuestion& question) const;
  // Without the histogram.
  DistributionAnswer GetDistribution(
      const DistributionQuestion& question) const;
  // All pages in one.
  CoverageAnswer GetCoverage(const CoverageStandard& standard,
                             const CoverageQuestion& question) const;
  // All pages in one.
  OutliersAnswer ListOutliers(const OutliersQuestion& question) const;
  ReconcileAnswer ReconcileArea(const ReconcileQuestion& question) const;
  // All pages in one.
  FindingsAnswer ListFindings(const FindingsQuestion& question) const;
  // Two years of this model, or its reports after those of an earlier one.
  ExplainAnswer ExplainYears(const ExplainQuestion& question) const;
  ExplainAnswer ExplainSince(const NaiveModel& earlier,
                             const ExplainQuestion& question) const;
  FindingCounts FindingsOf(const form::Identity& identity) const;

  // The newest change of each identity that counts, withdrawals included.
  const std::map<form::Identity, record::Change>& reports() const {
    return reports_;
  }

 private:
  struct Sum;
  using Reports = std::vector<const record::Change*>;

  const record::Change* Find(const form::OrganKey& organ, v1::Scope scope,
                             int32_t year) const;
  // Own-organ reports at or below an area.
  Reports Below(const divisions::DivisionCode& area, int32_t year) const;
  int64_t Missing(const divisions::DivisionCode& area, int32_t year) const;
  Value OwnValue(const record::Change* report, const form::Cell& cell) const;
  Value SumOf(const Reports& reports, int64_t missing,
              const form::Cell& cell) const;
  int64_t Expected(const divisions::DivisionCode& area, int32_t year) const;
  NaiveYear YearOf(const divisions::DivisionCode& area, int32_t year,
                   const Reports& reports, int64_t missing,
                   bool is_summary) const;
  // The reports that are the year before together; none: nothing compares.
  Reports YearBefore(const form::Identity& later) const;
  NaiveYear SeriesYear(const SeriesQuestion& question, Basis basis,
                       int32_t year) const;
  Value ValueIn(const NaiveYear& year, const Figure& figure,
                bool is_single) const;
  // Those whose summed report the row of an aggregate is; nothing: no row.
  std::optional<NaiveYear> RowOf(const AggregateQuestion& question,
                                 const form::OrganKey& organ,
                                 int32_t year) const;
  AggregateValue RowValue(const AggregateQuestion& question,
                          const std::vector<NaiveYear>& years,
                          const Figure& figure) const;
  // Of the newest of some breaks, from one of these years to the next.
  std::string_view NoteOfRow(const AggregateQuestion& question,
                             const form::OrganKey& organ, YearRange years,
                             const Figure& figure) const;
  std::vector<NaiveYear> ParentYears(const AggregateQuestion& question,
                                     const form::OrganKey& organ,
                                     const YearRange& years) const;
  std::vector<form::OrganKey> RowKeys(const AggregateQuestion& question) const;
  // The units of a level, with money in an unknown unit apart.
  struct Unit {
    form::OrganKey organ;
    Value value;
    bool unit_unknown = false;
    std::vector<v1::Form> forms;  // of its reports, that have the figure
  };
  std::vector<Unit> UnitsOf(
      const divisions::DivisionCode& area, AreaLevel level, Basis basis,
      int32_t year, const Figure& figure,
      Boundaries boundaries = Boundaries::kUnspecified) const;
  std::pair<divisions::DivisionCode, bool> GroupOf(
      const form::OrganKey& organ) const;
  std::pair<divisions::DivisionCode, bool> TodaysGroupOf(
      const form::OrganKey& organ, int32_t year) const;
  Figure FigureNamed(const std::string& name) const;
  static Basis BasisOfLevel(AreaLevel level, Basis asked);
  std::optional<YearRange> AllYears() const;
  // Those of a question; of one that names none (0), the last with a report.
  // nullopt if there is no such year.
  std::optional<int32_t> YearAsked(int32_t year) const;
  std::optional<YearRange> YearsAsked(
      const std::optional<YearRange>& years) const;
  AreaQuality QualityOf(const divisions::DivisionCode& area, v1::Scope scope,
                        int32_t year) const;
  // What differs from another model's year to a year of this one.
  void Explain(const NaiveModel& other, const ExplainQuestion& question,
               ExplainAnswer& answer) const;

  // On today's areas.
  bool ReportedItself(const divisions::DivisionCode& code, int32_t year) const;
  bool PlaceReported(const divisions::DivisionCode& code, int32_t year) const;
  LineageDoubt DoubtOf(const divisions::DivisionCode& area, int32_t year,
                       bool is_own) const;
  NaiveYear TodayArea(const divisions::DivisionCode& area, int32_t year) const;
  NaiveYear TodayOrgan(const divisions::DivisionCode& area,
                       const form::CreditCode& organ, int32_t year) const;
  NaiveYear TodayYear(const SeriesQuestion& question, Basis basis,
                      int32_t year) const;
  std::vector<form::OrganKey> TodaysOrgans(
      const divisions::DivisionCode& area) const;
  // As it reported; nothing: it does not count in the area.
  std::optional<NaiveYear> TodaysOrganYear(const divisions::DivisionCode& area,
                                           const form::OrganKey& organ,
                                           int32_t year) const;

  const divisions::DivisionTree& divisions() const {
    return frame_->divisions();
  }
  // Expected ones, in the order of codes.
  const std::vector<divisions::DivisionCode>& Units(int32_t year) const;

  const CubeFrame* frame_;
  std::shared_ptr<NaiveLineage> lineage_;
  mutable std::map<int, std::vector<divisions::DivisionCode>> units_;
  std::map<form::Identity, record::Change> reports_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_NAIVE_MODEL_H_
