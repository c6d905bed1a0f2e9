#include "service-host/host_flags.h"

#include <optional>

#include "absl/flags/flag.h"
#include "absl/time/time.h"
#include "absl/types/optional.h"
#include "disclosure/config/v1/config.pb.h"
#include "service-host/config_file.h"

ABSL_FLAG(std::string, config, "",
          "The configuration, a file of protobuf text; see deploy/.");
ABSL_FLAG(absl::optional<std::string>, grpc_address, absl::nullopt,
          "Where to serve gRPC: 127.0.0.1:7401, unix:path; port 0 is any.");
ABSL_FLAG(absl::optional<std::string>, metrics_address, absl::nullopt,
          "Where to serve /metrics over HTTP; off: nowhere.");
ABSL_FLAG(bool, allow_plaintext_nonloopback, false,
          "Serve plain text on addresses that other machines can reach.");
ABSL_FLAG(absl::optional<absl::Duration>, drain_timeout, absl::nullopt,
          "How long calls in flight may take after SIGTERM; 20s.");
ABSL_FLAG(absl::optional<int32_t>, call_log_lines_per_second, absl::nullopt,
          "Log lines of calls above this rate are left out and counted; 100.");

namespace disclosure::service_host {

absl::Status ReadConfigOfFlag(google::protobuf::Message& config) {
  const std::string path = absl::GetFlag(FLAGS_config);
  return path.empty() ? absl::OkStatus() : ReadConfigFile(path, config);
}

void ApplyHostFlags(config::v1::HostConfig& config) {
  if (const auto address = absl::GetFlag(FLAGS_grpc_address)) {
    config.set_grpc_address(*address);
  }
  if (const auto address = absl::GetFlag(FLAGS_metrics_address)) {
    config.set_metrics_address(*address);
  }
  if (absl::GetFlag(FLAGS_allow_plaintext_nonloopback)) {
    config.set_allow_plaintext_nonloopback(true);
  }
  if (const auto timeout = absl::GetFlag(FLAGS_drain_timeout)) {
    const timespec parts = absl::ToTimespec(*timeout);
    config.mutable_drain_timeout()->set_seconds(parts.tv_sec);
    config.mutable_drain_timeout()->set_nanos(
        static_cast<int32_t>(parts.tv_nsec));
  }
  if (const auto lines = absl::GetFlag(FLAGS_call_log_lines_per_second)) {
    config.set_call_log_lines_per_second(*lines);
  }
}

}  // namespace disclosure::service_host
