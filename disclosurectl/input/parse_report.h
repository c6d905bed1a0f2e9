#ifndef DISCLOSURE_DISCLOSURECTL_INPUT_PARSE_REPORT_H_
#define DISCLOSURE_DISCLOSURECTL_INPUT_PARSE_REPORT_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "disclosure/v1/report.pb.h"
#include "disclosurectl/input/report_format.h"

namespace disclosure::ctl {

std::string_view WithoutByteOrderMark(std::string_view text);

// Reads one report that is kTextproto, kJson or kBinary; texts may begin with a
// byte order mark.
//
// INVALID_ARGUMENT says where: line and column of a textproto, the field of
// JSON. A name that the contract does not have is an error: what a person wrote
// is not dropped silently. A text that is not UTF-8 is named, as the service
// would refuse it.
absl::StatusOr<v1::AnnualReport> ParseReport(std::string_view content,
                                             ReportFormat format);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_INPUT_PARSE_REPORT_H_
