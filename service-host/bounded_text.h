#ifndef DISCLOSURE_SERVICE_HOST_BOUNDED_TEXT_H_
#define DISCLOSURE_SERVICE_HOST_BOUNDED_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace disclosure::service_host {

// The beginning of `text` in at most `max_bytes`, cut between characters. What
// is not UTF-8 becomes U+FFFD, byte by byte, so that the result always is.
std::string BoundedText(std::string_view text, size_t max_bytes);

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_BOUNDED_TEXT_H_
