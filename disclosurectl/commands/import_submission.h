#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_IMPORT_SUBMISSION_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_IMPORT_SUBMISSION_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "disclosurectl/commands/command.h"
#include "importer/importer.h"

namespace disclosure::ctl {

// Why a draft is not to be sent, and what would help; nullopt if nothing is in
// the way: its identity is known, and at least `min_cells` (0 to 1) of the
// cells that its form asks for were found.
std::optional<Text> ObstacleTo(const importer::Draft& draft, double min_cells);

// Sends the reports in `files` as `disclosurectl submit` does, with the mode,
// address and patience that the options of the import name.
absl::StatusOr<ExitStatus> SubmitImported(
    const Invocation& import, const std::vector<std::string>& files);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_IMPORT_SUBMISSION_H_
