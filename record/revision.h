#ifndef DISCLOSURE_RECORD_REVISION_H_
#define DISCLOSURE_RECORD_REVISION_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "disclosure/v1/record.pb.h"
#include "form/identity.h"

namespace disclosure::record {

// A place in the feed; the first change has 1, so 0 lies before them all.
using Sequence = uint64_t;

// SHA-256 of a report's content (form::SerializeContent).
using ContentHash = std::array<uint8_t, 32>;
ContentHash HashContent(std::string_view content);

// One accepted content of one identity, or its withdrawal.
struct Revision {
  form::Identity identity;
  int32_t number = 0;
  Sequence sequence = 0;
  absl::Time accept_time;
  std::string caller;
  v1::Mode mode = v1::MODE_SUBMISSION;
  // Zeros for a withdrawal.
  ContentHash content_hash{};
  bool withdrawn = false;
  std::string withdrawal_reason;
  std::string request_id;
};

v1::Revision ToProto(const Revision& revision);
// The same into a message that is used again: every field is set.
void FillProto(const Revision& revision, v1::Revision& proto);
// DATA_LOSS if the identity or the hash is malformed: what we stored ourselves
// can no longer be read.
absl::StatusOr<Revision> FromProto(const v1::Revision& proto);

}  // namespace disclosure::record

#endif  // DISCLOSURE_RECORD_REVISION_H_
