#ifndef DISCLOSURE_FORM_RISK_THRESHOLDS_H_
#define DISCLOSURE_FORM_RISK_THRESHOLDS_H_

#include <string_view>

#include "disclosure/rules/v1/indicators.pb.h"

namespace disclosure::form {

// From where on the values of an indicator hint at a risk. Not official: see
// the schema.
using RiskThresholds = rules::v1::RiskThresholds;

// What is wrong with thresholds; empty if nothing is: there are some, they are
// numbers and ascend, and cases are counted only of an indicator that has a
// denominator.
std::string_view FaultOf(const RiskThresholds& thresholds, bool is_ratio);

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_RISK_THRESHOLDS_H_
