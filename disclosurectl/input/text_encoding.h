#ifndef DISCLOSURE_DISCLOSURECTL_INPUT_TEXT_ENCODING_H_
#define DISCLOSURE_DISCLOSURECTL_INPUT_TEXT_ENCODING_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace disclosure::ctl {

// The text of a document as UTF-8, without byte order mark. Takes UTF-8, UTF-16
// with its mark, and GB18030 with its elders GBK and GB2312, as old systems
// write it.
//
// INVALID_ARGUMENT, with the offset: the bytes are none of these.
absl::StatusOr<std::string> ToUtf8(std::string_view bytes);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_INPUT_TEXT_ENCODING_H_
