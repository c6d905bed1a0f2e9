#ifndef DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_RANDOM_QUESTIONS_H_
#define DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_RANDOM_QUESTIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "form/catalogue.h"
#include "stats-service/query/aggregate.h"
#include "stats-service/query/explain_change.h"
#include "stats-service/query/get_coverage.h"
#include "stats-service/query/get_distribution.h"
#include "stats-service/query/get_series.h"
#include "stats-service/query/list_findings.h"
#include "stats-service/query/list_outliers.h"
#include "stats-service/query/rank_areas.h"
#include "stats-service/query/reconcile_area.h"
#include "tests/stats-service/support/random_changes.h"

namespace disclosure::stats {

// By which there are outliers even among few units.
OutlierParameters SensitiveParameters(RandomChanges& random);

// Questions about what RandomChanges over OddAreas() tell, as reported: at
// random, but only such as have an answer. The same seed asks the same.
class RandomQuestions {
 public:
  explicit RandomQuestions(uint64_t seed) : random_(seed, OddAreas()) {}

  SeriesQuestion Series();
  AggregateQuestion Aggregate();
  RankQuestion Rank();
  CoverageQuestion Coverage();
  OutliersQuestion Outliers();
  DistributionQuestion Distribution();
  ReconcileQuestion Reconcile();
  FindingsQuestion Findings();
  ExplainQuestion Explain();
  ExplainQuestion ExplainSince(record::Sequence before, record::Sequence after);

 private:
  using Predicate = bool (*)(const form::Cell&);

  static bool IsFlow(const form::Cell& cell) {
    return cell.additivity == v1::ADDITIVITY_FLOW;
  }
  static bool IsAdditive(const form::Cell& cell) {
    return cell.additivity != v1::ADDITIVITY_RATE;
  }
  static bool IsAny(const form::Cell&) { return true; }

  // Area, level, basis, year and cell.
  template <typename Question>
  Question AboutUnits();

  // The larger the area, the slower the model.
  divisions::DivisionCode SomeArea();
  int32_t SomeYear();
  std::optional<YearRange> SomeYears();
  std::vector<std::string> SomeCells(Predicate is_wanted);
  // With indicators among them, over years only such as add up.
  std::vector<std::string> SomeFigures(Predicate is_wanted);
  std::optional<divisions::DivisionCode> SomeRanked(
      const RankQuestion& question);

  const Predicate additive_unless_[2] = {&IsAdditive, &IsAny};
  RandomChanges random_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_RANDOM_QUESTIONS_H_
