#include "service-host/config_values.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::service_host {

using google::protobuf::util::TimeUtil;

absl::StatusOr<int64_t> Within(std::string_view setting, int64_t value,
                               int64_t otherwise, int64_t low, int64_t high) {
  if (value == 0) return otherwise;
  if (value >= low && value <= high) return value;
  return absl::InvalidArgumentError(
      absl::StrCat("the setting ", AbslView(setting), " = ", value,
                   " lies outside ", low, " to ", high));
}

absl::Status FillDuration(std::string_view setting,
                          google::protobuf::Duration& duration,
                          std::chrono::milliseconds otherwise,
                          std::chrono::milliseconds low,
                          std::chrono::milliseconds high) {
  const std::string in_ms = std::string(setting) + " (in ms)";
  ASSIGN_OR_RETURN(const int64_t value,
                   Within(in_ms, TimeUtil::DurationToMilliseconds(duration),
                          otherwise.count(), low.count(), high.count()));
  duration = TimeUtil::MillisecondsToDuration(value);
  return absl::OkStatus();
}

std::chrono::milliseconds ToMilliseconds(
    const google::protobuf::Duration& duration) {
  return std::chrono::milliseconds(TimeUtil::DurationToMilliseconds(duration));
}

void FillAddresses(config::v1::HostConfig& host, std::string_view grpc_address,
                   std::string_view metrics_address) {
  if (host.grpc_address().empty()) {
    host.set_grpc_address(std::string(grpc_address));
  }
  if (host.metrics_address().empty()) {
    host.set_metrics_address(std::string(metrics_address));
  } else if (host.metrics_address() == "off") {
    host.clear_metrics_address();
  }
}

}  // namespace disclosure::service_host
