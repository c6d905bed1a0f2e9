#include "tests/stats-service/support/random_questions.h"

#include <algorithm>

#include "tests/stats-service/support/country.h"
#include "tests/support/catalogue.h"

namespace disclosure::stats {

using divisions::Level;

template <typename Question>
Question RandomQuestions::AboutUnits() {
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

SeriesQuestion RandomQuestions::Series() {
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

AggregateQuestion RandomQuestions::Aggregate() {
  AggregateQuestion question;
  question.area = SomeArea();
  const bool is_township = question.area.level() == Level::kTownship;
  if (!is_township && random_.OneIn(4)) question.basis = Basis::kAreaSummary;
  const auto lowest = question.basis == Basis::kAreaSummary ? AreaLevel::kCounty
                                                            : AreaLevel::kOrgan;
  const int first = static_cast<int>(question.area.level()) + 2;
  const int last = static_cast<int>(lowest);
  if (first <= last && !random_.OneIn(5)) {
    question.group_by = static_cast<AreaLevel>(
        first + static_cast<int>(random_.Below(last - first + 1)));
  }
  question.years = SomeYears();
  question.sum_over_years = random_.OneIn(4);
  question.cells = SomeFigures(question.sum_over_years ? &IsFlow : &IsAdditive);
  question.page_size = kMaxPageSize;
  return question;
}

RankQuestion RandomQuestions::Rank() {
  auto question = AboutUnits<RankQuestion>();
  question.order = static_cast<RankOrder>(random_.Below(3));
  question.limit = static_cast<int>(random_.Below(30));
  question.rank_of = SomeRanked(question);
  question.cell = SomeFigures(&IsAdditive).back();
  question.leave_out_small_samples = random_.OneIn(4);
  return question;
}

CoverageQuestion RandomQuestions::Coverage() {
  CoverageQuestion question;
  question.area = SomeArea();
  const int first = static_cast<int>(question.area.level()) + 2;
  const int last = static_cast<int>(AreaLevel::kTownship);
  // Not by township in the nation: more rows than one answer has.
  const bool is_nation = question.area.level() == Level::kNation;
  if (first <= last && random_.OneIn(2)) {
    question.group_by = static_cast<AreaLevel>(
        first + static_cast<int>(
                    random_.Below((is_nation ? last - 1 : last) - first + 1)));
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

OutlierParameters SensitiveParameters(RandomChanges& random) {
  OutlierParameters parameters;
  parameters.most_sigma = 0.25 * static_cast<double>(random.Below(8));
  parameters.most_distances = 0.5 * static_cast<double>(random.Below(4));
  parameters.least_group = static_cast<int>(2 + random.Below(3));
  parameters.past_years = static_cast<int>(1 + random.Below(6));
  parameters.least_past_years =
      static_cast<int>(1 + random.Below(parameters.past_years));
  parameters.least_difference = static_cast<double>(random.Below(3));
  return parameters;
}

OutliersQuestion RandomQuestions::Outliers() {
  auto question = AboutUnits<OutliersQuestion>();
  question.cell = SomeFigures(&IsAdditive).back();
  question.leave_out_small_samples = random_.OneIn(4);
  question.method = static_cast<OutlierMethod>(random_.Below(4));
  // So few figures are hardly ever outliers by the usual ones.
  if (!random_.OneIn(3)) question.parameters = SensitiveParameters(random_);
  question.page_size = static_cast<int>(1 + random_.Below(20));
  return question;
}

DistributionQuestion RandomQuestions::Distribution() {
  auto question = AboutUnits<DistributionQuestion>();
  question.cell = SomeFigures(&IsAdditive).back();
  question.leave_out_small_samples = random_.OneIn(4);
  question.method = static_cast<QuantileMethod>(random_.Below(3));
  question.scale = static_cast<HistogramScale>(random_.Below(3));
  question.probabilities = {0, 0.5, 1};
  while (!random_.OneIn(4)) {
    question.probabilities.push_back(static_cast<double>(random_.Below(1'001)) /
                                     1'000);
  }
  return question;
}

ReconcileQuestion RandomQuestions::Reconcile() {
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

FindingsQuestion RandomQuestions::Findings() {
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

ExplainQuestion RandomQuestions::Explain() {
  ExplainQuestion question;
  question.area = SomeArea();
  question.cell = SomeCells(&IsAdditive).front();
  if (random_.OneIn(2)) question.year_before = SomeYear();
  if (random_.OneIn(2)) question.year_after = SomeYear();
  question.limit = static_cast<int>(random_.Below(6));
  return question;
}

ExplainQuestion RandomQuestions::ExplainSince(record::Sequence before,
                                              record::Sequence after) {
  ExplainQuestion question = Explain();
  question.sequences = SequencesCompared{SomeYear(), before, after};
  return question;
}

divisions::DivisionCode RandomQuestions::SomeArea() {
  const auto areas = OddAreas();
  const auto& area = areas[random_.Below(areas.size())];
  const bool is_large = area.level() <= Level::kProvince;
  return is_large && !random_.OneIn(8) ? Code("430321") : area;
}

int32_t RandomQuestions::SomeYear() {
  return RandomChanges::kFirstYear - 1 +
         static_cast<int32_t>(random_.Below(RandomChanges::kYears + 2));
}

std::optional<YearRange> RandomQuestions::SomeYears() {
  if (random_.OneIn(4)) return std::nullopt;
  const int32_t a = SomeYear();
  const int32_t b = SomeYear();
  return YearRange{std::min(a, b), std::max(a, b)};
}

std::vector<std::string> RandomQuestions::SomeCells(Predicate is_wanted) {
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

std::vector<std::string> RandomQuestions::SomeFigures(Predicate is_wanted) {
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

std::optional<divisions::DivisionCode> RandomQuestions::SomeRanked(
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

}  // namespace disclosure::stats
