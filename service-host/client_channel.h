#ifndef DISCLOSURE_SERVICE_HOST_CLIENT_CHANNEL_H_
#define DISCLOSURE_SERVICE_HOST_CLIENT_CHANNEL_H_

#include <memory>
#include <string_view>

#include "absl/time/time.h"

namespace grpc {
class Channel;
}

namespace disclosure::service_host {

// The largest message a client of ours takes, and the largest a host sends.
inline constexpr int kMaxResponseBytes = 64 * 1024 * 1024;
// Pauses of the channel between attempts to connect.
inline constexpr absl::Duration kFirstReconnectPause = absl::Milliseconds(100);
inline constexpr absl::Duration kMaxReconnectPause = absl::Seconds(5);

// A channel in plain text to "host:port" or "unix:path", with a connection of
// its own, past any HTTP proxy of the environment. Connects with the first
// call; calls fail with UNAVAILABLE while nobody answers. Calls should carry a
// deadline.
std::shared_ptr<grpc::Channel> OpenChannel(std::string_view address);

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_CLIENT_CHANNEL_H_
