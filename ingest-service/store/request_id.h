#ifndef DISCLOSURE_INGEST_SERVICE_STORE_REQUEST_ID_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_REQUEST_ID_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace disclosure::ingest {

// The 16 bytes of a UUID (RFC 4122): what a caller repeats a request by.
using RequestId = std::array<uint8_t, 16>;

// Nothing if `text` is not 8-4-4-4-12 hexadecimal digits; their case does not
// matter.
std::optional<RequestId> ParseRequestId(std::string_view text);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_REQUEST_ID_H_
