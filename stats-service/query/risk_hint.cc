#include "stats-service/query/risk_hint.h"

namespace disclosure::stats {

RiskHint RiskOf(const Figure& figure, const Value& value) {
  if (!figure.HasRisk()) return RiskHint::kUnspecified;
  if (!value.has_value()) return RiskHint::kNoValue;
  return RiskOf(figure,
                Quotient{value.ratio->numerator, value.ratio->denominator});
}

RiskHint RiskOf(const Figure& figure, const Quotient& value) {
  const form::RiskThresholds& thresholds = *figure.indicator()->risk;
  if (figure.IsRatio() && value.denominator < thresholds.least_cases()) {
    return RiskHint::kTooFewCases;
  }
  const double number = ToDouble(figure, value);
  if ((thresholds.has_red_below() && number < thresholds.red_below()) ||
      (thresholds.has_red_above() && number > thresholds.red_above())) {
    return RiskHint::kRed;
  }
  if ((thresholds.has_yellow_below() && number < thresholds.yellow_below()) ||
      (thresholds.has_yellow_above() && number > thresholds.yellow_above())) {
    return RiskHint::kYellow;
  }
  return RiskHint::kNone;
}

RiskCounts CountRisks(const Figure& figure, const UnitQuotients& units) {
  RiskCounts counts;
  counts.no_value = units.without_value();
  for (const UnitQuotient& unit : units.figures) {
    switch (RiskOf(figure, unit.value)) {
      case RiskHint::kRed:
        ++counts.red;
        break;
      case RiskHint::kYellow:
        ++counts.yellow;
        break;
      case RiskHint::kTooFewCases:
        ++counts.too_few_cases;
        break;
      default:
        ++counts.none;
    }
  }
  return counts;
}

}  // namespace disclosure::stats
