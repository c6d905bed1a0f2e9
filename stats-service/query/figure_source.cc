#include "stats-service/query/figure_source.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "stats-service/query/make_value.h"

namespace disclosure::stats {
namespace {

constexpr std::string_view kRatesOfPlaces =
    "Several places became the area, and each reported a rate: they do not add "
    "up.";

bool NeedsReports(const form::IndicatorSide& side) {
  switch (side.measure) {
    case rules::v1::MEASURE_UNSPECIFIED:
      return !side.terms.empty();
    case rules::v1::MEASURE_POPULATION:
    case rules::v1::MEASURE_EXPECTED:
    case rules::v1::MEASURE_EXPECTED_REPORTS:
      return false;
    default:
      return true;
  }
}

}  // namespace

// Computes one indicator.
class FigureSource::IndicatorSum {
 public:
  IndicatorSum(const FigureSource& source, const form::Indicator& indicator)
      : source_(source),
        catalogue_(source.cube_.frame->catalogue()),
        indicator_(indicator) {
    // Sums over all reports would take in those of forms that have some parts
    // of the indicator and not the others.
    if ((source.forms_ & indicator.half_forms) != 0) {
      on_its_forms_ =
          SumsOnForms(source.Range(), indicator.inputs, indicator.forms);
    }
  }

  FigureSum Compute() {
    FigureSum sum;
    const WideSum above = Side(indicator_.numerator);
    const WideSum below = Side(indicator_.denominator);
    const uint32_t whole_forms =
        source_.forms_ & indicator_.forms & ~incomplete_forms_;
    const bool needs_reports = NeedsReports(indicator_.numerator) ||
                               NeedsReports(indicator_.denominator);
    sum.complete = !missing_ && (whole_forms != 0 || !needs_reports);
    if (sum.complete) {
      sum.above.sum = above;
      sum.below = below;
      sum.above.approximate = approximate_;
    }
    int64_t asked = 0;
    for (size_t form = 0; form < kForms; ++form) {
      if ((indicator_.forms >> form & 1) != 0) asked += source_.ReportsOn(form);
    }
    sum.above.not_asked = source_.reports_ - asked;
    sum.above.blank = blank_;
    sum.above.with_value = asked - blank_;
    return sum;
  }

 private:
  CellSum SumOf(form::CellIndex cell) const {
    if (on_its_forms_.empty()) return source_.SumOf(cell);
    const auto input = std::ranges::lower_bound(indicator_.inputs, cell);
    return on_its_forms_[input - indicator_.inputs.begin()];
  }

  // The sum of a part, and what is to be told about it.
  CellSum Part(form::CellIndex cell) {
    const CellSum sum = SumOf(cell);
    blank_ = std::max(blank_, sum.blank + sum.unit_unknown);
    approximate_ += sum.approximate;
    if (sum.with_value == 0) {
      incomplete_forms_ |= Figure(catalogue_.cell(cell)).forms();
    }
    return sum;
  }

  WideSum Side(const form::IndicatorSide& side) {
    WideSum total = 0;
    for (const form::LinearSum::Term& term : side.terms) {
      const CellSum part = Part(term.cell);
      total += side.measure == rules::v1::MEASURE_ANSWERS
                   ? WideSum{part.with_value}
                   : part.sum * term.coefficient;
    }
    if (side.measure == rules::v1::MEASURE_UNSPECIFIED ||
        side.measure == rules::v1::MEASURE_ANSWERS) {
      missing_ = missing_ || (side.measure != 0 && IsSummary());
      return total;
    }
    return Measured(side);
  }

  WideSum Measured(const form::IndicatorSide& side) {
    if (side.measure == rules::v1::MEASURE_POPULATION) {
      const auto inhabitants =
          source_.cube_.frame->population().Find(source_.area_, source_.year_);
      missing_ =
          missing_ || !inhabitants.has_value() || !source_.has_own_boundaries_;
      return inhabitants.value_or(0);
    }
    // A summary does not say who stands behind it.
    missing_ = missing_ || IsSummary();
    switch (side.measure) {
      case rules::v1::MEASURE_EXPECTED:
        return source_.expected_;
      case rules::v1::MEASURE_EXPECTED_REPORTS:
        return source_.expected_ - source_.not_reported_;
      case rules::v1::MEASURE_REPORTS:
        return source_.reports_;
      default:
        return CountReports(source_.Range(), side, indicator_.forms);
    }
  }

  bool IsSummary() const { return source_.scope_ == v1::SCOPE_AREA_SUMMARY; }

