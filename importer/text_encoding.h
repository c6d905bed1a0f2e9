#ifndef DISCLOSURE_IMPORTER_TEXT_ENCODING_H_
#define DISCLOSURE_IMPORTER_TEXT_ENCODING_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace disclosure::importer {

// A text, and what of it could not be read.
struct DecodedText {
  // Without byte order mark.
  std::string utf8;
  // Bytes that begin no character; U+FFFD stands in their place.
  size_t replaced = 0;
};

// The text of a document, in whichever encoding it is: UTF-8, UTF-16 with its
// mark, GB18030 with its elders GBK and GB2312, or what `declared` names (the
// charset of a web page). The bytes count for more than the declaration, which
// is often wrong. One damaged character in a hundred is replaced.
//
// INVALID_ARGUMENT, with the offset: the bytes are none of these.
absl::StatusOr<DecodedText> Decode(std::string_view bytes,
                                   std::string_view declared = "");

// The same for what must not be damaged: names, words of a person.
absl::StatusOr<std::string> ToUtf8(std::string_view bytes);

// Makes LF of each CR that ends a line alone. One before LF belongs to it.
void EndLinesWithLf(std::string& text);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_TEXT_ENCODING_H_
