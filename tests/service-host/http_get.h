#ifndef DISCLOSURE_TESTS_SERVICE_HOST_HTTP_GET_H_
#define DISCLOSURE_TESTS_SERVICE_HOST_HTTP_GET_H_

#include <string>
#include <string_view>

namespace disclosure::service_host {

// What 127.0.0.1:`port` answers to GET `path`: head and body. Empty if nobody
// listens there.
std::string HttpGet(int port, std::string_view path);

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_TESTS_SERVICE_HOST_HTTP_GET_H_
