#ifndef DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_MODEL_COMPARISON_H_
#define DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_MODEL_COMPARISON_H_

#include "stats-service/cube/cube.h"
#include "stats-service/query/aggregate.h"
#include "stats-service/query/explain_change.h"
#include "stats-service/query/get_coverage.h"
#include "stats-service/query/get_distribution.h"
#include "stats-service/query/get_series.h"
#include "stats-service/query/list_findings.h"
#include "stats-service/query/list_outliers.h"
#include "stats-service/query/rank_areas.h"
#include "stats-service/query/reconcile_area.h"
#include "tests/stats-service/support/naive_model.h"
#include "tests/stats-service/support/random_questions.h"

namespace disclosure::stats {

// Each asks a cube, page by page, and expects of the whole answer exactly what
// the model says. A failure names the question.
void ExpectSeries(const Cube& cube, const NaiveModel& model,
                  const SeriesQuestion& question);
void ExpectSums(const Cube& cube, const NaiveModel& model,
                const AggregateQuestion& question);
void ExpectRanking(const Cube& cube, const NaiveModel& model,
                   const RankQuestion& question);
void ExpectDistribution(const Cube& cube, const NaiveModel& model,
                        const DistributionQuestion& question);
// With two departments of RandomChanges in the roster.
void ExpectCoverage(const Cube& cube, const NaiveModel& model,
                    CoverageQuestion question);
void ExpectOutliers(const Cube& cube, const NaiveModel& model,
                    OutliersQuestion question);
void ExpectReconciliation(const Cube& cube, const NaiveModel& model,
                          const ReconcileQuestion& question);
void ExpectFindingsList(const Cube& cube, const NaiveModel& model,
                        FindingsQuestion question);
void ExpectExplanation(const Cube& cube, const NaiveModel& model,
                       const ExplainQuestion& question);
// Of the cube, which is where the later model is.
void ExpectExplanationSince(const Cube& cube, const NaiveModel& earlier,
                            const NaiveModel& later,
                            const ExplainQuestion& question);
// One question of each method.
void ExpectAll(const Cube& cube, const NaiveModel& model,
               RandomQuestions& questions);
// What is kept of the findings of each report.
void ExpectFindings(const Cube& cube, const NaiveModel& model);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_MODEL_COMPARISON_H_
