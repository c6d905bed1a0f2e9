// Series, sums, rankings, distributions and outliers on today's areas, asked of
// random feeds over random lineages, and over the real one, against the naive
// model: exact equality. Some questions are as reported, under codes used
// again.

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "stats-service/query/aggregate.h"
#include "stats-service/query/get_distribution.h"
#include "stats-service/query/get_series.h"
#include "stats-service/query/list_outliers.h"
#include "stats-service/query/rank_areas.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/model_comparison.h"
#include "tests/stats-service/support/naive_model.h"
#include "tests/stats-service/support/random_changes.h"
#include "tests/stats-service/support/random_divisions.h"
#include "tests/stats-service/support/random_questions.h"
#include "tests/stats-service/support/walled_indicator.h"
#include "tests/support/catalogue.h"
#include "tests/support/long_tests.h"

namespace disclosure::stats {
namespace {

using divisions::DivisionCode;

constexpr int kTodaySeeds = 30;
constexpr int kTodaySeedsLong = 500;
constexpr int kQuestions = 12;

// About areas of the newest edition.
class TodaysQuestions {
 public:
  TodaysQuestions(uint64_t seed, const CubeFrame& frame,
                  const std::vector<DivisionCode>& areas)
      : random_(seed, areas), frame_(frame) {
    for (const DivisionCode& area : areas) {
      if (frame.divisions().Find(area)->In(divisions::kEditions.back())) {
        areas_.push_back(area);
      }
    }
  }

  SeriesQuestion Series() {
    SeriesQuestion question;
    question.boundaries = SomeBoundaries();
    question.area = SomeArea();
    if (random_.OneIn(4)) question.organ = Department(0);
    if (question.organ.IsGovernment() && random_.OneIn(2)) {
      question.basis = static_cast<Basis>(random_.Below(3));
    }
    question.years = SomeYears();
    question.cells = SomeFigures(question.basis != Basis::kOwnOrgan);
    return question;
  }

  AggregateQuestion Aggregate() {
    AggregateQuestion question;
    question.boundaries = SomeBoundaries();
    question.area = SomeArea();
    const int first = static_cast<int>(question.area.level()) + 2;
    const int last = static_cast<int>(AreaLevel::kOrgan);
    if (!random_.OneIn(5)) {
      question.group_by = static_cast<AreaLevel>(
          first + static_cast<int>(random_.Below(last - first + 1)));
    }
    question.years = SomeYears();
    question.cells = SomeFigures(/*additive=*/true);
    question.sum_over_years = random_.OneIn(4);
    if (question.sum_over_years) {
      question.cells = {"applications.received_new.total",
                        "indicator.disclosure_rate"};
    }
    question.page_size = kMaxPageSize;
    return question;
  }

  RankQuestion Rank() {
    auto question = AboutUnits<RankQuestion>();
    question.order = static_cast<RankOrder>(random_.Below(3));
    question.limit = static_cast<int>(random_.Below(30));
    const DivisionCode asked = SomeArea();
    if (static_cast<int>(asked.level()) + 1 ==
            static_cast<int>(question.level) &&
        question.area.Contains(asked)) {
      question.rank_of = asked;
    }
    return question;
  }

  DistributionQuestion Distribution() {
    auto question = AboutUnits<DistributionQuestion>();
    question.method = static_cast<QuantileMethod>(random_.Below(3));
    question.probabilities = {0, 0.1, 0.5, 1};
    return question;
  }

  // By parameters that find something among few units.
  OutliersQuestion Outliers() {
    auto question = AboutUnits<OutliersQuestion>();
    question.boundaries = SomeBoundaries();
    if (frame_.indicators().Find(kWalled) != nullptr && random_.OneIn(3)) {
      question.cell = kWalled;
    }
    question.method = static_cast<OutlierMethod>(random_.Below(4));
    question.parameters = SensitiveParameters(random_);
    question.page_size = static_cast<int>(1 + random_.Below(20));
    return question;
  }

