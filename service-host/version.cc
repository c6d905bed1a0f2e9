#include "service-host/version.h"

namespace disclosure::service_host {

std::string_view Version() {
  return DISCLOSURE_VERSION;
}

}  // namespace disclosure::service_host