  const FigureSource& source_;
  const form::Catalogue& catalogue_;
  const form::Indicator& indicator_;
  std::vector<CellSum> on_its_forms_;  // in the order of inputs
  int64_t blank_ = 0;
  int64_t approximate_ = 0;
  // Forms of which nobody gives some part.
  uint32_t incomplete_forms_ = 0;
  // What does not come from reports is not there.
  bool missing_ = false;
};

FigureSource FigureSource::OfArea(const Cube& cube, const AreaPlace& place,
                                  int32_t year) {
  return FigureSource(cube, place.area, year, AreaYear(cube, place, year));
}

FigureSource FigureSource::OfOrgan(const Cube& cube, v1::Scope scope,
                                   const form::OrganKey& organ,
                                   std::optional<OrganPlace> place,
                                   int32_t year) {
  return FigureSource(cube, scope, organ, place, year);
}

FigureSource::FigureSource(const Cube& cube,
                           const divisions::DivisionCode& area, int32_t year,
                           AreaYear reports)
    : cube_(cube),
      area_(area),
      year_(year),
      scope_(v1::SCOPE_OWN_ORGAN),
      source_(std::move(reports)),
      has_counts_(true) {
  const AreaYear& area_year = std::get<AreaYear>(source_);
  reports_ = area_year.reports();
  expected_ = area_year.expected();
  not_reported_ = area_year.not_reported();
  forms_ = area_year.forms();
}

FigureSource::FigureSource(const Cube& cube, v1::Scope scope,
                           const form::OrganKey& organ,
                           std::optional<OrganPlace> place, int32_t year)
    : cube_(cube),
      area_(organ.division),
      year_(year),
      scope_(scope),
      place_(place),
      source_(
          OrganYear(*cube.frame,
                    scope == v1::SCOPE_AREA_SUMMARY ? cube.summaries : cube.own,
                    place, year)) {
  const OrganYear& report = std::get<OrganYear>(source_);
  reports_ = report.reported() ? 1 : 0;
  if (report.reported()) forms_ = 1u << report.form_slot();
  const bool is_expected =
      scope == v1::SCOPE_OWN_ORGAN && organ.organ.IsGovernment() &&
      cube.frame->expected().IsExpected(organ.division, year);
  expected_ = is_expected ? 1 : 0;
  not_reported_ = is_expected && !report.reported() ? 1 : 0;
}

v1::Form FigureSource::form() const {
  const auto* report = std::get_if<OrganYear>(&source_);
  return report != nullptr && report->reported() && !is_split_
             ? static_cast<v1::Form>(report->form_slot())
             : v1::FORM_UNSPECIFIED;
}

Value FigureSource::ValueOf(const Figure& figure) const {
  if (is_split_) return SplitValue(figure);
  const auto* report = std::get_if<OrganYear>(&source_);
  Value value;
  if (report != nullptr && figure.cell() != nullptr) {
    value = OrganValue(*cube_.frame, figure.cell()->index, *report);
  } else {
    value = AreaValue(*cube_.frame, figure, Sum(figure), not_reported_, forms_);
    if (!has_counts_) value.counts.reset();
    if (value.has_value() && !CanAdd(figure)) {
      value.status = ValueStatus::kNotComparable;
      value.value = 0;
      value.approximate = false;
      value.note = kRatesOfPlaces;
    }
  }
  if (doubt_.any()) value.doubt = doubt_;
  return value;
}

void FigureSource::Split() {
  is_split_ = true;
  reports_ = expected_ = not_reported_ = 0;
  forms_ = 0;
  doubt_ = {};
}

FigureSum FigureSource::Sum(const Figure& figure) const {
  if (figure.indicator() != nullptr) {
    return IndicatorSum(*this, *figure.indicator()).Compute();
  }
  FigureSum sum;
  sum.above = SumOf(figure.cell()->index);
  sum.complete = sum.above.with_value > 0;
  return sum;
}

CellSum FigureSource::SumOf(form::CellIndex cell) const {
  return std::visit([&](const auto& reports) { return reports.Sum(cell); },
                    source_);
}

int64_t FigureSource::ReportsOn(size_t form_slot) const {
  if (const auto* area = std::get_if<AreaYear>(&source_)) {
    return area->reports_on(form_slot);
  }
  return forms_ >> form_slot & 1;
}

ReportRange FigureSource::Range() const {
  const ScopeSheets& scope =
      scope_ == v1::SCOPE_AREA_SUMMARY ? cube_.summaries : cube_.own;
  if (const auto* area = std::get_if<AreaYear>(&source_)) {
    return {cube_, scope, area->Ranges(), year_};
  }
  if (!place_.has_value()) return {cube_, scope, {}, year_};
  return {cube_, scope, {{*place_, scope.organs->Next(*place_)}}, year_};
}

}  // namespace disclosure::stats
