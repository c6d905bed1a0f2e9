#include "tests/stats-service/support/naive_model.h"

#include <algorithm>
#include <limits>
#include <set>

#include "tests/stats-service/support/country.h"
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

constexpr std::string_view kNoUnit =
    "The document does not name the unit of the amount.";

bool IsReported(const Change* report) {
  return report != nullptr && report->kind == ChangeKind::kAccepted;
}

bool Asks(v1::Form form, const Cell& cell) {
  return cell.forms == 0 || ((cell.forms >> form) & 1) != 0;
}

bool IsLeftOut(const Change& report, const Cell& cell) {
  return cell.name == "proactive.procurement_amount_yuan" &&
         report.procurement_unit == v1::MONEY_UNIT_UNSPECIFIED;
}

bool IsApproximate(const Change& report, const Cell& cell) {
  return report.cells.Has(cell.index) &&
         std::count(report.approximate_cells.begin(),
                    report.approximate_cells.end(), cell.index) > 0;
}

bool IsExpected(const Area& area, int32_t year) {
  if (area.pseudo || !area.In(DivisionTree::EditionFor(year))) return false;
  const std::string digits = area.code.ToString();
  if (digits == "00") return false;
  if (digits.size() < 9) return true;
  return digits[6] < '4' && digits.substr(6) != "000";
}

const std::vector<DivisionCode>& UnitsExpectedIn(int32_t year) {
  static std::map<int, std::vector<DivisionCode>> by_edition;
  auto& units = by_edition[DivisionTree::EditionFor(year)];
  if (!units.empty()) return units;
  for (const Area& area : TestDivisions().areas()) {
    if (IsExpected(area, year)) units.push_back(area.code);
  }
  return units;
}

AreaLevel LevelOfDigits(const DivisionCode& code) {
  if (code.digits() == "00") return AreaLevel::kNation;
  switch (code.digits().size()) {
    case 2:
      return AreaLevel::kProvince;
    case 4:
      return AreaLevel::kPrefecture;
    case 6:
      return AreaLevel::kCounty;
    default:
      return AreaLevel::kTownship;
  }
}

bool LiesIn(const DivisionCode& area, const DivisionCode& code) {
  return area.digits() == "00" || code.digits().starts_with(area.digits());
}

// Status and note of a cell that the form does not have.
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

