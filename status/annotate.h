#ifndef DISCLOSURE_STATUS_ANNOTATE_H_
#define DISCLOSURE_STATUS_ANNOTATE_H_

#include <string_view>

#include "absl/status/status.h"

namespace disclosure {

// The same code and payloads, with `place` before the message: "place:
// message". An OK status stays as it is.
absl::Status Annotate(const absl::Status& status, std::string_view place);

}  // namespace disclosure

#endif  // DISCLOSURE_STATUS_ANNOTATE_H_
