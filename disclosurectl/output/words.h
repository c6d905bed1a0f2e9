#ifndef DISCLOSURE_DISCLOSURECTL_OUTPUT_WORDS_H_
#define DISCLOSURE_DISCLOSURECTL_OUTPUT_WORDS_H_

#include <string>

#include "disclosure/v1/finding.pb.h"
#include "disclosure/v1/report.pb.h"
#include "disclosure/v1/stats.pb.h"
#include "disclosurectl/language.h"

namespace disclosure::ctl {

// What the enums of the contract are called on a screen. A value that is newer
// than this program gives "?".
Text WordFor(v1::Severity severity);
Text WordFor(v1::ValueStatus status);
Text WordFor(v1::RiskHint risk);
Text WordFor(v1::Basis basis);
Text WordFor(v1::AreaLevel level);
Text WordFor(v1::UnitClass unit_class);
Text WordFor(v1::OutlierMethod method);
Text WordFor(v1::HistoryKind kind);
Text WordFor(v1::Additivity additivity);
Text WordFor(v1::Comparability comparability);
Text WordFor(v1::Scope scope);
Text WordFor(v1::Agreement agreement);
Text WordFor(v1::ContributionCause cause);

// "2019", "2021"; "-2013" for the forms before 2014; empty if unspecified.
std::string FormName(v1::Form form);
// "2019 2021".
std::string FormNames(const google::protobuf::RepeatedField<int>& forms);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_OUTPUT_WORDS_H_