Basis AppliedBasis(const SeriesQuestion& question) {
  if (question.basis != Basis::kUnspecified) return question.basis;
  const bool is_single = question.area.level() == Level::kTownship ||
                         !question.organ.IsGovernment();
  return is_single ? Basis::kOwnOrgan : Basis::kRollUp;
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

int64_t NaiveModel::Missing(const DivisionCode& area, int32_t year) const {
  int64_t missing = 0;
  for (const DivisionCode& unit : UnitsExpectedIn(year)) {
    if (!LiesIn(area, unit)) continue;
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

SeriesAnswer NaiveModel::GetSeries(const SeriesQuestion& question) const {
  SeriesAnswer answer;
  answer.basis = AppliedBasis(question);
  const std::optional<YearRange> years =
      question.years.has_value() ? question.years : AllYears();
  const v1::Scope scope = answer.basis == Basis::kAreaSummary
                              ? v1::SCOPE_AREA_SUMMARY
                              : v1::SCOPE_OWN_ORGAN;
  for (const std::string& name : question.cells) {
    const Cell& cell = TestCatalogue().cell(CellNamed(name));
    Series& series = answer.series.emplace_back();
    series.cell = cell.index;
    if (!years.has_value()) continue;
    // From long before, to see what the first year asked for comes after.
    std::set<v1::Form> before;
    for (int32_t year = 1990; year <= years->last; ++year) {
      const Change* own = Find({question.area, question.organ}, scope, year);
      Reports reports;
      if (answer.basis == Basis::kRollUp) {
        reports = Below(question.area, year);
      } else if (IsReported(own)) {
        reports = {own};
      }
      std::set<v1::Form> forms;
      for (const Change* report : reports) {
        if (cell.forms != 0 && Asks(report->form, cell)) {
          forms.insert(report->form);
        }
      }
      if (year >= years->first) {
        SeriesPoint& point = series.points.emplace_back();
        point.year = year;
        if (answer.basis == Basis::kRollUp) {
          point.value = SumOf(reports, Missing(question.area, year), cell);
        } else {
          point.value = OwnValue(own, cell);
          if (IsReported(own)) point.form = own->form;
        }
        if (cell.comparability == v1::COMPARABILITY_CAUTION &&
            point.value.has_value() && !before.empty() && forms != before) {
          point.value.note = cell.note;
        }
      }
      if (!forms.empty()) before = forms;
    }
  }
  return answer;
}

std::vector<OrganKey> NaiveModel::RowKeys(
    const AggregateQuestion& question) const {
  if (question.group_by == AreaLevel::kUnspecified) {
    return {{question.area, form::CreditCode()}};
  }
  std::set<OrganKey> keys;
  for (const Area& area : TestDivisions().areas()) {
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

std::optional<std::pair<NaiveModel::Reports, int64_t>> NaiveModel::RowOf(
    const AggregateQuestion& question, const OrganKey& organ,
    int32_t year) const {
  const Area* area = TestDivisions().Find(organ.division);
  const bool in_edition = area->In(DivisionTree::EditionFor(year));
  const bool always = question.group_by == AreaLevel::kUnspecified;
  if (question.basis == Basis::kAreaSummary) {
    const Change* report = Find(organ, v1::SCOPE_AREA_SUMMARY, year);
    if (IsReported(report)) return std::pair(Reports{report}, int64_t{0});
    if (!always && (!in_edition || area->pseudo)) return std::nullopt;
    return std::pair(Reports(), int64_t{0});
  }
  if (question.group_by == AreaLevel::kOrgan) {
    const Change* report = Find(organ, v1::SCOPE_OWN_ORGAN, year);
    if (IsReported(report)) return std::pair(Reports{report}, int64_t{0});
    if (!organ.organ.IsGovernment() || !IsExpected(*area, year)) {
      return std::nullopt;
    }
    return std::pair(Reports(), int64_t{1});
  }
  const Reports reports = Below(organ.division, year);
  if (!always && reports.empty() && !in_edition) return std::nullopt;
  return std::pair(reports, Missing(organ.division, year));
}

AggregateAnswer NaiveModel::Aggregate(const AggregateQuestion& question) const {
  AggregateAnswer answer;
  std::optional<YearRange> years = question.years;
  if (!years.has_value() && AllYears().has_value()) {
    years = YearRange{AllYears()->last, AllYears()->last};
  }
  for (const std::string& name : question.cells) {
    answer.cells.push_back(CellNamed(name));
  }
  if (!years.has_value()) return answer;
  const auto put = [&](const OrganKey& organ, int32_t year,
                       const Reports& reports, int64_t missing) {
    AggregateRow& row = answer.rows.emplace_back();
    row.organ = organ;
    row.year = year;
    for (const form::CellIndex cell : answer.cells) {
      AggregateValue& value = row.values.emplace_back();
      value.sum = SumOf(reports, missing, TestCatalogue().cell(cell));
      if (question.basis == Basis::kAreaSummary) {
        value.sum.counts.reset();
      } else if (value.sum.has_value()) {
        value.mean = static_cast<double>(value.sum.value) /
                     static_cast<double>(value.sum.counts->with_value);
      }
    }
  };
  for (const OrganKey& organ : RowKeys(question)) {
    std::optional<std::pair<Reports, int64_t>> all;
    for (int32_t year = years->first; year <= years->last; ++year) {
      const auto row = RowOf(question, organ, year);
      if (!row.has_value()) continue;
      if (!question.sum_over_years) {
        put(organ, year, row->first, row->second);
        continue;
      }
      if (!all.has_value()) all.emplace();
      all->first.insert(all->first.end(), row->first.begin(), row->first.end());
      all->second += row->second;
    }
    if (all.has_value()) put(organ, 0, all->first, all->second);
  }
  return answer;
}

RankAnswer NaiveModel::RankAreas(const RankQuestion& question) const {
  RankAnswer answer;
  answer.cell = CellNamed(question.cell);
  const Cell& cell = TestCatalogue().cell(answer.cell);
  const bool is_single = question.level >= AreaLevel::kTownship;
  answer.basis = question.basis != Basis::kUnspecified ? question.basis
                 : is_single                           ? Basis::kOwnOrgan
                                                       : Basis::kRollUp;
  if (question.level == AreaLevel::kOrgan) answer.basis = Basis::kOwnOrgan;
  answer.year = question.year;
  if (answer.year == 0) {
    if (!AllYears().has_value()) return answer;
    answer.year = AllYears()->last;
  }
  AggregateQuestion rows;
  rows.area = question.area;
  rows.group_by = question.level;
  std::vector<RankedArea> all;
  for (const OrganKey& organ : RowKeys(rows)) {
    const Area* area = TestDivisions().Find(organ.division);
    const bool is_organ = question.level == AreaLevel::kOrgan;
    if (!is_organ && area->pseudo) continue;
    const Change* own =
        Find(organ,
             answer.basis == Basis::kAreaSummary ? v1::SCOPE_AREA_SUMMARY
                                                 : v1::SCOPE_OWN_ORGAN,
             answer.year);
    const Reports below = Below(organ.division, answer.year);
    const bool reported =
        answer.basis == Basis::kRollUp ? !below.empty() : IsReported(own);
    const bool stands =
        is_organ ? organ.organ.IsGovernment() && IsExpected(*area, answer.year)
                 : area->In(DivisionTree::EditionFor(answer.year));
    if (!reported && !stands) continue;
    const Value value =
        answer.basis == Basis::kRollUp
            ? SumOf(below, Missing(organ.division, answer.year), cell)
            : OwnValue(own, cell);
    const bool counts = value.has_value() && (answer.basis == Basis::kRollUp ||
                                              !IsLeftOut(*own, cell));
    if (counts) {
      all.push_back({0, organ, value});
    } else {
      ++answer.without_value;
    }
  }
  const bool smallest = question.order == RankOrder::kSmallestFirst;
  std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
    return smallest ? a.value.value < b.value.value
                    : a.value.value > b.value.value;
  });
  for (RankedArea& ranked : all) {
    ranked.rank = 1 + std::count_if(all.begin(), all.end(), [&](const auto& b) {
                    return smallest ? b.value.value < ranked.value.value
                                    : b.value.value > ranked.value.value;
                  });
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
