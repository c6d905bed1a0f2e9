#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_IDENTITY_ARGUMENTS_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_IDENTITY_ARGUMENTS_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "disclosure/v1/record.pb.h"
#include "disclosurectl/commands/command.h"

namespace disclosure::ctl {

inline constexpr OptionSpec kOrganOption = {
    "organ",
    OptionKind::kText,
    "CREDIT_CODE",
    "",
    {"部门的统一社会信用代码；默认为政府本身",
     "a department, by its credit code; else the government"}};

inline constexpr OptionSpec kScopeOption = {
    "scope",
    OptionKind::kChoice,
    "own|summary",
    "own",
    {"本机关报告或地区汇总报告", "the own report, or the area's summary"}};

// The report that "AREA YEAR", --organ and --scope name. An area named by name
// is looked up at the stats-service.
absl::StatusOr<v1::ReportIdentity> IdentityOf(const Invocation& invocation);

// The revision that an option names. INVALID_ARGUMENT: there is none so high.
absl::StatusOr<int32_t> RevisionOf(const Options& options, const char* name);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_IDENTITY_ARGUMENTS_H_
