#ifndef DISCLOSURE_SERVICE_HOST_VERSION_H_
#define DISCLOSURE_SERVICE_HOST_VERSION_H_

#include <string_view>

namespace disclosure::service_host {

// Of the project, "0.1.0".
std::string_view Version();

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_VERSION_H_
