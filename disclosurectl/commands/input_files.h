#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_INPUT_FILES_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_INPUT_FILES_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/reference.h"
#include "disclosurectl/input/report_source.h"

namespace disclosure::ctl {

// The options of commands that read reports from files.
inline constexpr OptionSpec kFormatOption = {
    "format",
    OptionKind::kChoice,
    "textproto|json|jsonl|binary|stream|document",
    "",
    {"输入格式；默认按文件名后缀（标准输入按首字节）",
     "input format; by the file's ending (standard input: by its first byte)"}};

// The reports of files and directories. Documents are imported on the fly.
// Borrows `reference`.
absl::StatusOr<std::unique_ptr<ReportSource>> OpenFiles(
    const Invocation& invocation, const Reference& reference,
    const std::vector<std::string>& paths);
// Of those that the command line names.
absl::StatusOr<std::unique_ptr<ReportSource>> OpenInput(
    const Invocation& invocation, const Reference& reference);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_INPUT_FILES_H_