 private:
  template <typename Question>
  Question AboutUnits() {
    Question question;
    question.boundaries = Boundaries::kToday;
    do {
      question.area = SomeArea();
      question.level = static_cast<AreaLevel>(2 + random_.Below(5));
    } while (static_cast<int>(question.level) <
             static_cast<int>(question.area.level()) + 2);
    if (random_.OneIn(2)) {
      question.basis = static_cast<Basis>(random_.Below(3));
    }
    if (!random_.OneIn(5)) question.year = SomeYear();
    question.cell = SomeFigures(question.basis != Basis::kOwnOrgan).back();
    question.leave_out_small_samples = random_.OneIn(4);
    return question;
  }
  Boundaries SomeBoundaries() {
    return random_.OneIn(3) ? Boundaries::kAsReported : Boundaries::kToday;
  }
  const DivisionCode& SomeArea() {
    return areas_[random_.Below(areas_.size())];
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
  std::vector<std::string> SomeFigures(bool additive) {
    std::vector<std::string> names;
    while (names.empty() || !random_.OneIn(3)) {
      const form::Cell& cell = TestCatalogue().cell(
          static_cast<form::CellIndex>(random_.Below(TestCatalogue().size())));
      if (!additive || cell.additivity != v1::ADDITIVITY_RATE) {
        names.push_back(cell.name);
      }
    }
    if (random_.OneIn(2)) names.push_back("proactive.procurement_amount_yuan");
    for (const form::Cell& cell : TestCatalogue().cells()) {
      const bool is_rate = cell.additivity == v1::ADDITIVITY_RATE;
      if (!additive && is_rate && random_.OneIn(2)) names.push_back(cell.name);
    }
    if (!additive && random_.OneIn(2)) return names;
    const auto all = frame_.indicators().indicators();
    while (!random_.OneIn(4)) {
      const form::Indicator& indicator = all[random_.Below(all.size())];
      if (indicator.unavailable.empty()) names.push_back(indicator.name);
    }
    return names;
  }

  RandomChanges random_;
  const CubeFrame& frame_;
  std::vector<DivisionCode> areas_;
};

void AskAllOfToday(const Cube& cube, const NaiveModel& model,
                   TodaysQuestions& questions, int count) {
  for (int i = 0; i < count; ++i) {
    ASSERT_NO_FATAL_FAILURE(ExpectSeries(cube, model, questions.Series()));
    ASSERT_NO_FATAL_FAILURE(ExpectSums(cube, model, questions.Aggregate()));
    ASSERT_NO_FATAL_FAILURE(ExpectRanking(cube, model, questions.Rank()));
    ASSERT_NO_FATAL_FAILURE(
        ExpectDistribution(cube, model, questions.Distribution()));
    ASSERT_NO_FATAL_FAILURE(ExpectOutliers(cube, model, questions.Outliers()));
  }
}

// Of most areas in most years.
Population PopulationOf(const divisions::DivisionTree& divisions) {
  std::string text = "division_code,year,population\n";
  for (const auto& area : divisions.areas()) {
    for (int year = 2013; year <= 2023; ++year) {
      if ((area.name.size() + year) % 5 == 0) continue;
      text += area.code.ToString() + "," + std::to_string(year) + "," +
              std::to_string(1'000 + year) + "\n";
    }
  }
  return Population::Parse(text, "population.csv", divisions).value();
}

class TodayAgainstModelTest : public testing::TestWithParam<int> {};

TEST_P(TodayAgainstModelTest, EveryAnswerOverARandomLineageIsExact) {
  const auto seed = static_cast<uint64_t>(GetParam());
  const divisions::DivisionTree divisions = RandomDivisions(seed);
  const CubeFrame frame(TestCatalogue(), divisions, WalledIndicators(),
                        PopulationOf(divisions));
  std::vector<DivisionCode> codes;
  for (const auto& area : divisions.areas()) codes.push_back(area.code);
  RandomChanges feed(seed, codes);
  TodaysQuestions questions(seed + 1'000, frame, codes);
  NaiveModel model(frame);
  auto cube = std::make_shared<const Cube>(frame);
  for (const size_t size : {20, 200, 400}) {
    const auto changes = feed.Next(size);
    model.Apply(changes);
    cube = Apply(*cube, changes);
    ASSERT_NO_FATAL_FAILURE(AskAllOfToday(*cube, model, questions, kQuestions));
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, TodayAgainstModelTest,
                         testing::Range(1, 1 + (AreTestsLong() ? kTodaySeedsLong
                                                               : kTodaySeeds)));

// Places of Hunan and Anhui that were merged, re-coded, moved to another city,
// used again, or lost.
TEST(TodayAgainstModelOfChinaTest, EveryAnswerOverTheRealLineageIsExact) {
  std::vector<DivisionCode> codes;
  for (const char* digits :
       {"4301",      "430105",    "430105017", "430105021", "430105102",
        "430124",    "430124102", "430182",    "430182102", "430181",
        "430181131", "430181207", "430212",    "430212100", "430221",
        "430221109", "430221201", "4303",      "430321",    "430321101",
        "430321102", "430321111", "430621",    "430621100", "430621102",
        "430621103", "430681119", "430681200", "340422",    "340422100",
        "341521",    "341521100", "3404",      "3415"}) {
    codes.push_back(Code(digits));
    ASSERT_TRUE(TestDivisions().Knows(codes.back())) << digits;
  }
  RandomChanges feed(11, codes);
  TodaysQuestions questions(12, TestFrame(), codes);
  NaiveModel model;
  const auto changes = feed.Next(800);
  model.Apply(changes);
  const auto cube = Apply(Cube(TestFrame()), changes);
  AskAllOfToday(*cube, model, questions, AreTestsLong() ? 50 : 5);
}

}  // namespace
}  // namespace disclosure::stats
