#ifndef DISCLOSURE_SERVICE_HOST_HOST_FLAGS_H_
#define DISCLOSURE_SERVICE_HOST_HOST_FLAGS_H_

#include <string>

#include "absl/status/status.h"

namespace google::protobuf {
class Message;
}
namespace disclosure::config::v1 {
class HostConfig;
}

namespace disclosure::service_host {

// The flags that both services have: --config, --grpc_address,
// --metrics_address, --allow_plaintext_nonloopback, --drain_timeout,
// --call_log_lines_per_second.

// Reads the file of --config into `config`, nothing if the flag was not given.
// Errors are those of ReadConfigFile().
absl::Status ReadConfigOfFlag(google::protobuf::Message& config);

// Lets the flags that were given beat `config`.
void ApplyHostFlags(config::v1::HostConfig& config);

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_HOST_FLAGS_H_
