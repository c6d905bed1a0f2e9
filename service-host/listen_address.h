#ifndef DISCLOSURE_SERVICE_HOST_LISTEN_ADDRESS_H_
#define DISCLOSURE_SERVICE_HOST_LISTEN_ADDRESS_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace disclosure::service_host {

// "127.0.0.1:7401", "localhost:7401", "[::1]:7401" or "unix:path".
struct ListenAddress {
  std::string host;  // Without brackets; "unix:path" as a whole.
  int port = 0;      // 0: any free one. Of no meaning for a unix socket.
  bool is_unix = false;

  // Nobody outside this machine can reach it: 127.0.0.0/8, ::1, localhost,
  // unix:path.
  bool IsLoopback() const;
  // As it is written, with `bound_port` in place of a 0.
  std::string WithPort(int bound_port) const;
};

// INVALID_ARGUMENT: not of one of the four forms, or a port above 65535.
absl::StatusOr<ListenAddress> ParseListenAddress(std::string_view address);

// INVALID_ARGUMENT: others could reach `address`, and that is not allowed.
absl::Status RefuseNonLoopback(const ListenAddress& address, bool allowed);

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_LISTEN_ADDRESS_H_
