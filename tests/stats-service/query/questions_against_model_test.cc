// Every question, asked of every published cube of a random feed, against a
// model that keeps a list of reports and walks it: exact equality.

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "stats-service/cube/state_hash.h"
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
#include "tests/stats-service/support/naive_model.h"
#include "tests/stats-service/support/random_changes.h"
#include "tests/support/catalogue.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

using divisions::Level;

constexpr int kSeeds = 6;
constexpr int kSeedsLong = 100;
constexpr int kBatches = 25;
constexpr int kQuestionsPerCube = 3;

bool IsLong() {
  return std::getenv("DISCLOSURE_LONG_TESTS") != nullptr;
}

// Asks at random, but only what has an answer.
class RandomQuestions {
 public:
  explicit RandomQuestions(uint64_t seed) : random_(seed, OddAreas()) {}

  SeriesQuestion Series() {
    SeriesQuestion question;
    question.area = SomeArea();
    const bool is_township = question.area.level() == Level::kTownship;
    if (random_.OneIn(4)) question.organ = Department(0);
    if (question.organ.IsGovernment() && random_.OneIn(2)) {
      question.basis = static_cast<Basis>(random_.Below(is_township ? 3 : 4));
    }
    question.years = SomeYears();
    question.cells =
        SomeFigures(additive_unless_[question.basis == Basis::kOwnOrgan]);
    return question;
  }

  AggregateQuestion Aggregate() {
    AggregateQuestion question;
    question.area = SomeArea();
    const bool is_township = question.area.level() == Level::kTownship;
    if (!is_township && random_.OneIn(4)) question.basis = Basis::kAreaSummary;
    const auto lowest = question.basis == Basis::kAreaSummary
                            ? AreaLevel::kCounty
                            : AreaLevel::kOrgan;
    const int first = static_cast<int>(question.area.level()) + 2;
    const int last = static_cast<int>(lowest);
    if (first <= last && !random_.OneIn(5)) {
      question.group_by = static_cast<AreaLevel>(
          first + static_cast<int>(random_.Below(last - first + 1)));
    }
    question.years = SomeYears();
    question.sum_over_years = random_.OneIn(4);
    question.cells =
        SomeFigures(question.sum_over_years ? &IsFlow : &IsAdditive);
    question.page_size = kMaxPageSize;
    return question;
  }

  RankQuestion Rank() {
    auto question = AboutUnits<RankQuestion>();
    question.order = static_cast<RankOrder>(random_.Below(3));
    question.limit = static_cast<int>(random_.Below(30));
    question.rank_of = SomeRanked(question);
    question.cell = SomeFigures(&IsAdditive).back();
    question.leave_out_small_samples = random_.OneIn(4);
    return question;
  }

  CoverageQuestion Coverage() {
    CoverageQuestion question;
    question.area = SomeArea();
    const int first = static_cast<int>(question.area.level()) + 2;
    const int last = static_cast<int>(AreaLevel::kTownship);
    // Not by township in the nation: more rows than one answer has.
    const bool is_nation = question.area.level() == Level::kNation;
    if (first <= last && random_.OneIn(2)) {
      question.group_by = static_cast<AreaLevel>(
          first + static_cast<int>(random_.Below((is_nation ? last - 1 : last) -
                                                 first + 1)));
    }
    if (!random_.OneIn(4)) {
      // All townships of a province in two years: likewise.
      const bool is_large = question.area.level() <= Level::kProvince;
      const int32_t year = SomeYear();
      question.years = YearRange{year, year + (is_large ? 0 : 1)};
    }
    question.page_size = static_cast<int>(1 + random_.Below(kMaxPageSize));
    return question;
  }

  OutliersQuestion Outliers() {
    auto question = AboutUnits<OutliersQuestion>();
    question.cell = SomeFigures(&IsAdditive).back();
    question.leave_out_small_samples = random_.OneIn(4);
    question.method = static_cast<OutlierMethod>(random_.Below(4));
    OutlierParameters& parameters = question.parameters;
    // So few figures are hardly ever outliers by the usual ones.
    if (!random_.OneIn(3)) {
      parameters.most_sigma = 0.25 * static_cast<double>(random_.Below(8));
      parameters.most_distances = 0.5 * static_cast<double>(random_.Below(4));
      parameters.least_group = static_cast<int>(2 + random_.Below(3));
      parameters.past_years = static_cast<int>(1 + random_.Below(6));
      parameters.least_past_years =
          static_cast<int>(1 + random_.Below(parameters.past_years));
      parameters.least_difference = static_cast<double>(random_.Below(3));
    }
    question.page_size = static_cast<int>(1 + random_.Below(20));
    return question;
  }

