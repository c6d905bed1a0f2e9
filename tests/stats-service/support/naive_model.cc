#include "tests/stats-service/support/naive_model.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "tests/stats-service/support/naive_indicators.h"
#include "tests/stats-service/support/naive_readings.h"
#include "tests/support/catalogue.h"

namespace disclosure::stats {
namespace {

using divisions::Area;
using divisions::DivisionCode;
using divisions::DivisionTree;
using form::Cell;
using form::OrganKey;
using record::Change;
using record::ChangeKind;
__extension__ using Wide = __int128;

constexpr std::string_view kSplit =
    "A place was split since, and only some of its parts lie in the area. Ask "
    "for an area around all of them, or as reported.";
constexpr std::string_view kRates =
    "Several places became the area, and each reported a rate: they do not add "
    "up.";
constexpr std::string_view kNoUnit =
    "The document does not name the unit of the amount.";

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
  if (report == nullptr || !IsReported(report)) {
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

std::optional<int32_t> NaiveModel::YearAsked(int32_t year) const {
  if (year != 0) return year;
  const auto all = AllYears();
  return all.has_value() ? std::optional(all->last) : std::nullopt;
}

std::optional<YearRange> NaiveModel::YearsAsked(
    const std::optional<YearRange>& years) const {
  if (years.has_value()) return years;
  const auto last = YearAsked(0);
  return last.has_value() ? std::optional(YearRange{*last, *last})
                          : std::nullopt;
}

NaiveYear NaiveModel::YearOf(const DivisionCode& area, int32_t year,
                             const Reports& reports, int64_t missing,
                             bool is_summary) const {
  return {
      .reports = reports,
      .area = area,
      .year = year,
      .is_summary = is_summary,
      .missing = missing,
      .expected = [this, area, year] { return Expected(area, year); },
      .before =
          [this](const Change& report) { return YearBefore(report.identity); },
      .population = &frame_->population()};
}

// What the rules across years compare a report with.
NaiveModel::Reports NaiveModel::YearBefore(const form::Identity& later) const {
  const auto& [organ, scope, year] = later;
  const DivisionCode& code = organ.division;
  const int now = DivisionTree::EditionFor(year);
  const int then = DivisionTree::EditionFor(year - 1);
  const auto reported = [&](const DivisionCode& earlier) -> const Change* {
    const Change* report =
        Find({earlier, organ.organ}, later.scope, later.year - 1);
    return IsReported(report) ? report : nullptr;
  };
  std::vector<DivisionCode> codes;
  const Area* area = divisions().Find(code);
  const bool is_new = area != nullptr && area->In(now) && !area->In(then);
  if (area == nullptr || !area->In(now) || is_new ||
      divisions().SamePlace(code, then, now)) {
    codes.push_back(code);
  }
  bool merged = false;
  bool sure = true;
  for (const divisions::Edge& edge : divisions().lineage().EdgesTo(code)) {
    if (now == then || edge.edition_after != now || edge.from == code) continue;
    merged = merged || edge.kind == divisions::EdgeKind::kMerged;
    if (edge.certain && edge.kind != divisions::EdgeKind::kSplit) {
      codes.push_back(edge.from);
    } else {
      sure = false;
    }
  }
  const bool is_sum = merged && organ.organ.IsGovernment();
  if (is_sum && is_new) {
    if (reported(code) != nullptr) return {reported(code)};
    codes.erase(codes.begin());
  }
  Reports found;
  for (const DivisionCode& earlier : codes) {
    if (reported(earlier) != nullptr) found.push_back(reported(earlier));
    if (!is_sum && !found.empty()) return found;
  }
  return sure && found.size() == codes.size() ? found : Reports();
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
    value.risk = NaiveRisk(figure, value);
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
  value.risk = NaiveRisk(figure, value);
  if (year.doubt.any()) value.doubt = year.doubt;
  return value;
}

Figure NaiveModel::FigureNamed(const std::string& name) const {
  const form::Indicator* indicator = frame_->indicators().Find(name);
  if (indicator != nullptr) return Figure(*indicator);
  return Figure(TestCatalogue().cell(CellNamed(name)));
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
