#ifndef DISCLOSURE_SERVICE_HOST_CHECK_ENUMS_H_
#define DISCLOSURE_SERVICE_HOST_CHECK_ENUMS_H_

#include "absl/status/status.h"

namespace google::protobuf {
class Message;
}

namespace disclosure::service_host {

// INVALID_ARGUMENT, UNKNOWN_VALUE with the field: an enum in `request`, or in a
// message of it, has a number that this program does not know, from a newer
// client or a slip. Whatever was answered would answer another question.
absl::Status CheckEnums(const google::protobuf::Message& request);

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_CHECK_ENUMS_H_
