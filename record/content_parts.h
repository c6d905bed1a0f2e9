#ifndef DISCLOSURE_RECORD_CONTENT_PARTS_H_
#define DISCLOSURE_RECORD_CONTENT_PARTS_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace disclosure::record {

// The content of a report, cut in two on the wire so that figures can be read
// without text. `cells` has identity, form, period, publication, all cells, and
// which of them are approximate: what the feed carries. `text` has the
// narrative, local rows, import notes and fields unknown to us. Each part is a
// serialised AnnualReport of its own.
struct ContentParts {
  std::string cells;
  std::string text;
};

// `content` is what form::SerializeContent makes: known fields in the order of
// their numbers, then unknown ones.
//
// INVALID_ARGUMENT: it is not well-formed, or in another order.
absl::StatusOr<ContentParts> SplitContent(std::string_view content);

// The content that was split, byte for byte.
//
// DATA_LOSS: the parts are not what SplitContent makes.
absl::StatusOr<std::string> JoinContent(const ContentParts& parts);

}  // namespace disclosure::record

#endif  // DISCLOSURE_RECORD_CONTENT_PARTS_H_
