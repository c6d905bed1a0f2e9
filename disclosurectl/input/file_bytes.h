#ifndef DISCLOSURE_DISCLOSURECTL_INPUT_FILE_BYTES_H_
#define DISCLOSURE_DISCLOSURECTL_INPUT_FILE_BYTES_H_

#include <cstdint>
#include <istream>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace disclosure::ctl {

// The reason (status/reason.h) of a file that is not there or cannot be read.
inline constexpr char kUnreadableReason[] = "FILE_UNREADABLE";

// The largest file that is read at once; streams may be of any size.
inline constexpr uint64_t kMaxFileBytes = 64 * 1024 * 1024;

// All bytes of a file, or of a stream that is named so in messages. NOT_FOUND:
// the file cannot be opened. UNAVAILABLE: it cannot be read to its end.
// RESOURCE_EXHAUSTED beyond kMaxFileBytes.
absl::StatusOr<std::string> ReadFileBytes(const std::string& path);
absl::StatusOr<std::string> ReadAll(std::istream& in, const std::string& name);

// Replaces the file at once: whoever reads it sees the old or the new one, and
// a crash leaves no half of it. A symlink stays, its file is replaced; what is
// no file, such as a pipe or a device, is written to. UNAVAILABLE: it cannot be
// written.
absl::Status WriteFileBytes(const std::string& path, const std::string& bytes);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_INPUT_FILE_BYTES_H_
