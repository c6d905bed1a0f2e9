#include "tests/stats-service/support/model_comparison.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/stats-service/support/country.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

std::string Describe(const Value& value) {
  std::string text = "status " +
                     std::to_string(static_cast<int>(value.status)) +
                     " value " + std::to_string(value.value);
  if (value.counts) {
    text += " counts " + std::to_string(value.counts->with_value) + "/" +
            std::to_string(value.counts->blank) + "/" +
            std::to_string(value.counts->not_reported) + "/" +
            std::to_string(value.counts->not_asked);
  }
  if (value.doubt) {
    text += " doubt " + std::to_string(value.doubt->inferred) + "+" +
            std::to_string(value.doubt->unknown);
  }
  if (value.risk != RiskHint::kUnspecified) {
    text += " risk " + std::to_string(static_cast<int>(value.risk));
  }
  if (value.ratio) {
    text += " ratio " + std::to_string(value.ratio->numerator) + "/" +
            std::to_string(value.ratio->denominator);
  }
  return text + " " + std::string(value.note);
}

void ExpectRow(const AggregateQuestion& question, const AggregateRow& row,
               const AggregateRow& expected) {
  ASSERT_EQ(row.organ, expected.organ);
  for (size_t i = 0; i < question.cells.size(); ++i) {
    ASSERT_TRUE(row.values[i] == expected.values[i])
        << question.area.digits() << " by "
        << static_cast<int>(question.group_by) << ": "
        << row.organ.division.digits() << " " << row.organ.organ.text() << " "
        << row.year << " " << question.cells[i] << ":\n  "
        << Describe(row.values[i].sum) << "\nexpected\n  "
        << Describe(expected.values[i].sum);
  }
  ASSERT_TRUE(row == expected);
}

// A page at a time.
void ExpectPages(const Cube& cube, const AggregateAnswer& expected,
                 AggregateQuestion question, int page_size) {
  AggregateAnswer all;
  question.page_size = page_size;
  do {
    const auto page = Aggregate(cube, question);
    ASSERT_THAT(page, IsOk());
    ASSERT_LE(page->rows.size(), static_cast<size_t>(page_size));
    ASSERT_TRUE(page->figures == expected.figures);
    all.rows.insert(all.rows.end(), page->rows.begin(), page->rows.end());
    question.from = page->next;
  } while (question.from.has_value());
  ASSERT_EQ(all.rows.size(), expected.rows.size()) << question.area.digits();
  for (size_t i = 0; i < all.rows.size(); ++i) {
    ASSERT_NO_FATAL_FAILURE(ExpectRow(question, all.rows[i], expected.rows[i]));
  }
}

// Two departments of the random feed, one of them for some years only.
const CoverageStandard& Standard() {
  static const CoverageStandard kStandard = {
      DepartmentRoster::Parse(
          "division_code\torgan_credit_code\tname\tfirst_year\tlast_year\n"
          "430321\t" +
              std::string(Department(0).text()) +
              "\t教育局\t\t\n"
              "430321\t" +
              std::string(Department(1).text()) +
              "\t民政局\t2016\t2018\n"
              "4303\t" +
              std::string(Department(1).text()) + "\t财政局\t2015\t\n",
          "roster.tsv", TestDivisions())
          .value(),
      [](const form::OrganKey& organ, int32_t year) {
        if (year <= 2014) return std::optional<form::CivilDate>();
        return form::CivilDate::FromYmd(year + 1, 1,
                                        organ.organ.IsGovernment() ? 31 : 20);
      }};
  return kStandard;
}

}  // namespace

void ExpectSeries(const Cube& cube, const NaiveModel& model,
                  const SeriesQuestion& question) {
  const auto answer = GetSeries(cube, question);
  ASSERT_THAT(answer, IsOk());
  const SeriesAnswer expected = model.GetSeries(question);
  ASSERT_EQ(answer->basis, expected.basis);
  ASSERT_EQ(answer->series.size(), expected.series.size());
  for (size_t i = 0; i < expected.series.size(); ++i) {
    ASSERT_EQ(answer->series[i].points.size(),
              expected.series[i].points.size());
    for (size_t j = 0; j < expected.series[i].points.size(); ++j) {
      const SeriesPoint& point = answer->series[i].points[j];
      const SeriesPoint& wanted = expected.series[i].points[j];
      ASSERT_TRUE(point == wanted)
          << question.area.digits() << " basis "
          << static_cast<int>(answer->basis) << " " << question.cells[i] << " "
          << wanted.year << ":\n  " << Describe(point.value) << "\nexpected\n  "
          << Describe(wanted.value);
    }
    ASSERT_TRUE(answer->series[i] == expected.series[i]) << question.cells[i];
  }
}

