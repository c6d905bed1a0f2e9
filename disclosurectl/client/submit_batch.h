#ifndef DISCLOSURE_DISCLOSURECTL_CLIENT_SUBMIT_BATCH_H_
#define DISCLOSURE_DISCLOSURECTL_CLIENT_SUBMIT_BATCH_H_

#include <cstddef>
#include <string>
#include <vector>

#include "disclosure/v1/ingest.pb.h"
#include "disclosurectl/input/input_place.h"

namespace disclosure::ctl {

// What ingest.proto calls a good number.
inline constexpr int kReportsPerMessage = 64;
// A message is not filled beyond it, unless one report alone is larger. The
// service takes 16 MiB.
inline constexpr size_t kMaxMessageBytes = 4 * 1024 * 1024;

// One message of the submit stream, and where its reports came from.
struct SubmitBatch {
  v1::SubmitReportsRequest message;
  // One a request of the message, in order.
  std::vector<std::string> origins;
  std::vector<InputPlace> places;
  // How often it was sent before.
  std::vector<int> attempts;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_CLIENT_SUBMIT_BATCH_H_
