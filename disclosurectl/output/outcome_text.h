#ifndef DISCLOSURE_DISCLOSURECTL_OUTPUT_OUTCOME_TEXT_H_
#define DISCLOSURE_DISCLOSURECTL_OUTPUT_OUTCOME_TEXT_H_

#include <string>
#include <vector>

#include "disclosure/v1/ingest.pb.h"
#include "disclosurectl/language.h"
#include "disclosurectl/output/finding_writer.h"
#include "disclosurectl/output/row_writer.h"

namespace disclosure::ctl {

// What became of one report.
enum class Outcome { kAccepted, kRepeated, kRefused, kConflict, kFailed };

// A result without any outcome, which no service of ours sends, has failed.
Outcome OutcomeOf(const v1::SubmitReportResult& result);
Text WordFor(Outcome outcome);

// The revision that the outcome names: the new, the first or the current one;
// null for a refusal or failure.
const v1::Revision* RevisionOf(const v1::SubmitReportResult& result);
// Empty for a failure.
const Findings& FindingsOf(const v1::SubmitReportResult& result);

// What a conflict means, and the commands that look at the current revision and
// replace it, a line each. Empty for other outcomes.
std::string ConflictAdvice(const v1::SubmitReportResult& result,
                           Language language);

// The columns of a list of outcomes, and one line of it: origin, identity,
// outcome, revision, sequence, counted findings, and why it was not taken: the
// ids of the rules it breaks, the current revision, the failure.
std::vector<Column> OutcomeColumns(Language language);
std::vector<std::string> OutcomeRow(const std::string& origin,
                                    const v1::AnnualReport& report,
                                    const v1::SubmitReportResult& result,
                                    Language language);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_OUTPUT_OUTCOME_TEXT_H_