  DistributionQuestion Distribution() {
    auto question = AboutUnits<DistributionQuestion>();
    question.cell = SomeFigures(&IsAdditive).back();
    question.leave_out_small_samples = random_.OneIn(4);
    question.method = static_cast<QuantileMethod>(random_.Below(3));
    question.scale = static_cast<HistogramScale>(random_.Below(3));
    question.probabilities = {0, 0.5, 1};
    while (!random_.OneIn(4)) {
      question.probabilities.push_back(
          static_cast<double>(random_.Below(1'001)) / 1'000);
    }
    return question;
  }

  ReconcileQuestion Reconcile() {
    ReconcileQuestion question;
    do {
      question.area = SomeArea();
    } while (question.area.level() == Level::kTownship);
    if (!random_.OneIn(5)) question.year = SomeYear();
    if (random_.OneIn(3)) question.cells = SomeCells(&IsAdditive);
    question.include_equal = random_.OneIn(2);
    question.max_missing = static_cast<int>(random_.Below(40));
    return question;
  }

  FindingsQuestion Findings() {
    FindingsQuestion question;
    question.area = SomeArea();
    question.years = SomeYears();
    question.summaries = random_.OneIn(4);
    while (random_.OneIn(2)) {
      question.rules.push_back("F-" + std::to_string(random_.Below(12)));
    }
    question.least_severity = static_cast<v1::Severity>(random_.Below(3));
    const int first = static_cast<int>(question.area.level()) + 2;
    const int last = question.summaries ? 4 : 5;
    if (first <= last && random_.OneIn(2)) {
      question.group_by = static_cast<AreaLevel>(
          first + static_cast<int>(random_.Below(last - first + 1)));
    }
    // Few enough rows, and the model is slow where there are many areas.
    if (question.area.level() <= Level::kProvince) {
      question.group_by = AreaLevel::kUnspecified;
    }
    return question;
  }

  ExplainQuestion Explain() {
    ExplainQuestion question;
    question.area = SomeArea();
    question.cell = SomeCells(&IsAdditive).front();
    if (random_.OneIn(2)) question.year_before = SomeYear();
    if (random_.OneIn(2)) question.year_after = SomeYear();
    question.limit = static_cast<int>(random_.Below(6));
    return question;
  }
  ExplainQuestion ExplainSince(record::Sequence before,
                               record::Sequence after) {
    ExplainQuestion question = Explain();
    question.sequences = SequencesCompared{SomeYear(), before, after};
    return question;
  }

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
  Question AboutUnits() {
    Question question;
    do {
      question.area = SomeArea();
      question.level = static_cast<AreaLevel>(2 + random_.Below(5));
    } while (static_cast<int>(question.level) <
             static_cast<int>(question.area.level()) + 2);
    if (random_.OneIn(2)) {
      question.basis = static_cast<Basis>(
          random_.Below(question.level < AreaLevel::kTownship ? 4 : 3));
    }
    if (!random_.OneIn(5)) question.year = SomeYear();
    question.cell = SomeCells(&IsAdditive).front();
    return question;
  }

  // The larger the area, the slower the model.
  divisions::DivisionCode SomeArea() {
    const auto areas = OddAreas();
    const auto& area = areas[random_.Below(areas.size())];
    const bool is_large = area.level() <= Level::kProvince;
    return is_large && !random_.OneIn(8) ? Code("430321") : area;
  }
  int32_t SomeYear() {
    return RandomChanges::kFirstYear - 1 +
           static_cast<int32_t>(random_.Below(RandomChanges::kYears + 2));
  }
  std::optional<YearRange> SomeYears() {
    if (random_.OneIn(4)) return std::nullopt;
    const int32_t a = SomeYear();
    const int32_t b = SomeYear();
    return YearRange{std::min(a, b), std::max(a, b)};
  }
  std::vector<std::string> SomeCells(Predicate is_wanted) {
    // Those with a meaning of their own come up often.
    static const std::vector<std::string> kSpecial = {
        "proactive.procurement_amount_yuan", "proactive.rules_disclosed_total",
        "proactive.rules_in_force", "proactive.norm_docs_made",
        "annex_2014.disclosed_norm_docs"};
    std::vector<std::string> cells;
    while (cells.empty() || !random_.OneIn(4)) {
      const form::Cell& cell =
          random_.OneIn(2) ? TestCatalogue().cell(CellNamed(
                                 kSpecial[random_.Below(kSpecial.size())]))
                           : TestCatalogue().cell(static_cast<form::CellIndex>(
                                 random_.Below(TestCatalogue().size())));
      if (is_wanted(cell)) cells.push_back(cell.name);
    }
    return cells;
  }
  // With indicators among them, over years only such as add up.
  std::vector<std::string> SomeFigures(Predicate is_wanted) {
    std::vector<std::string> names = SomeCells(is_wanted);
    const auto all = TestFrame().indicators().indicators();
    while (!random_.OneIn(4)) {
      const form::Indicator& indicator = all[random_.Below(all.size())];
      const bool is_wanted_too =
          is_wanted != &IsFlow || indicator.adds_over_years;
      if (indicator.unavailable.empty() && is_wanted_too) {
        names.push_back(indicator.name);
      }
    }
    return names;
  }
  std::optional<divisions::DivisionCode> SomeRanked(
      const RankQuestion& question) {
    for (const auto& area : OddAreas()) {
      if (question.area.Contains(area) &&
          (question.level == AreaLevel::kOrgan ||
           static_cast<int>(area.level()) + 1 ==
               static_cast<int>(question.level)) &&
          random_.OneIn(2)) {
        return area;
      }
    }
    return std::nullopt;
  }

  const Predicate additive_unless_[2] = {&IsAdditive, &IsAny};
  RandomChanges random_;
};

AggregateAnswer AllPages(const Cube& cube, AggregateQuestion question,
                         int page_size) {
  AggregateAnswer all;
  question.page_size = page_size;
  do {
    const auto page = Aggregate(cube, question);
    EXPECT_THAT(page, IsOk());
    if (!page.ok()) return all;
    EXPECT_LE(page->rows.size(), static_cast<size_t>(page_size));
    all.figures = page->figures;
    all.rows.insert(all.rows.end(), page->rows.begin(), page->rows.end());
    question.from = page->next;
  } while (question.from.has_value());
  return all;
}

// The names of the figures that differ in a row.
std::string Difference(const AggregateAnswer& answer,
                       const AggregateAnswer& expected, size_t row) {
  std::string names;
  for (size_t i = 0; i < expected.figures.size(); ++i) {
    if (answer.rows[row].values[i] == expected.rows[row].values[i]) continue;
    names += " " + std::string(expected.figures[i].name());
  }
  return names;
}

void ExpectEqual(const AggregateAnswer& answer,
                 const AggregateAnswer& expected) {
  EXPECT_TRUE(answer.figures == expected.figures);
  ASSERT_EQ(answer.rows.size(), expected.rows.size());
  for (size_t i = 0; i < answer.rows.size(); ++i) {
    ASSERT_TRUE(answer.rows[i] == expected.rows[i])
        << "row " << i << ": " << expected.rows[i].organ.division.digits()
        << " " << expected.rows[i].organ.organ.text() << " "
        << expected.rows[i].year << Difference(answer, expected, i);
  }
}

void ExpectSeries(const Cube& cube, const NaiveModel& model,
                  const SeriesQuestion& question) {
  const auto answer = GetSeries(cube, question);
  ASSERT_THAT(answer, IsOk());
  const SeriesAnswer expected = model.GetSeries(question);
  EXPECT_EQ(answer->basis, expected.basis);
  ASSERT_EQ(answer->series.size(), expected.series.size());
  for (size_t i = 0; i < expected.series.size(); ++i) {
    ASSERT_EQ(answer->series[i].points.size(),
              expected.series[i].points.size());
    EXPECT_TRUE(answer->series[i].average_growth ==
                expected.series[i].average_growth)
        << question.cells[i];
    for (size_t j = 0; j < expected.series[i].points.size(); ++j) {
      const SeriesPoint& point = answer->series[i].points[j];
      const SeriesPoint& wanted = expected.series[i].points[j];
      EXPECT_TRUE(point == wanted)
          << testing::PrintToString(point.change == wanted.change)
          << testing::PrintToString(point.value == wanted.value) << " "
          << question.area.digits() << " " << question.cells[i] << " "
          << wanted.year << ": status " << static_cast<int>(point.value.status)
          << " value " << point.value.value << " note " << point.value.note
          << "; expected " << static_cast<int>(wanted.value.status) << " "
          << wanted.value.value << " " << wanted.value.note;
    }
  }
}

void ExpectRanking(const Cube& cube, const NaiveModel& model,
                   const RankQuestion& question) {
  const auto answer = RankAreas(cube, question);
  ASSERT_THAT(answer, IsOk());
  const RankAnswer expected = model.RankAreas(question);
  EXPECT_EQ(answer->year, expected.year);
  EXPECT_EQ(answer->basis, expected.basis);
  EXPECT_EQ(answer->ranked, expected.ranked);
  EXPECT_EQ(answer->without_value, expected.without_value);
  EXPECT_TRUE(answer->asked == expected.asked) << question.cell;
  EXPECT_EQ(answer->median, expected.median) << question.cell;
  EXPECT_TRUE(answer->ranking == expected.ranking)
      << question.area.digits() << " level " << static_cast<int>(question.level)
      << " " << question.cell;
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

void AskAll(const Cube& cube, const NaiveModel& model,
            RandomQuestions& questions) {
  for (int i = 0; i < kQuestionsPerCube; ++i) {
    ExpectSeries(cube, model, questions.Series());
    ExpectRanking(cube, model, questions.Rank());
    ExpectDistribution(cube, model, questions.Distribution());
    ExpectCoverage(cube, model, questions.Coverage());
    ExpectOutliers(cube, model, questions.Outliers());
    ExpectReconciliation(cube, model, questions.Reconcile());
    ExpectFindingsList(cube, model, questions.Findings());
    ExpectExplanation(cube, model, questions.Explain());
    const AggregateQuestion question = questions.Aggregate();
    const AggregateAnswer expected = model.Aggregate(question);
    ExpectEqual(AllPages(cube, question, kMaxPageSize), expected);
    if (expected.rows.size() < 200) {
      ExpectEqual(AllPages(cube, question, 3), expected);
    }
  }
}

class QuestionsAgainstModelTest : public testing::TestWithParam<int> {};

TEST_P(QuestionsAgainstModelTest, EveryAnswerOfEveryCubeIsExact) {
  RandomChanges feed(GetParam(), OddAreas());
  RandomQuestions questions(GetParam() + 1'000);
  NaiveModel model;
  auto cube = std::make_shared<const Cube>(TestFrame());
  std::shared_ptr<const Cube> kept;
  NaiveModel kept_model;
  for (int batch = 0; batch < kBatches; ++batch) {
    const auto changes =
        feed.Next(feed.OneIn(2) ? 1 + feed.Below(3) : feed.Below(60));
    model.Apply(changes);
    cube = Apply(*cube, changes);
    ASSERT_NO_FATAL_FAILURE(AskAll(*cube, model, questions));
    ASSERT_NO_FATAL_FAILURE(ExpectFindings(*cube, model));
    ASSERT_EQ(cube->state_hash, RecountStateHash(*cube));
    if (batch == kBatches / 2) {
      kept = cube;
      kept_model = model;
    }
    if (HasFailure()) return;
  }
  // What was published in between has not changed since.
  AskAll(*kept, kept_model, questions);
  ExpectFindings(*kept, kept_model);
}

// Every state that the feed went through can be compared with every other.
TEST_P(QuestionsAgainstModelTest, EveryTwoPlacesOfTheFeedAreExplained) {
  RandomChanges feed(GetParam() + 50, OddAreas());
  RandomQuestions questions(GetParam() + 2'000);
  auto cube = BeginHistory(Cube(TestFrame()));
  std::vector<std::pair<record::Sequence, NaiveModel>> states;
  NaiveModel model;
  states.emplace_back(0, model);
  for (int batch = 0; batch < 4; ++batch) {
    const auto changes = feed.Next(1 + feed.Below(40));
    for (const record::Change& change : changes) {
      model.Apply(std::span(&change, 1));
      states.emplace_back(change.sequence, model);
    }
    cube = Apply(*cube, changes);
  }
  for (int i = 0; i < 60; ++i) {
    const size_t a = feed.Below(states.size());
    const size_t b = feed.Below(states.size());
    const auto& [before, earlier] = states[std::min(a, b)];
    const auto& [after, later] = states[std::max(a, b)];
    // 0 would mean the newest.
    if (after == 0) continue;
    ExpectExplanationSince(*cube, earlier, later,
                           questions.ExplainSince(before, after));
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, QuestionsAgainstModelTest,
                         testing::Range(1,
                                        1 + (IsLong() ? kSeedsLong : kSeeds)));

// Thousands of organs in random order, few at a time and many at a time: blocks
// are made, filled, and cut again and again.
TEST(BlocksAgainstModelTest, OrgansThatAppearLateChangeNoOther) {
  const auto areas = AreasInside(Code("43"));
  RandomChanges feed(7, areas);
  NaiveModel model;
  auto cube = std::make_shared<const Cube>(TestFrame());
  const size_t sizes[] = {1, 3'000, 2, 40, 2'500, 1, 1, 700, 3'000, 5};
  for (const size_t size : sizes) {
    const auto changes = feed.Next(size);
    model.Apply(changes);
    cube = Apply(*cube, changes);
  }
  ASSERT_GT(cube->own.organs->blocks(), 3u);
  ExpectFindings(*cube, model);
  AggregateQuestion question;
  question.area = Code("43");
  question.group_by = AreaLevel::kOrgan;
  question.years = YearRange{2015, 2020};
  question.cells = {"applications.received_new.total",
                    "proactive.norm_docs_made",
                    "proactive.procurement_amount_yuan",
                    "narrative_figures.staff", "annex_2014.disclosed_items"};
  ExpectEqual(AllPages(*cube, question, kMaxPageSize),
              model.Aggregate(question));
  question.group_by = AreaLevel::kCounty;
  ExpectEqual(AllPages(*cube, question, kMaxPageSize),
              model.Aggregate(question));
}

}  // namespace
}  // namespace disclosure::stats
