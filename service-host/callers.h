#ifndef DISCLOSURE_SERVICE_HOST_CALLERS_H_
#define DISCLOSURE_SERVICE_HOST_CALLERS_H_

#include <string_view>

namespace disclosure::service_host {

// Who calls, as revisions record it: both services serve this machine only.
inline constexpr std::string_view kLocalCaller = "local";

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_CALLERS_H_
