#ifndef DISCLOSURE_DISCLOSURECTL_SUBMISSION_FAULT_ORDER_H_
#define DISCLOSURE_DISCLOSURECTL_SUBMISSION_FAULT_ORDER_H_

#include <cstddef>
#include <string>

#include "absl/status/status.h"

namespace disclosure::ctl {

// How much of a report of faults is held in memory while it is put in order,
// and how many sorted parts of it are on disk at most before they are merged.
struct FaultOrderLimits {
  size_t max_bytes_in_memory = 64 << 20;
  size_t max_parts = 64;
};

// Puts the lines of a finished report of faults (FaultReport) in the order in
// which offices get them: by area, in the order of codes, then organ, year and
// rule; lines that agree in these stay as they were. What names no area, having
// not been readable, comes last. A larger file is sorted in parts, which lie
// beside it for the time. The file is replaced at once: whoever looks sees it
// as it was, or in order. What is no file, such as a pipe, stays as it is.
//
// UNAVAILABLE: it cannot be read, or the new one written; it is as it was.
absl::Status PutFaultsInOrder(const std::string& path,
                              const FaultOrderLimits& limits = {});

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_SUBMISSION_FAULT_ORDER_H_
