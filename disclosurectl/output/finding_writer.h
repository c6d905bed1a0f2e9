#ifndef DISCLOSURE_DISCLOSURECTL_OUTPUT_FINDING_WRITER_H_
#define DISCLOSURE_DISCLOSURECTL_OUTPUT_FINDING_WRITER_H_

#include <google/protobuf/repeated_field.h>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/v1/finding.pb.h"
#include "disclosurectl/language.h"
#include "disclosurectl/output/row_writer.h"

namespace disclosure::ctl {

using Findings = google::protobuf::RepeatedPtrField<v1::Finding>;

// All findings for a person: message, each cell with its full name, official
// label and value, expected and found, repair hints, ground.
void WriteFindings(std::ostream& out, const Findings& findings,
                   Language language);

// "2 errors, 1 warning, 3 notes"; "no findings".
std::string CountFindings(const Findings& findings, Language language);

bool HaveErrors(const Findings& findings);

// The columns of a csv of findings: one line a finding, after `origin`.
std::vector<Column> FindingColumns();
std::vector<std::string> FindingRow(std::string_view origin,
                                    const v1::Finding& finding,
                                    Language language);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_OUTPUT_FINDING_WRITER_H_
