// The aggregate of the NaiveModel.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "tests/stats-service/support/naive_indicators.h"
#include "tests/stats-service/support/naive_model.h"
#include "tests/stats-service/support/naive_readings.h"

namespace disclosure::stats {

using divisions::Area;
using divisions::DivisionCode;
using divisions::DivisionTree;
using form::OrganKey;

namespace {}  // namespace

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
  value.sum.risk = NaiveRisk(figure, value.sum);
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

std::string_view NaiveModel::NoteOfRow(const AggregateQuestion& question,
                                       const OrganKey& organ, YearRange years,
                                       const Figure& figure) const {
  std::string_view note;
  std::vector<v1::Form> before;
  for (int32_t year = years.first; year <= years.last; ++year) {
    Reports reports;
    const record::Change* own = Find(organ, v1::SCOPE_OWN_ORGAN, year);
    if (question.group_by != AreaLevel::kOrgan || question.sum_over_years) {
      const auto row = RowOf(question, organ, year);
      if (row.has_value()) reports = row->reports;
    } else if (IsReported(own)) {
      reports = {own};
    }
    const std::vector<v1::Form> now = FormsWith(figure, reports);
    if (now.empty()) continue;
    const auto between = NaiveBreak(figure, before, now);
    if (between.has_value()) note = between->second;
    if (!between.has_value() && !question.sum_over_years) note = {};
    before = now;
  }
  return note;
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
  const std::optional<YearRange> years = YearsAsked(question.years);
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
      const bool reported = !reports.back().reports.empty();
      const bool has_breaks =
          figure.cell() == nullptr
              ? !figure.indicator()->breaks.empty()
              : figure.cell()->comparability == v1::COMPARABILITY_CAUTION;
      if (value.sum.has_value() && has_breaks && (reported || year == 0)) {
        const auto note = NoteOfRow(
            question, organ, year == 0 ? *years : YearRange{kLongBefore, year},
            figure);
        if (!note.empty()) value.sum.note = note;
      }
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

}  // namespace disclosure::stats
