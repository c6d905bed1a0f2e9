#ifndef DISCLOSURE_SERVICE_HOST_CONFIG_FILE_H_
#define DISCLOSURE_SERVICE_HOST_CONFIG_FILE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace google::protobuf {
class Message;
}

namespace disclosure::service_host {

inline constexpr size_t kMaxConfigFileBytes = 1024 * 1024;
inline constexpr size_t kMaxConfigErrors = 20;

// The whole of a text file that configuration names: rules, indicators, tables.
//
// NOT_FOUND, PERMISSION_DENIED: it cannot be read; the message names it.
// INVALID_ARGUMENT: it is larger than `max_bytes`.
absl::StatusOr<std::string> ReadTextFile(const std::string& path,
                                         size_t max_bytes);

// Fills `config` from a file of protobuf text.
//
// NOT_FOUND, PERMISSION_DENIED: the file cannot be read; the message names it.
// INVALID_ARGUMENT: "file:line:column: what is wrong", one line for each of
//   all unknown keys and the first value or token that cannot be read; at most
//   kMaxConfigErrors. `config` is then not usable.
absl::Status ReadConfigFile(const std::string& path,
                            google::protobuf::Message& config);

// The same for text that has been read; `file` is named in errors.
absl::Status ParseConfig(std::string_view text, std::string_view file,
                         google::protobuf::Message& config);

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_CONFIG_FILE_H_
