#ifndef DISCLOSURE_DISCLOSURECTL_OUTPUT_RISK_TEXT_H_
#define DISCLOSURE_DISCLOSURECTL_OUTPUT_RISK_TEXT_H_

#include <string>
#include <string_view>

#include "disclosure/v1/stats.pb.h"
#include "disclosurectl/language.h"
#include "disclosurectl/output/row_writer.h"

namespace disclosure::ctl {

// Risk hints, which are not official, as people and programs read them.

// "!" for yellow, "!!" for red, else empty.
std::string_view RiskMark(v1::RiskHint risk);

// "red below 40, yellow below 45; from 30 cases on". Empty without thresholds.
std::string ThresholdsText(const v1::Indicator& indicator, Language language);

// What the marks at values of an indicator mean, in a line.
std::string RiskLegend(const v1::Indicator& indicator, Language language);

// "red 5, yellow 7, none 70, too few cases 40, no value 3".
std::string RiskCountsText(const v1::RiskCounts& counts, Language language);

// The column of csv, and its field: "too_few_cases", the same in every
// language; empty for a figure without thresholds.
Column RiskColumn();
std::string RiskField(v1::RiskHint risk);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_OUTPUT_RISK_TEXT_H_
