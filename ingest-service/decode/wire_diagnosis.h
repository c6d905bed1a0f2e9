#ifndef DISCLOSURE_INGEST_SERVICE_DECODE_WIRE_DIAGNOSIS_H_
#define DISCLOSURE_INGEST_SERVICE_DECODE_WIRE_DIAGNOSIS_H_

#include <string_view>

#include "absl/status/status.h"
#include "google/protobuf/descriptor.h"

namespace disclosure::ingest {

// Says why `bytes` could not be parsed as a message of `type`: walks the wire
// by the descriptor and names the first field that is at fault.
//
// INVALID_ARGUMENT, TEXT_NOT_UTF8: a string is not UTF-8; says so if it looks
//   like GB18030. INVALID_ARGUMENT, UNREADABLE_REPORT: cut off or malformed.
// Both carry the field's path ("report.organ.name") where it can be told.
absl::Status DiagnoseWire(std::string_view bytes,
                          const google::protobuf::Descriptor& type);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_DECODE_WIRE_DIAGNOSIS_H_
