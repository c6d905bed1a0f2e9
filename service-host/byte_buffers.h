#ifndef DISCLOSURE_SERVICE_HOST_BYTE_BUFFERS_H_
#define DISCLOSURE_SERVICE_HOST_BYTE_BUFFERS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "google/protobuf/message_lite.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/slice.h"

namespace disclosure::service_host {

// A received message as one run of bytes, for methods that are served raw.
// Copies only if it arrived in several pieces.
class ContiguousBytes {
 public:
  explicit ContiguousBytes(const grpc::ByteBuffer& buffer) {
    if (buffer.TrySingleSlice(&slice_).ok()) return;
    // Fails only for a buffer without content, which reads as empty.
    if (!buffer.DumpToSingleSlice(&slice_).ok()) slice_ = grpc::Slice();
  }

  std::string_view view() const {
    return {reinterpret_cast<const char*>(slice_.begin()), slice_.size()};
  }

 private:
  grpc::Slice slice_;
};

// A message, serialised to be sent.
inline grpc::ByteBuffer ToByteBuffer(
    const google::protobuf::MessageLite& message) {
  const grpc::Slice slice(message.ByteSizeLong());
  // Nobody else has the new slice yet.
  message.SerializeWithCachedSizesToArray(const_cast<uint8_t*>(slice.begin()));
  return grpc::ByteBuffer(&slice, 1);
}

// A serialised message, to be sent.
inline grpc::ByteBuffer ToByteBuffer(const std::string& bytes) {
  const grpc::Slice slice(bytes);
  return grpc::ByteBuffer(&slice, 1);
}

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_BYTE_BUFFERS_H_
