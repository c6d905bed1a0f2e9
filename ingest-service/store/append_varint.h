#ifndef DISCLOSURE_INGEST_SERVICE_STORE_APPEND_VARINT_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_APPEND_VARINT_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "google/protobuf/io/coded_stream.h"

namespace disclosure::ingest {

inline constexpr size_t kMaxVarintBytes = 10;

// As Protobuf writes it.
inline void AppendVarint(uint64_t value, std::string& out) {
  uint8_t buffer[kMaxVarintBytes];
  const uint8_t* end =
      google::protobuf::io::CodedOutputStream::WriteVarint64ToArray(value,
                                                                    buffer);
  out.append(reinterpret_cast<const char*>(buffer),
             static_cast<size_t>(end - buffer));
}

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_APPEND_VARINT_H_
