#include "tests/stats-service/support/naive_model.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <tuple>

#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/naive_indicators.h"
#include "tests/stats-service/support/naive_readings.h"
#include "tests/support/catalogue.h"

namespace disclosure::stats {
namespace {

using divisions::Area;
using divisions::DivisionCode;
using divisions::DivisionTree;
using divisions::Level;
using form::Cell;
using form::OrganKey;
using record::Change;
using record::ChangeKind;
__extension__ using Wide = __int128;

// Before any report of a test.
constexpr int32_t kLongBefore = 2008;

constexpr std::string_view kSplit =
    "A place was split since, and only some of its parts lie in the area. Ask "
    "for an area around all of them, or as reported.";
constexpr std::string_view kRates =
    "Several places became the area, and each reported a rate: they do not add "
    "up.";
constexpr std::string_view kNoUnit =
    "The document does not name the unit of the amount.";

Basis AppliedBasis(const SeriesQuestion& question) {
  if (question.basis != Basis::kUnspecified) return question.basis;
  const bool is_single = question.area.level() == Level::kTownship ||
                         !question.organ.IsGovernment();
  return is_single ? Basis::kOwnOrgan : Basis::kRollUp;
}

// As the contract words it, of all figures in ascending order.
template <typename Number>
double QuantileOf(const std::vector<Number>& figures, double probability,
                  QuantileMethod method) {
  const auto count = static_cast<int64_t>(figures.size());
  const int64_t millionths = std::llround(probability * 1'000'000);
  if (method == QuantileMethod::kNearestRank) {
    // The first that enough figures are not above.
    for (int64_t i = 0; i < count; ++i) {
      if ((i + 1) * 1'000'000 >= count * millionths) {
        return static_cast<double>(figures[i]);
      }
    }
  }
  const auto place = static_cast<long double>((count - 1) * millionths) / 1e6L;
  const auto lower = static_cast<size_t>(place);
  const size_t upper = std::min(lower + 1, figures.size() - 1);
  const long double part = place - static_cast<long double>(lower);
  return static_cast<double>(static_cast<long double>(figures[lower]) *
                                 (1 - part) +
                             static_cast<long double>(figures[upper]) * part);
}

}  // namespace

void NaiveModel::Apply(std::span<const Change> changes) {
  for (const Change& change : changes) {
    const auto known = reports_.find(change.identity);
    const int32_t revision =
        known == reports_.end() ? 0 : known->second.revision;
    if (change.kind == ChangeKind::kRejudged) {
      if (known != reports_.end() && change.revision == revision) {
        known->second.findings = change.findings;
      }
    } else if (change.revision > revision) {
      reports_[change.identity] = change;
    }
  }
}

const Change* NaiveModel::Find(const OrganKey& organ, v1::Scope scope,
                               int32_t year) const {
  const auto found = reports_.find({organ, scope, year});
  return found == reports_.end() ? nullptr : &found->second;
}

NaiveModel::Reports NaiveModel::Below(const DivisionCode& area,
                                      int32_t year) const {
  Reports reports;
  for (const auto& [identity, report] : reports_) {
    if (identity.scope == v1::SCOPE_OWN_ORGAN && identity.year == year &&
        IsReported(&report) && LiesIn(area, identity.organ.division)) {
      reports.push_back(&report);
    }
  }
  return reports;
}

const std::vector<DivisionCode>& NaiveModel::Units(int32_t year) const {
  auto& units = units_[DivisionTree::EditionFor(year)];
  if (!units.empty()) return units;
  for (const Area& area : divisions().areas()) {
    if (IsExpected(area, year)) units.push_back(area.code);
  }
  return units;
}

int64_t NaiveModel::Expected(const DivisionCode& area, int32_t year) const {
  const auto& units = Units(year);
  return std::count_if(units.begin(), units.end(),
                       [&](const auto& unit) { return LiesIn(area, unit); });
}

int64_t NaiveModel::Missing(const DivisionCode& area, int32_t year) const {
  int64_t missing = 0;
  // In the order of codes, so those inside an area are neighbours: the one
  // shortcut of this model, without which a nation takes it minutes.
  const std::vector<DivisionCode>& units = Units(year);
  auto begin = std::lower_bound(units.begin(), units.end(), area);
  for (; begin != units.end() && LiesIn(area, *begin); ++begin) {
    const DivisionCode& unit = *begin;
    const OrganKey government = {unit, form::CreditCode()};
    if (!IsReported(Find(government, v1::SCOPE_OWN_ORGAN, year))) ++missing;
  }
  return missing;
}

Value NaiveModel::OwnValue(const Change* report, const Cell& cell) const {
  Value value;
  if (!IsReported(report)) {
    value.status = ValueStatus::kNotReported;
  } else if (!Asks(report->form, cell)) {
    SetNotAsked(report->form, cell, value);
  } else if (!report->cells.Has(cell.index)) {
    value.status = ValueStatus::kBlank;
  } else {
    value.status = ValueStatus::kValue;
    value.value = report->cells.ValueOrZero(cell.index);
    value.approximate = IsApproximate(*report, cell);
    if (IsLeftOut(*report, cell)) value.note = kNoUnit;
  }
  return value;
}

Value NaiveModel::SumOf(const Reports& reports, int64_t missing,
                        const Cell& cell) const {
  ValueCounts counts;
  counts.not_reported = missing;
  Wide sum = 0;
  bool approximate = false;
  Value not_asked;
  for (const Change* report : reports) {
    if (!Asks(report->form, cell)) {
      ++counts.not_asked;
      SetNotAsked(report->form, cell, not_asked);
    } else if (!report->cells.Has(cell.index)) {
      ++counts.blank;
    } else if (IsLeftOut(*report, cell)) {
      ++counts.unit_unknown;
    } else {
      ++counts.with_value;
      sum += report->cells.ValueOrZero(cell.index);
      approximate = approximate || IsApproximate(*report, cell);
    }
  }
  Value value;
  if (counts.with_value > 0 && (sum > std::numeric_limits<int64_t>::max() ||
                                sum < std::numeric_limits<int64_t>::min())) {
    value.status = ValueStatus::kOverflow;
  } else if (counts.with_value > 0) {
    value.status = ValueStatus::kValue;
    value.value = static_cast<int64_t>(sum);
    value.approximate = approximate;
  } else if (counts.blank + counts.unit_unknown > 0) {
    value.status = ValueStatus::kBlank;
    if (counts.unit_unknown > 0) value.note = kNoUnit;
  } else if (counts.not_asked > 0) {
    value = not_asked;
  }
  value.counts = counts;
  return value;
}

std::optional<YearRange> NaiveModel::AllYears() const {
  std::optional<YearRange> years;
  for (const auto& [identity, report] : reports_) {
    if (!IsReported(&report)) continue;
    if (!years.has_value()) years = YearRange{identity.year, identity.year};
    years->first = std::min(years->first, identity.year);
    years->last = std::max(years->last, identity.year);
  }
  return years;
}

NaiveYear NaiveModel::YearOf(const DivisionCode& area, int32_t year,
                             const Reports& reports, int64_t missing,
                             bool is_summary) const {
  return {.reports = reports,
          .area = area,
          .year = year,
          .is_summary = is_summary,
          .missing = missing,
          .expected = [this, area, year] { return Expected(area, year); },
          .before =
              [this](const Change& report) {
                return Find(report.identity.organ, report.identity.scope,
                            report.identity.year - 1);
              },
          .population = &frame_->population()};
}

// The reports that a series is made of in one year.
NaiveYear NaiveModel::SeriesYear(const SeriesQuestion& question, Basis basis,
                                 int32_t year) const {
  if (question.boundaries == Boundaries::kToday) {
    return TodayYear(question, basis, year);
  }
  if (basis == Basis::kRollUp) {
    return YearOf(question.area, year, Below(question.area, year),
                  Missing(question.area, year), false);
  }
  const bool is_summary = basis == Basis::kAreaSummary;
  const Change* own =
      Find({question.area, question.organ},
           is_summary ? v1::SCOPE_AREA_SUMMARY : v1::SCOPE_OWN_ORGAN, year);
  const bool is_expected = !is_summary && question.organ.IsGovernment() &&
                           IsExpected(*divisions().Find(question.area), year);
  const Reports reports = IsReported(own) ? Reports{own} : Reports();
  NaiveYear result = YearOf(question.area, year, reports,
                            is_expected && reports.empty() ? 1 : 0, is_summary);
  result.expected = [is_expected] { return is_expected ? 1 : 0; };
  return result;
}

Value NaiveModel::ValueIn(const NaiveYear& year, const Figure& figure,
                          bool is_single) const {
  Value value;
  if (year.is_split) {
    value.status = ValueStatus::kBoundarySplit;
    value.note = kSplit;
    return value;
  }
  const bool has_counts = !is_single || year.adds_places;
  if (figure.cell() != nullptr) {
    const Cell& cell = *figure.cell();
    value =
        has_counts
            ? SumOf(year.reports, year.missing, cell)
            : OwnValue(year.reports.empty() ? nullptr : year.reports[0], cell);
    if (year.adds_places && value.has_value() &&
        cell.additivity == v1::ADDITIVITY_RATE) {
      value.status = ValueStatus::kNotComparable;
      value.value = 0;
      value.approximate = false;
      value.note = kRates;
    }
  } else {
    value = NaiveIndicatorValue(*figure.indicator(),
                                SumIndicator(*figure.indicator(), year),
                                year.reports, year.missing);
    if (!has_counts) value.counts.reset();
  }
  if (year.doubt.any()) value.doubt = year.doubt;
  return value;
}

SeriesAnswer NaiveModel::GetSeries(const SeriesQuestion& question) const {
  SeriesAnswer answer;
  answer.basis = AppliedBasis(question);
  const bool is_single = answer.basis != Basis::kRollUp;
  const std::optional<YearRange> years =
      question.years.has_value() ? question.years : AllYears();
  std::vector<NaiveYear> all_years;
  // From long before, to see what the first year asked for comes after.
  const int32_t start =
      std::min(kLongBefore, years.has_value() ? years->first - 2 : kLongBefore);
  for (int32_t year = start; years.has_value() && year <= years->last; ++year) {
    all_years.push_back(SeriesYear(question, answer.basis, year));
  }
  for (const std::string& name : question.cells) {
    const Figure figure = FigureNamed(name);
    Series& series = answer.series.emplace_back(Series{figure, {}, {}});
    if (!years.has_value()) continue;
    std::vector<NaivePoint> points;
    std::vector<v1::Form> before;
    for (const NaiveYear& reports : all_years) {
      const int32_t year = reports.year;
      NaivePoint now = {year, ValueIn(reports, figure, is_single), {}};
      for (const Change* report : reports.reports) {
        const bool has = figure.cell() != nullptr
                             ? Asks(report->form, *figure.cell())
                             : HasIndicator(report->form, *figure.indicator());
        if (has) now.forms.push_back(report->form);
      }
      std::sort(now.forms.begin(), now.forms.end());
      now.forms.erase(std::unique(now.forms.begin(), now.forms.end()),
                      now.forms.end());
      if (year >= years->first) {
        SeriesPoint& point = series.points.emplace_back();
        point.year = year;
        point.value = now.value;
        if (is_single && !reports.adds_places && !reports.reports.empty()) {
          point.form = reports.reports[0]->form;
        }
        const auto between = NaiveBreak(figure, before, now.forms);
        if (between.has_value() && point.value.has_value()) {
          point.value.note = between->second;
        }
      }
      if (!now.forms.empty()) before = now.forms;
      if (year >= years->first - 2) points.push_back(now);
    }
    AddNaiveTrend(points, series);
  }
  return answer;
}

std::vector<OrganKey> NaiveModel::RowKeys(
    const AggregateQuestion& question) const {
  if (question.group_by == AreaLevel::kUnspecified) {
    return {{question.area, form::CreditCode()}};
  }
  const bool is_today = question.boundaries == Boundaries::kToday;
  if (is_today && question.group_by == AreaLevel::kOrgan) {
    return TodaysOrgans(question.area);
  }
  std::set<OrganKey> keys;
  for (const Area& area : divisions().areas()) {
    if (is_today && !area.In(divisions::kEditions.back())) continue;
    if (LiesIn(question.area, area.code) &&
        (question.group_by == AreaLevel::kOrgan ||
         question.group_by == LevelOfDigits(area.code))) {
      keys.insert({area.code, form::CreditCode()});
    }
  }
  if (question.group_by == AreaLevel::kOrgan) {
    for (const auto& [identity, report] : reports_) {
      if (LiesIn(question.area, identity.organ.division)) {
        keys.insert(identity.organ);
      }
    }
  }
  return {keys.begin(), keys.end()};
}

std::optional<NaiveYear> NaiveModel::RowOf(const AggregateQuestion& question,
                                           const OrganKey& organ,
                                           int32_t year) const {
  const Area* area = divisions().Find(organ.division);
  const bool in_edition = area->In(DivisionTree::EditionFor(year));
  const bool always = question.group_by == AreaLevel::kUnspecified;
  SeriesQuestion row;
  row.area = organ.division;
  row.organ = organ.organ;
  row.boundaries = question.boundaries;
  if (question.boundaries == Boundaries::kToday) {
    if (question.group_by == AreaLevel::kOrgan) {
      return TodaysOrganYear(question.area, organ, year);
    }
    return SeriesYear(row, Basis::kRollUp, year);
  }
  if (question.basis == Basis::kAreaSummary) {
    const NaiveYear summary = SeriesYear(row, Basis::kAreaSummary, year);
    const bool stands = in_edition && !area->pseudo;
    if (!always && summary.reports.empty() && !stands) return std::nullopt;
    return summary;
  }
  if (question.group_by == AreaLevel::kOrgan) {
    const NaiveYear own = SeriesYear(row, Basis::kOwnOrgan, year);
    if (own.reports.empty() && own.missing == 0) return std::nullopt;
    return own;
  }
  const NaiveYear below = SeriesYear(row, Basis::kRollUp, year);
  if (!always && below.reports.empty() && !in_edition) return std::nullopt;
  return below;
}

// A figure of one row: of all its years.
AggregateValue NaiveModel::RowValue(const AggregateQuestion& question,
                                    const std::vector<NaiveYear>& years,
                                    const Figure& figure) const {
  AggregateValue value;
  Reports reports;
  NaiveSum sum;
  int64_t missing = 0;
  LineageDoubt doubt;
  for (const NaiveYear& year : years) {
    reports.insert(reports.end(), year.reports.begin(), year.reports.end());
    missing += year.missing;
    doubt += year.doubt;
    if (year.is_split) {
      value.sum = ValueIn(year, figure, false);
      return value;
    }
    if (figure.indicator() != nullptr) {
      sum.Add(SumIndicator(*figure.indicator(), year));
    }
  }
  value.sum =
      figure.cell() != nullptr
          ? SumOf(reports, missing, *figure.cell())
          : NaiveIndicatorValue(*figure.indicator(), sum, reports, missing);
  if (doubt.any()) value.sum.doubt = doubt;
  const bool is_ratio =
      value.sum.ratio.has_value() && value.sum.ratio->has_denominator;
  if (question.basis == Basis::kAreaSummary) {
    value.sum.counts.reset();
  } else if (value.sum.has_value() && !is_ratio) {
    value.mean = static_cast<double>(value.sum.value) /
                 static_cast<double>(value.sum.counts->with_value);
  }
  return value;
}

// The row of the area around another row.
std::vector<NaiveYear> NaiveModel::ParentYears(
    const AggregateQuestion& question, const OrganKey& organ,
    const YearRange& years) const {
  SeriesQuestion around;
  around.area = organ.division;
  if (question.group_by != AreaLevel::kOrgan) {
    around.boundaries = question.boundaries;
    if (organ.division.digits() == "00") return {};
    around.area = divisions().Find(organ.division)->parent;
  }
  std::vector<NaiveYear> all;
  for (int32_t year = years.first; year <= years.last; ++year) {
    all.push_back(SeriesYear(around,
                             question.basis == Basis::kAreaSummary
                                 ? Basis::kAreaSummary
                                 : Basis::kRollUp,
                             year));
  }
  return all;
}

AggregateAnswer NaiveModel::Aggregate(const AggregateQuestion& question) const {
  AggregateAnswer answer;
  std::optional<YearRange> years = question.years;
  if (!years.has_value() && AllYears().has_value()) {
    years = YearRange{AllYears()->last, AllYears()->last};
  }
  for (const std::string& name : question.cells) {
    answer.figures.push_back(FigureNamed(name));
  }
  if (!years.has_value()) return answer;
  std::map<std::pair<DivisionCode, int32_t>, std::vector<NaiveYear>>
      around_years;
  std::map<std::tuple<std::string, int32_t, size_t>, Value> around;
  const auto put = [&](const OrganKey& organ, int32_t year,
                       const std::vector<NaiveYear>& reports) {
    AggregateRow& row = answer.rows.emplace_back();
    row.organ = organ;
    row.year = year;
    std::vector<NaiveYear>& parents =
        around_years[{question.group_by == AreaLevel::kOrgan
                          ? organ.division
                          : divisions().Find(organ.division)->parent,
                      year}];
    if (parents.empty()) {
      parents = ParentYears(question, organ,
                            year == 0 ? *years : YearRange{year, year});
    }
    for (size_t i = 0; i < answer.figures.size(); ++i) {
      const Figure& figure = answer.figures[i];
      AggregateValue& value =
          row.values.emplace_back(RowValue(question, reports, figure));
      const bool is_ratio =
          value.sum.ratio.has_value() && value.sum.ratio->has_denominator;
      if (parents.empty() || is_ratio || value.sum.value <= 0) continue;
      const auto [known, is_new] =
          around.try_emplace({std::string(parents[0].area.digits()), year, i});
      if (is_new) known->second = RowValue(question, parents, figure).sum;
      if (known->second.has_value() && known->second.value > 0) {
        value.share_of_parent = static_cast<double>(value.sum.value) * 100 /
                                static_cast<double>(known->second.value);
      }
    }
  };
  for (const OrganKey& organ : RowKeys(question)) {
    std::vector<NaiveYear> all;
    for (int32_t year = years->first; year <= years->last; ++year) {
      const auto row = RowOf(question, organ, year);
      if (!row.has_value()) continue;
      if (question.sum_over_years) {
        all.push_back(*row);
      } else {
        put(organ, year, {*row});
      }
    }
    if (!all.empty()) put(organ, 0, all);
  }
  return answer;
}

std::vector<NaiveModel::Unit> NaiveModel::UnitsOf(const DivisionCode& within,
                                                  AreaLevel level, Basis basis,
                                                  int32_t year,
                                                  const Figure& figure,
                                                  Boundaries boundaries) const {
  AggregateQuestion rows;
  rows.area = within;
  rows.group_by = level;
  rows.boundaries = boundaries;
  const bool is_today = boundaries == Boundaries::kToday;
  std::vector<Unit> units;
  for (const OrganKey& organ : RowKeys(rows)) {
    const Area* area = divisions().Find(organ.division);
    const bool is_organ = level == AreaLevel::kOrgan;
    if (!is_organ && area->pseudo) continue;
    if (is_today) {
      SeriesQuestion today;
      today.area = organ.division;
      today.boundaries = boundaries;
      const auto reports = is_organ ? TodaysOrganYear(within, organ, year)
                                    : SeriesYear(today, basis, year);
      if (!reports.has_value()) continue;
      Unit& unit = units.emplace_back();
      unit.organ = organ;
      unit.value = ValueIn(*reports, figure, basis != Basis::kRollUp);
      if (basis != Basis::kRollUp && reports->reports.empty() &&
          !reports->is_split) {
        unit.value = Value();
      }
      if (figure.cell() == nullptr) continue;
      unit.unit_unknown = unit.value.has_value() && !unit.value.counts &&
                          IsLeftOut(*reports->reports[0], *figure.cell());
      continue;
    }
    const Change* own =
        Find(organ,
             basis == Basis::kAreaSummary ? v1::SCOPE_AREA_SUMMARY
                                          : v1::SCOPE_OWN_ORGAN,
             year);
    const Reports below = Below(organ.division, year);
    const bool rolls_up = basis == Basis::kRollUp;
    const bool reported = rolls_up ? !below.empty() : IsReported(own);
    const bool stands =
        is_organ ? organ.organ.IsGovernment() && IsExpected(*area, year)
                 : area->In(DivisionTree::EditionFor(year));
    if (!reported && !stands) continue;
    Unit& unit = units.emplace_back();
    unit.organ = organ;
    SeriesQuestion reports;
    reports.area = organ.division;
    reports.organ = organ.organ;
    unit.value = ValueIn(SeriesYear(reports, basis, year), figure, !rolls_up);
    // An own report that is not there says nothing.
    if (!reported && !rolls_up) unit.value = Value();
    if (figure.cell() == nullptr) continue;
    unit.unit_unknown =
        rolls_up
            ? !unit.value.has_value() && unit.value.counts->with_value == 0 &&
                  unit.value.counts->unit_unknown > 0
            : unit.value.has_value() && IsLeftOut(*own, *figure.cell());
  }
  return units;
}

Figure NaiveModel::FigureNamed(const std::string& name) const {
  const form::Indicator* indicator = frame_->indicators().Find(name);
  if (indicator != nullptr) return Figure(*indicator);
  return Figure(TestCatalogue().cell(CellNamed(name)));
}

Basis NaiveModel::BasisOfLevel(AreaLevel level, Basis asked) {
  if (level == AreaLevel::kOrgan) return Basis::kOwnOrgan;
  if (asked != Basis::kUnspecified) return asked;
  return level == AreaLevel::kTownship ? Basis::kOwnOrgan : Basis::kRollUp;
}

RankAnswer NaiveModel::RankAreas(const RankQuestion& question) const {
  RankAnswer answer;
  const Figure figure = FigureNamed(question.cell);
  answer.figure = figure;
  answer.basis = BasisOfLevel(question.level, question.basis);
  answer.year = question.year;
  if (answer.year == 0) {
    if (!AllYears().has_value()) return answer;
    answer.year = AllYears()->last;
  }
  std::vector<RankedArea> all;
  for (const Unit& unit : UnitsOf(question.area, question.level, answer.basis,
                                  answer.year, figure, question.boundaries)) {
    if (unit.value.status == ValueStatus::kBoundarySplit) {
      ++answer.boundary_split;
    }
    const bool is_left_out = question.leave_out_small_samples &&
                             unit.value.status == ValueStatus::kSmallSample;
    if (unit.value.has_value() && !unit.unit_unknown && !is_left_out) {
      all.push_back({0, unit.organ, unit.value, 0, 0});
    } else {
      ++answer.without_value;
    }
  }
  // Crosswise, so that no ratio is rounded.
  const auto is_less = [](const RankedArea& a, const RankedArea& b) {
    if (!a.value.ratio.has_value()) return a.value.value < b.value.value;
    NaiveWide below_a = a.value.ratio->denominator;
    NaiveWide below_b = b.value.ratio->denominator;
    NaiveWide above_a = a.value.ratio->numerator;
    NaiveWide above_b = b.value.ratio->numerator;
    if (below_a < 0) above_a = -above_a, below_a = -below_a;
    if (below_b < 0) above_b = -above_b, below_b = -below_b;
    return above_a * below_b < above_b * below_a;
  };
  if (!all.empty()) {
    std::vector<RankedArea> sorted = all;
    std::stable_sort(sorted.begin(), sorted.end(), is_less);
    const double middle = sorted[sorted.size() / 2].value.number();
    const double below = sorted[(sorted.size() - 1) / 2].value.number();
    answer.median = sorted.size() % 2 == 1 ? middle : below / 2 + middle / 2;
  }
  const bool smallest = question.order == RankOrder::kSmallestFirst;
  const auto is_better = [&](const RankedArea& a, const RankedArea& b) {
    return smallest ? is_less(a, b) : is_less(b, a);
  };
  std::stable_sort(all.begin(), all.end(), is_better);
  for (RankedArea& ranked : all) {
    ranked.rank = 1 + std::count_if(all.begin(), all.end(), [&](const auto& b) {
                    return is_better(b, ranked);
                  });
    const auto not_above =
        std::count_if(all.begin(), all.end(),
                      [&](const auto& b) { return !is_less(ranked, b); });
    ranked.percentile =
        static_cast<double>(not_above) * 100 / static_cast<double>(all.size());
    ranked.distance_to_median = ranked.value.number() - *answer.median;
    if (question.rank_of.has_value() &&
        ranked.organ == OrganKey{*question.rank_of, form::CreditCode()}) {
      answer.asked = ranked;
    }
  }
  answer.ranked = static_cast<int64_t>(all.size());
  const size_t limit = question.limit == 0 ? 20 : question.limit;
  if (all.size() > limit) all.resize(limit);
  answer.ranking = all;
  return answer;
}

DistributionAnswer NaiveModel::GetDistribution(
    const DistributionQuestion& question) const {
  DistributionAnswer answer;
  const Figure figure = FigureNamed(question.cell);
  answer.figure = figure;
  answer.basis = BasisOfLevel(question.level, question.basis);
  answer.year = question.year;
  if (answer.year == 0) {
    if (!AllYears().has_value()) return answer;
    answer.year = AllYears()->last;
  }
  std::vector<int64_t> figures;
  std::vector<double> numbers;
  Wide sum = 0;
  for (const Unit& unit : UnitsOf(question.area, question.level, answer.basis,
                                  answer.year, figure)) {
    const ValueStatus status = unit.value.status;
    if (unit.unit_unknown) {
      ++answer.unit_unknown;
    } else if (status == ValueStatus::kSmallSample &&
               question.leave_out_small_samples) {
      ++answer.small_sample;
    } else if (unit.value.has_value()) {
      numbers.push_back(unit.value.number());
      figures.push_back(unit.value.value);
      sum += unit.value.value;
    } else if (status == ValueStatus::kBlank) {
      ++answer.blank;
    } else if (status == ValueStatus::kNotReported) {
      ++answer.not_reported;
    } else if (status == ValueStatus::kOverflow) {
      ++answer.overflow;
    } else if (status == ValueStatus::kDenominatorZero) {
      ++answer.denominator_zero;
    } else if (status == ValueStatus::kInputMissing) {
      ++answer.input_missing;
    } else {
      ++answer.not_asked;
    }
  }
  answer.count = static_cast<int64_t>(numbers.size());
  if (numbers.empty()) return answer;
  std::sort(numbers.begin(), numbers.end());
  std::sort(figures.begin(), figures.end());
  answer.min = numbers.front();
  answer.max = numbers.back();
  if (figure.cell() != nullptr) {
    answer.mean = static_cast<double>(static_cast<long double>(sum) /
                                      static_cast<long double>(answer.count));
  } else {
    double total = 0;
    for (const double number : numbers) total += number;
    answer.mean = total / static_cast<double>(answer.count);
  }
  for (const double probability : question.probabilities) {
    answer.quantiles.push_back(
        {probability, figure.cell() != nullptr
                          ? QuantileOf(figures, probability, question.method)
                          : QuantileOf(numbers, probability, question.method)});
  }
  return answer;
}

CoverageAnswer NaiveModel::GetCoverage(const CoverageStandard& standard,
                                       const CoverageQuestion& question) const {
  CoverageAnswer answer;
  std::optional<YearRange> years = question.years;
  if (!years.has_value() && AllYears().has_value()) {
    years = YearRange{AllYears()->last, AllYears()->last};
  }
  if (!years.has_value()) return answer;
  for (int32_t year = years->first; year <= years->last; ++year) {
    // Who is expected, with the name that the roster has.
    std::map<OrganKey, std::string> expected;
    for (const Area& area : TestDivisions().areas()) {
      if (area.code.digits() != "00" && !area.pseudo &&
          area.In(DivisionTree::EditionFor(year))) {
        expected[{area.code, form::CreditCode()}] = "";
      }
    }
    for (const RosterEntry& entry : standard.roster.entries()) {
      if (entry.Covers(year)) expected[entry.organ] = entry.name;
    }
    std::set<OrganKey> units;
    for (const auto& [organ, name] : expected) units.insert(organ);
    for (const Change* report : Below(Code("00"), year)) {
      units.insert(report->identity.organ);
    }
    std::map<DivisionCode, CoverageRow> rows;
    if (question.group_by == AreaLevel::kUnspecified) rows[question.area];
    std::map<form::CivilDate, int64_t> arrivals;
    for (const OrganKey& organ : units) {
      if (!LiesIn(question.area, organ.division)) continue;
      const Change* report = Find(organ, v1::SCOPE_OWN_ORGAN, year);
      const bool reported = IsReported(report);
      if (reported) ++arrivals[*report->accepted_on];
      const UnitClass unit_class = ClassOf(organ);
      const auto deadline = standard.deadline_of(organ, year);
      if (!reported && unit_class != UnitClass::kQuasiUnit) {
        answer.missing.push_back({organ, year, expected[organ], deadline});
      }
      DivisionCode row_area = question.area;
      if (question.group_by != AreaLevel::kUnspecified) {
        if (LevelOfDigits(organ.division) < question.group_by) continue;
        const size_t digits[] = {0, 2, 2, 4, 6, 9};
        row_area = Code(organ.division.digits().substr(
            0, digits[static_cast<int>(question.group_by)]));
      }
      CoverageCounts& counts =
          rows[row_area].by_class[static_cast<size_t>(unit_class)];
      const bool is_expected = expected.contains(organ);
      counts.expected += is_expected ? 1 : 0;
      counts.missing += reported ? 0 : 1;
      if (!reported) continue;
      ++counts.received;
      counts.unexpected += is_expected ? 0 : 1;
      if (!report->published_on || !deadline) {
        ++counts.unknown;
      } else if (*report->published_on > *deadline) {
        ++counts.late;
      } else {
        ++counts.on_time;
      }
    }
    for (auto& [area, row] : rows) {
      row.area = area;
      row.year = year;
      answer.rows.push_back(row);
    }
    for (const auto& [day, reports] : arrivals) {
      answer.arrivals.push_back({year, day, reports});
    }
  }
  return answer;
}

NaiveModel::FindingCounts NaiveModel::FindingsOf(
    const form::Identity& identity) const {
  FindingCounts counts;
  const Change* report = Find(identity.organ, identity.scope, identity.year);
  if (report == nullptr) return counts;
  for (const auto& finding : report->findings) {
    ++counts[{finding.rule_id, finding.severity}];
  }
  return counts;
}

}  // namespace disclosure::stats
