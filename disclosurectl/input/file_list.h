#ifndef DISCLOSURE_DISCLOSURECTL_INPUT_FILE_LIST_H_
#define DISCLOSURE_DISCLOSURECTL_INPUT_FILE_LIST_H_

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace disclosure::ctl {

// Of all directories of one command line together.
inline constexpr size_t kMaxFiles = 1'000'000;

// What stands for standard input among files.
inline constexpr char kStandardInput[] = "-";

// Files as they are, directories as the files below them whose names tell a
// format (report_format.h), in the order of their names; hidden ones are passed
// over. What cannot be looked at is among them (folder_files.h).
//
// NOT_FOUND names the path that is not there. INVALID_ARGUMENT: a directory
// without any such file, or no path at all. RESOURCE_EXHAUSTED beyond
// kMaxFiles.
absl::StatusOr<std::vector<std::string>> ListFiles(
    std::span<const std::string> paths);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_INPUT_FILE_LIST_H_
