#include "stats-service/api/indicator_proto.h"

#include <string>

#include "stats-service/query/list_indicators.h"

namespace disclosure::stats {
namespace {

void AddForms(uint32_t forms, v1::Indicator& proto) {
  for (int form = v1::Form_MIN; form <= v1::Form_MAX; ++form) {
    if ((forms >> form & 1) != 0) proto.add_forms(static_cast<v1::Form>(form));
  }
}

v1::Indicator ToProto(const form::Cell& cell) {
  v1::Indicator proto;
  proto.set_name(cell.name);
  proto.set_label_zh(cell.label_zh);
  proto.set_label_en(cell.label_en);
  proto.set_unit(cell.is_money ? "元" : cell.unit);
  AddForms(cell.forms, proto);
  proto.set_additivity(cell.additivity);
  proto.set_successor(cell.successor);
  proto.set_comparability(cell.comparability);
  proto.set_note(cell.note);
  proto.set_row(cell.row);
  proto.set_column(cell.column);
  return proto;
}

v1::RiskThresholds ToProto(const form::RiskThresholds& thresholds) {
  v1::RiskThresholds proto;
  if (thresholds.has_red_below()) proto.set_red_below(thresholds.red_below());
  if (thresholds.has_yellow_below()) {
    proto.set_yellow_below(thresholds.yellow_below());
  }
  if (thresholds.has_yellow_above()) {
    proto.set_yellow_above(thresholds.yellow_above());
  }
  if (thresholds.has_red_above()) proto.set_red_above(thresholds.red_above());
  proto.set_least_cases(thresholds.least_cases());
  return proto;
}

v1::Indicator ToProto(const form::Indicator& indicator) {
  v1::Indicator proto;
  proto.set_name(indicator.name);
  proto.set_indicator_id(indicator.id);
  proto.set_label_zh(indicator.label_zh);
  proto.set_label_en(indicator.label_en);
  proto.set_unit(indicator.unit);
  // Bit 0 stands for forms that nobody knows.
  AddForms(indicator.forms & ~uint32_t{1}, proto);
  proto.set_additivity(indicator.additivity);
  proto.set_note(indicator.note_en);
  proto.set_note_zh(indicator.note_zh);
  proto.set_numerator(indicator.numerator.text);
  proto.set_denominator(indicator.denominator.text);
  proto.set_small_sample_below(indicator.small_sample_below);
  proto.set_unavailable(indicator.unavailable);
  if (indicator.risk) *proto.mutable_risk() = ToProto(*indicator.risk);
  return proto;
}

v1::Indicator ToProto(const CubeFrame& frame, const Figure& figure) {
  v1::Indicator proto = figure.cell() != nullptr ? ToProto(*figure.cell())
                                                 : ToProto(*figure.indicator());
  proto.set_adds_over_years(figure.AddsOverYears());
  for (const FormBreak& between : BreaksOf(frame, figure)) {
    v1::FormBreak& added = *proto.add_breaks();
    added.set_before(between.before);
    added.set_after(between.after);
    added.set_comparability(between.comparability);
    added.set_note(std::string(between.note));
    // An indicator is as comparable as across the worst of its breaks.
    if (figure.indicator() != nullptr &&
        between.comparability > proto.comparability()) {
      proto.set_comparability(between.comparability);
    }
  }
  return proto;
}

}  // namespace

IndicatorProtos::IndicatorProtos(const CubeFrame& frame) {
  for (const form::Cell& cell : frame.catalogue().cells()) {
    of_cells_.push_back(ToProto(frame, Figure(cell)));
  }
  for (const form::Indicator& indicator : frame.indicators().indicators()) {
    of_indicators_.emplace(&indicator, ToProto(frame, Figure(indicator)));
  }
}

const v1::Indicator& IndicatorProtos::Of(const Figure& figure) const {
  return figure.cell() != nullptr ? of_cells_[figure.cell()->index]
                                  : of_indicators_.at(figure.indicator());
}

}  // namespace disclosure::stats