void ExpectSums(const Cube& cube, const NaiveModel& model,
                const AggregateQuestion& question) {
  const AggregateAnswer expected = model.Aggregate(question);
  ASSERT_NO_FATAL_FAILURE(ExpectPages(cube, expected, question, kMaxPageSize));
  if (expected.rows.size() < 200) ExpectPages(cube, expected, question, 3);
}

void ExpectRanking(const Cube& cube, const NaiveModel& model,
                   const RankQuestion& question) {
  const auto answer = RankAreas(cube, question);
  ASSERT_THAT(answer, IsOk());
  const RankAnswer expected = model.RankAreas(question);
  const auto about = [&] {
    return question.area.ToString() + " level " +
           std::to_string(static_cast<int>(question.level)) + " basis " +
           std::to_string(static_cast<int>(answer->basis)) + " " +
           question.cell + " " + std::to_string(answer->year);
  };
  ASSERT_EQ(answer->year, expected.year);
  ASSERT_EQ(answer->basis, expected.basis);
  ASSERT_EQ(answer->ranked, expected.ranked) << about();
  ASSERT_EQ(answer->without_value, expected.without_value) << about();
  ASSERT_EQ(answer->boundary_split, expected.boundary_split) << about();
  ASSERT_TRUE(answer->risks == expected.risks) << about();
  ASSERT_TRUE(answer->asked == expected.asked) << about();
  ASSERT_EQ(answer->median, expected.median) << about();
  ASSERT_TRUE(answer->ranking == expected.ranking) << about();
}

void ExpectDistribution(const Cube& cube, const NaiveModel& model,
                        const DistributionQuestion& question) {
  const auto answer = GetDistribution(cube, question);
  ASSERT_THAT(answer, IsOk());
  const DistributionAnswer expected = model.GetDistribution(question);
  EXPECT_EQ(answer->year, expected.year);
  EXPECT_EQ(answer->basis, expected.basis);
  EXPECT_EQ(answer->count, expected.count);
  EXPECT_EQ(answer->blank, expected.blank);
  EXPECT_EQ(answer->not_reported, expected.not_reported);
  EXPECT_EQ(answer->not_asked, expected.not_asked);
  EXPECT_EQ(answer->unit_unknown, expected.unit_unknown);
  EXPECT_EQ(answer->overflow, expected.overflow);
  EXPECT_EQ(answer->denominator_zero, expected.denominator_zero);
  EXPECT_EQ(answer->input_missing, expected.input_missing);
  EXPECT_EQ(answer->small_sample, expected.small_sample);
  EXPECT_EQ(answer->boundary_split, expected.boundary_split);
  EXPECT_EQ(answer->not_comparable, expected.not_comparable);
  EXPECT_EQ(answer->in_doubt, expected.in_doubt);
  EXPECT_EQ(answer->min, expected.min);
  EXPECT_EQ(answer->max, expected.max);
  EXPECT_EQ(answer->mean, expected.mean);
  ASSERT_EQ(answer->quantiles.size(), expected.quantiles.size());
  for (size_t i = 0; i < expected.quantiles.size(); ++i) {
    EXPECT_EQ(answer->quantiles[i].probability,
              expected.quantiles[i].probability);
    // Between two large numbers of either sign digits cancel out.
    EXPECT_NEAR(answer->quantiles[i].value, expected.quantiles[i].value,
                1e-12 * std::max(std::abs(answer->min), std::abs(answer->max)));
  }
  int64_t in_bins = 0;
  for (const NumberBin& bin : answer->histogram) in_bins += bin.count;
  EXPECT_EQ(in_bins, expected.count);
}

void ExpectCoverage(const Cube& cube, const NaiveModel& model,
                    CoverageQuestion question) {
  const CoverageAnswer expected = model.GetCoverage(Standard(), question);
  auto answer = GetCoverage(cube, Standard(), question);
  ASSERT_THAT(answer, IsOk());
  EXPECT_TRUE(answer->rows == expected.rows) << question.area.digits();
  EXPECT_TRUE(answer->arrivals == expected.arrivals);
  std::vector<MissingUnit> missing = answer->missing;
  while (answer->next.has_value()) {
    question.from = answer->next;
    answer = GetCoverage(cube, Standard(), question);
    ASSERT_THAT(answer, IsOk());
    ASSERT_LE(answer->missing.size(), static_cast<size_t>(question.page_size));
    missing.insert(missing.end(), answer->missing.begin(),
                   answer->missing.end());
  }
  EXPECT_TRUE(missing == expected.missing)
      << question.area.digits() << ": " << missing.size() << " missing, "
      << expected.missing.size() << " expected";
}

