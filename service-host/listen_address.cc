#include "service-host/listen_address.h"

#include <arpa/inet.h>

#include <charconv>

#include "absl/strings/str_cat.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::service_host {
namespace {

constexpr std::string_view kUnix = "unix:";

absl::Status Unreadable(std::string_view address) {
  return absl::InvalidArgumentError(
      absl::StrCat("\"", AbslView(address),
                   "\" is no address to listen on: host:port, [::1]:port or "
                   "unix:path"));
}

// Nothing if `text` is not a decimal number up to 65535.
bool ParsePort(std::string_view text, int& port) {
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, port);
  return error == std::errc() && stop == end && port >= 0 && port <= 65535;
}

}  // namespace

bool ListenAddress::IsLoopback() const {
  if (is_unix || host == "localhost") return true;
  in_addr v4;
  if (inet_pton(AF_INET, host.c_str(), &v4) == 1) {
    return ntohl(v4.s_addr) >> 24 == 127;
  }
  in6_addr v6;
  return inet_pton(AF_INET6, host.c_str(), &v6) == 1 &&
         IN6_IS_ADDR_LOOPBACK(&v6);
}

std::string ListenAddress::WithPort(int bound_port) const {
  if (is_unix) return host;
  const bool v6 = host.find(':') != std::string::npos;
  return v6 ? absl::StrCat("[", host, "]:", bound_port)
            : absl::StrCat(host, ":", bound_port);
}

absl::StatusOr<ListenAddress> ParseListenAddress(std::string_view address) {
  if (address.starts_with(kUnix) && address.size() > kUnix.size()) {
    return ListenAddress{std::string(address), 0, /*is_unix=*/true};
  }
  const size_t colon = address.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return Unreadable(address);
  std::string_view host = address.substr(0, colon);
  const bool bracketed = host.starts_with('[') && host.ends_with(']');
  if (bracketed) host = host.substr(1, host.size() - 2);
  // "::1" and "::1:7401" could be read in two ways, so they need brackets.
  const bool has_colon = host.find(':') != std::string_view::npos;
  ListenAddress result{std::string(host)};
  if (has_colon != bracketed ||
      !ParsePort(address.substr(colon + 1), result.port)) {
    return Unreadable(address);
  }
  return result;
}

absl::Status RefuseNonLoopback(const ListenAddress& address, bool allowed) {
  if (allowed || address.IsLoopback()) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat(
      address.WithPort(address.port),
      " can be reached from other machines, and this service speaks plain "
      "text; give --allow-plaintext-nonloopback if that is meant"));
}

}  // namespace disclosure::service_host
