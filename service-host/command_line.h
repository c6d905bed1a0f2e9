#ifndef DISCLOSURE_SERVICE_HOST_COMMAND_LINE_H_
#define DISCLOSURE_SERVICE_HOST_COMMAND_LINE_H_

#include <string>
#include <vector>

#include "disclosure/config/v1/config.pb.h"

namespace disclosure::service_host {

// Reads the absl flags, which may be written with dashes as well as underscores
// ("--allow-plaintext-nonloopback"), and gives back the other arguments,
// without the program's name. A wrong flag ends the program with its message
// and exit status 1 (absl's).
std::vector<std::string> ParseFlags(int argc, char** argv);

// The flags of both services: --config, --grpc_address, --metrics_address,
// --allow_plaintext_nonloopback, --drain_timeout, --call_log_lines_per_second.

// --config; empty if not given.
std::string ConfigPath();
// Lets the host's flags that were given beat `config`.
void ApplyHostFlags(config::v1::HostConfig& config);

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_COMMAND_LINE_H_