void ExpectOutliers(const Cube& cube, const NaiveModel& model,
                    OutliersQuestion question) {
  const OutliersAnswer expected = model.ListOutliers(question);
  std::vector<Outlier> outliers;
  for (bool has_next = true; has_next;) {
    question.offset = static_cast<int64_t>(outliers.size());
    const auto page = ListOutliers(cube, question);
    ASSERT_THAT(page, IsOk());
    EXPECT_EQ(page->year, expected.year);
    EXPECT_EQ(page->total, expected.total);
    EXPECT_EQ(page->examined, expected.examined);
    EXPECT_EQ(page->without_growth, expected.without_growth);
    EXPECT_EQ(page->without_past, expected.without_past);
    EXPECT_EQ(page->boundary_split, expected.boundary_split);
    EXPECT_TRUE(page->small_groups == expected.small_groups);
    ASSERT_LE(page->outliers.size(), static_cast<size_t>(question.page_size));
    outliers.insert(outliers.end(), page->outliers.begin(),
                    page->outliers.end());
    has_next = page->has_next;
  }
  EXPECT_TRUE(outliers == expected.outliers)
      << question.area.digits() << " level " << static_cast<int>(question.level)
      << " " << question.cell << " method " << static_cast<int>(question.method)
      << ": " << outliers.size() << " outliers, " << expected.outliers.size()
      << " expected";
}

void ExpectReconciliation(const Cube& cube, const NaiveModel& model,
                          const ReconcileQuestion& question) {
  const auto answer = ReconcileArea(cube, question);
  ASSERT_THAT(answer, IsOk());
  EXPECT_TRUE(*answer == model.ReconcileArea(question))
      << question.area.digits() << " " << question.year;
}

void ExpectFindingsList(const Cube& cube, const NaiveModel& model,
                        FindingsQuestion question) {
  const FindingsAnswer expected = model.ListFindings(question);
  FindingsAnswer all;
  question.page_size = 3;
  do {
    const auto page = ListFindings(cube, question);
    ASSERT_THAT(page, IsOk());
    ASSERT_LE(page->reports.size(), 3u);
    if (!question.from.has_value()) {
      all.rules = page->rules;
      all.quality = page->quality;
    } else {
      EXPECT_TRUE(page->rules.empty() && page->quality.empty());
    }
    all.reports.insert(all.reports.end(), page->reports.begin(),
                       page->reports.end());
    question.from = page->next;
  } while (question.from.has_value());
  EXPECT_TRUE(all.rules == expected.rules) << question.area.digits();
  EXPECT_TRUE(all.quality == expected.quality) << question.area.digits();
  EXPECT_TRUE(all.reports == expected.reports) << question.area.digits();
}

void ExpectExplanation(const Cube& cube, const NaiveModel& model,
                       const ExplainQuestion& question) {
  const auto answer = ExplainChange(cube, question);
  ASSERT_THAT(answer, IsOk());
  ExplainAnswer expected = model.ExplainYears(question);
  expected.sequence_before = answer->sequence_before;
  expected.sequence_after = answer->sequence_after;
  EXPECT_TRUE(*answer == expected)
      << question.area.digits() << " " << question.cell << " "
      << expected.year_before << "-" << expected.year_after;
}

void ExpectExplanationSince(const Cube& cube, const NaiveModel& earlier,
                            const NaiveModel& later,
                            const ExplainQuestion& question) {
  auto answer = ExplainChange(cube, question);
  ASSERT_THAT(answer, IsOk());
  ExplainAnswer expected = later.ExplainSince(earlier, question);
  // Of an earlier state it is not kept what was approximate.
  for (ExplainAnswer* either : {&*answer, &expected}) {
    either->before.approximate = either->after.approximate = false;
  }
  EXPECT_TRUE(*answer == expected)
      << question.area.digits() << " " << question.cell << " "
      << question.sequences->year << " from " << question.sequences->before
      << " to " << question.sequences->after;
}

void ExpectAll(const Cube& cube, const NaiveModel& model,
               RandomQuestions& questions) {
  ExpectSeries(cube, model, questions.Series());
  ExpectRanking(cube, model, questions.Rank());
  ExpectDistribution(cube, model, questions.Distribution());
  ExpectCoverage(cube, model, questions.Coverage());
  ExpectOutliers(cube, model, questions.Outliers());
  ExpectReconciliation(cube, model, questions.Reconcile());
  ExpectFindingsList(cube, model, questions.Findings());
  ExpectExplanation(cube, model, questions.Explain());
  ExpectSums(cube, model, questions.Aggregate());
}

void ExpectFindings(const Cube& cube, const NaiveModel& model) {
  for (const auto& [identity, report] : model.reports()) {
    const ScopeSheets& scope =
        identity.scope == v1::SCOPE_AREA_SUMMARY ? cube.summaries : cube.own;
    const auto place = scope.organs->Find(identity.organ);
    ASSERT_TRUE(place.has_value());
    NaiveModel::FindingCounts counts;
    for (const FindingCount& finding :
         scope.Find(identity.year)->FindingsOf(*place)) {
      counts[{(*cube.rules)[finding.rule], finding.severity}] = finding.count;
    }
    ASSERT_EQ(counts, model.FindingsOf(identity)) << identity.ToString();
  }
}

}  // namespace disclosure::stats
