#ifndef DISCLOSURE_SERVICE_HOST_CONFIG_VALUES_H_
#define DISCLOSURE_SERVICE_HOST_CONFIG_VALUES_H_

#include <chrono>
#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"
#include "disclosure/config/v1/config.pb.h"
#include "google/protobuf/duration.pb.h"

namespace disclosure::service_host {

// `value` if it is set, `otherwise` if it is not (0). INVALID_ARGUMENT names
// the setting if it lies outside `low` to `high`.
absl::StatusOr<int64_t> Within(std::string_view setting, int64_t value,
                               int64_t otherwise, int64_t low, int64_t high);

// The same for a duration; fills the default in.
absl::Status FillDuration(std::string_view setting,
                          google::protobuf::Duration& duration,
                          std::chrono::milliseconds otherwise,
                          std::chrono::milliseconds low,
                          std::chrono::milliseconds high);

std::chrono::milliseconds ToMilliseconds(
    const google::protobuf::Duration& duration);

// Addresses of a service that were left out; "off" becomes no address.
void FillAddresses(config::v1::HostConfig& host, std::string_view grpc_address,
                   std::string_view metrics_address);

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_CONFIG_VALUES_H_
