#include "tests/stats-service/support/naive_indicators.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/naive_readings.h"
#include "tests/support/catalogue.h"

namespace disclosure::stats {
namespace {

using form::Cell;
using form::Indicator;
using form::Measure;
using record::Change;

// One cell of a formula. Those of one sum() have one group; a cell that stands
// alone is a group of its own.
struct Leaf {
  const Cell* cell = nullptr;
  int sign = 1;
  int group = 0;
};

std::vector<const Cell*> Between(const Cell& first, const Cell& last) {
  const auto word = [](const Cell& cell) {
    return cell.name.substr(cell.name.rfind('.') + 1);
  };
  std::vector<const Cell*> cells;
  for (const Cell& cell : TestCatalogue().cells()) {
    if (cell.index < first.index || cell.index > last.index) continue;
    if (word(first) != word(last) || word(cell) == word(first)) {
      cells.push_back(&cell);
    }
  }
  return cells;
}

// "a + b - sum(c .. d, e)".
std::vector<Leaf> LeavesOf(const std::string& formula) {
  std::string spaced;
  for (const char c : formula) {
    const bool apart = c == '(' || c == ')' || c == ',' || c == '+' || c == '-';
    spaced += apart ? std::string{' ', c, ' '} : std::string{c};
  }
  std::istringstream words(spaced);
  std::vector<Leaf> leaves;
  int sign = 1;
  int group = 0;
  bool in_sum = false;
  bool is_range = false;
  for (std::string word; words >> word;) {
    if (word == "+" || word == "-") {
      sign = word == "+" ? 1 : -1;
    } else if (word == "sum" || word == "(" || word == ")") {
      in_sum = word != ")";
      ++group;
    } else if (word == "..") {
      is_range = true;
    } else if (word != ",") {
      const Cell& cell = TestCatalogue().cell(CellNamed(word));
      if (!in_sum) ++group;
      if (is_range) {
        const Cell first = *leaves.back().cell;
        leaves.pop_back();
        for (const Cell* each : Between(first, cell)) {
          leaves.push_back({each, sign, group});
        }
        is_range = false;
      } else {
        leaves.push_back({&cell, sign, group});
      }
    }
  }
  return leaves;
}

bool FormHas(v1::Form form, const std::vector<Leaf>& leaves) {
  std::map<int, bool> groups;
  for (const Leaf& leaf : leaves) {
    groups[leaf.group] = groups[leaf.group] || Asks(form, *leaf.cell);
  }
  return std::all_of(groups.begin(), groups.end(),
                     [](const auto& group) { return group.second; });
}

bool IsAboutAnswers(Measure measure) {
  return measure == rules::v1::MEASURE_ANSWERS ||
         measure == rules::v1::MEASURE_ZERO_ANSWERS ||
         measure == rules::v1::MEASURE_LARGEST_ANSWER ||
         measure == rules::v1::MEASURE_LARGEST_TENTH;
}

std::vector<Leaf> LeavesOf(const form::IndicatorSide& side) {
  if (side.measure == rules::v1::MEASURE_UNSPECIFIED) {
    return LeavesOf(side.text);
  }
  if (!IsAboutAnswers(side.measure)) return {};
  // "reports that answer sum(...)"
  const size_t formula = side.text.rfind("sum(");
  return LeavesOf(side.text.substr(formula));
}

std::optional<NaiveWide> FigureIn(const Change& report, const Leaf& leaf) {
  if (!Asks(report.form, *leaf.cell) || !report.cells.Has(leaf.cell->index) ||
      IsLeftOut(report, *leaf.cell)) {
    return std::nullopt;
  }
  return NaiveWide{report.cells.ValueOrZero(leaf.cell->index)} * leaf.sign;
}

int64_t Faults(const Change& report) {
  return std::count_if(report.findings.begin(), report.findings.end(),
                       [](const auto& finding) {
                         return finding.severity != v1::SEVERITY_INFO;
                       });
}

std::optional<NaiveWide> TotalIn(const Change& report, const char* name) {
  const Cell& cell = TestCatalogue().cell(CellNamed(name));
  if (!Asks(report.form, cell) || !report.cells.Has(cell.index)) {
    return std::nullopt;
  }
  return report.cells.ValueOrZero(cell.index);
}

// Whether what is carried in was carried out; nullopt: it is no pair.
std::optional<bool> IsLinked(const NaiveYear& year, const Change& report) {
  const auto carried_in = TotalIn(report, "applications.carried_in.total");
  const auto before = year.before(report);
  if (!carried_in.has_value() || before.empty()) return std::nullopt;
  NaiveWide carried_out = 0;
  for (const Change* part : before) {
    const auto figure = TotalIn(*part, "applications.carried_out.total");
    if (!figure.has_value() || part->form != before[0]->form) {
      return std::nullopt;
    }
    carried_out += *figure;
  }
  return carried_out == *carried_in;
}

NaiveWide SumOfAnswers(Measure measure, std::vector<NaiveWide> answers) {
  std::sort(answers.rbegin(), answers.rend());
  NaiveWide sum = 0;
  switch (measure) {
    case rules::v1::MEASURE_ANSWERS:
      return static_cast<NaiveWide>(answers.size());
    case rules::v1::MEASURE_ZERO_ANSWERS:
      return std::count(answers.begin(), answers.end(), 0);
    case rules::v1::MEASURE_LARGEST_ANSWER:
      return answers.empty() ? 0 : answers.front();
    default:
      for (size_t i = 0; i * 10 < answers.size(); ++i) sum += answers[i];
      return sum;
  }
}

// nullopt: it cannot be told.
std::optional<NaiveWide> Measured(Measure measure, const NaiveYear& year,
                                  const std::vector<NaiveWide>& answers) {
  if (measure == rules::v1::MEASURE_POPULATION) {
    if (!year.has_own_boundaries) return std::nullopt;
    const auto found = year.population->Find(year.area, year.year);
    return found ? std::optional<NaiveWide>(*found) : std::nullopt;
  }
  if (year.is_summary) return std::nullopt;
  if (IsAboutAnswers(measure)) return SumOfAnswers(measure, answers);
  NaiveWide sum = 0;
  switch (measure) {
    case rules::v1::MEASURE_EXPECTED:
      return year.expected();
    case rules::v1::MEASURE_EXPECTED_REPORTS:
      return year.expected() - year.missing;
    case rules::v1::MEASURE_REPORTS:
      return static_cast<NaiveWide>(year.reports.size());
    default:
      for (const Change* report : year.reports) {
        const auto is_linked = IsLinked(year, *report);
        sum += measure == rules::v1::MEASURE_FAULTS ? Faults(*report)
               : measure == rules::v1::MEASURE_CLEAN_REPORTS
                   ? (Faults(*report) == 0 ? 1 : 0)
               : measure == rules::v1::MEASURE_YEAR_PAIRS
                   ? (is_linked.has_value() ? 1 : 0)
                   : (is_linked.value_or(false) ? 1 : 0);
      }
      return sum;
  }
}

bool NeedsNoReport(const form::IndicatorSide& side) {
  return side.text.empty() || side.measure == rules::v1::MEASURE_POPULATION ||
         side.measure == rules::v1::MEASURE_EXPECTED ||
         side.measure == rules::v1::MEASURE_EXPECTED_REPORTS;
}

std::optional<int64_t> Narrowed(NaiveWide wide) {
  if (wide > std::numeric_limits<int64_t>::max() ||
      wide < std::numeric_limits<int64_t>::min()) {
    return std::nullopt;
  }
  return static_cast<int64_t>(wide);
}

}  // namespace

void SetNotAsked(v1::Form form, const Cell& cell, Value& value) {
  if (value.status != ValueStatus::kNotComparable) {
    value.status = ValueStatus::kNotAsked;
  }
  for (const Cell& other : TestCatalogue().cells()) {
    if (other.forms == 0 || ((other.forms >> form) & 1) == 0) continue;
    const bool follows = cell.comparability == v1::COMPARABILITY_NONE &&
                         cell.successor == other.name;
    const bool precedes = other.comparability == v1::COMPARABILITY_NONE &&
                          other.successor == cell.name;
    if (!follows && !precedes) continue;
    value.status = ValueStatus::kNotComparable;
    value.note = cell.note.empty() ? other.note : cell.note;
  }
}

void NaiveSum::Add(const NaiveSum& other) {
  above += other.above;
  below += other.below;
  complete = complete || other.complete;
  approximate = approximate || other.approximate;
  with_value += other.with_value;
  blank += other.blank;
  not_asked += other.not_asked;
}

bool HasIndicator(v1::Form form, const Indicator& indicator) {
  return FormHas(form, LeavesOf(indicator.numerator)) &&
         FormHas(form, LeavesOf(indicator.denominator));
}

NaiveSum SumIndicator(const Indicator& indicator, const NaiveYear& year) {
  NaiveSum result;
  std::vector<const Change*> asked;
  for (const Change* report : year.reports) {
    if (HasIndicator(report->form, indicator)) asked.push_back(report);
  }
  result.not_asked = static_cast<int64_t>(year.reports.size() - asked.size());
  std::set<v1::Form> whole_forms;
  for (const Change* report : asked) whole_forms.insert(report->form);
  bool told = true;
  NaiveWide sides[2] = {0, 0};
  for (const int which : {0, 1}) {
    const form::IndicatorSide& side =
        which == 0 ? indicator.numerator : indicator.denominator;
    std::vector<NaiveWide> answers;
    for (const Leaf& leaf : LeavesOf(side)) {
      int64_t given = 0;
      int64_t left_out = 0;
      for (const Change* report : asked) {
        const auto figure = FigureIn(*report, leaf);
        if (figure.has_value()) {
          ++given;
          sides[which] += *figure;
          answers.push_back(*figure);
          result.approximate =
              result.approximate || IsApproximate(*report, *leaf.cell);
        } else if (Asks(report->form, *leaf.cell)) {
          ++left_out;
        }
      }
      result.blank = std::max(result.blank, left_out);
      if (given > 0) continue;
      std::erase_if(whole_forms,
                    [&](v1::Form form) { return Asks(form, *leaf.cell); });
    }
    if (side.measure == rules::v1::MEASURE_UNSPECIFIED) continue;
    const auto measured = Measured(side.measure, year, answers);
    told = told && measured.has_value();
    sides[which] = measured.value_or(0);
  }
  result.with_value = static_cast<int64_t>(asked.size()) - result.blank;
  const bool needs_none = NeedsNoReport(indicator.numerator) &&
                          NeedsNoReport(indicator.denominator);
  result.complete = told && (!whole_forms.empty() || needs_none);
  if (result.complete) {
    result.above = sides[0];
    result.below = sides[1];
  } else {
    result.approximate = false;
  }
  return result;
}

// From the worst to none, whichever is reached first.
RiskHint NaiveRisk(const Figure& figure, const Value& value) {
  if (figure.indicator() == nullptr || !figure.indicator()->risk.has_value()) {
    return RiskHint::kUnspecified;
  }
  if (!value.has_value()) return RiskHint::kNoValue;
  const form::RiskThresholds& risk = *figure.indicator()->risk;
  if (value.ratio->has_denominator &&
      value.ratio->denominator < risk.least_cases()) {
    return RiskHint::kTooFewCases;
  }
  const double number = value.number();
  const double none = std::numeric_limits<double>::infinity();
  const double red_below = risk.has_red_below() ? risk.red_below() : -none;
  const double red_above = risk.has_red_above() ? risk.red_above() : none;
  const double low = risk.has_yellow_below() ? risk.yellow_below() : -none;
  const double high = risk.has_yellow_above() ? risk.yellow_above() : none;
  if (number >= std::max(low, red_below) &&
      number <= std::min(high, red_above)) {
    return RiskHint::kNone;
  }
  return number < red_below || number > red_above ? RiskHint::kRed
                                                  : RiskHint::kYellow;
}

Value NaiveIndicatorValue(const Indicator& indicator, const NaiveSum& sum,
                          const std::vector<const Change*>& reports,
                          int64_t missing) {
  Value value;
  value.counts =
      ValueCounts{sum.with_value, sum.blank, missing, sum.not_asked, 0};
  if (!sum.complete) {
    if (sum.with_value + sum.blank > 0) {
      value.status = ValueStatus::kInputMissing;
    } else if (sum.not_asked > 0) {
      std::set<v1::Form> forms;
      for (const Change* report : reports) forms.insert(report->form);
      std::set<form::CellIndex> cells;
      for (const auto* side : {&indicator.numerator, &indicator.denominator}) {
        for (const Leaf& leaf : LeavesOf(*side)) {
          cells.insert(leaf.cell->index);
        }
      }
      for (const form::CellIndex cell : cells) {
        for (const v1::Form form : forms) {
          SetNotAsked(form, TestCatalogue().cell(cell), value);
        }
      }
    }
    return value;
  }
  const bool is_ratio = !indicator.denominator.text.empty();
  const auto above = Narrowed(sum.above);
  const auto below = is_ratio ? Narrowed(sum.below) : std::optional<int64_t>(1);
  if (!above.has_value() || !below.has_value()) {
    value.status = ValueStatus::kOverflow;
    return value;
  }
  value.approximate = sum.approximate;
  value.ratio = Ratio{*above, *below, is_ratio, 0};
  if (*below == 0) {
    value.status = ValueStatus::kDenominatorZero;
    return value;
  }
  value.status = is_ratio && *below < indicator.small_sample_below
                     ? ValueStatus::kSmallSample
                     : ValueStatus::kValue;
  value.ratio->value =
      static_cast<double>(NaiveWide{*above} * indicator.scale) /
      static_cast<double>(*below);
  if (!is_ratio) value.value = *above;
  return value;
}

std::vector<v1::Form> FormsWith(const Figure& figure,
                                const std::vector<const Change*>& reports) {
  std::set<v1::Form> forms;
  for (const Change* report : reports) {
    const bool has = figure.cell() != nullptr
                         ? Asks(report->form, *figure.cell())
                         : HasIndicator(report->form, *figure.indicator());
    if (has) forms.insert(report->form);
  }
  return {forms.begin(), forms.end()};
}

std::optional<std::pair<v1::Comparability, std::string_view>> NaiveBreak(
    const Figure& figure, const std::vector<v1::Form>& before,
    const std::vector<v1::Form>& now) {
  if (before.empty() || now.empty() || before == now) return std::nullopt;
  if (const Cell* cell = figure.cell()) {
    if (cell->comparability != v1::COMPARABILITY_CAUTION || cell->forms == 0) {
      return std::nullopt;
    }
    return std::pair(cell->comparability, std::string_view(cell->note));
  }
  const v1::Form first = std::min(before.front(), now.front());
  const v1::Form last = std::max(before.back(), now.back());
  for (const auto& between : figure.indicator()->breaks) {
    if (first <= between.before() && last >= between.after()) {
      return std::pair(between.comparability(),
                       std::string_view(between.note_en()));
    }
  }
  return std::nullopt;
}

namespace {

bool Compares(const Figure& figure, const NaivePoint& a, const NaivePoint& b) {
  if (a.place != b.place) return false;
  const auto between = NaiveBreak(figure, a.forms, b.forms);
  return !between.has_value() || between->first != v1::COMPARABILITY_NONE;
}

YearChange ChangeOf(const Figure& figure, const NaivePoint& before,
                    const NaivePoint& now) {
  YearChange change;
  change.form_changed =
      !before.forms.empty() && !now.forms.empty() && before.forms != now.forms;
  if (!now.value.has_value()) {
    change.status = now.value.status;
  } else if (!before.value.has_value()) {
    change.status = before.value.status;
  } else if (!Compares(figure, before, now)) {
    change.status = ValueStatus::kNotComparable;
  } else {
    change.status = ValueStatus::kValue;
    change.difference = now.value.ratio.has_value()
                            ? now.value.ratio->value - before.value.ratio->value
                            : static_cast<double>(NaiveWide{now.value.value} -
                                                  before.value.value);
    const double base = before.value.ratio.has_value()
                            ? before.value.ratio->value
                            : static_cast<double>(before.value.value);
    if (base > 0) change.growth = *change.difference * 100 / base;
  }
  return change;
}

}  // namespace

void AddNaiveTrend(const std::vector<NaivePoint>& points, Series& series) {
  const NaivePoint* first = nullptr;
  const NaivePoint* last = nullptr;
  bool compare = true;
  for (size_t i = 2; i < points.size(); ++i) {
    SeriesPoint& point = series.points[i - 2];
    point.change = ChangeOf(series.figure, points[i - 1], points[i]);
    const bool all = points[i].value.has_value() &&
                     points[i - 1].value.has_value() &&
                     points[i - 2].value.has_value();
    if (all && Compares(series.figure, points[i - 2], points[i - 1]) &&
        Compares(series.figure, points[i - 1], points[i])) {
      point.moving_mean =
          (points[i - 2].value.number() + points[i - 1].value.number() +
           points[i].value.number()) /
          3;
    }
    if (!points[i].value.has_value()) continue;
    if (first == nullptr) first = &points[i];
    if (last != nullptr && !Compares(series.figure, *last, points[i])) {
      compare = false;
    }
    last = &points[i];
  }
  if (first == last || !compare || first->value.number() <= 0 ||
      last->value.number() < 0) {
    return;
  }
  series.average_growth =
      AverageGrowth{first->year, last->year,
                    (std::pow(last->value.number() / first->value.number(),
                              1.0 / (last->year - first->year)) -
                     1) *
                        100};
}

}  // namespace disclosure::stats
