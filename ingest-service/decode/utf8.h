#ifndef DISCLOSURE_INGEST_SERVICE_DECODE_UTF8_H_
#define DISCLOSURE_INGEST_SERVICE_DECODE_UTF8_H_

#include <cstddef>
#include <string_view>

namespace disclosure::ingest {

// The length of the longest prefix that is well-formed UTF-8 (RFC 3629: no
// surrogates, no overlong forms); text.size() if all of it is.
size_t Utf8PrefixLength(std::string_view text);

inline bool IsUtf8(std::string_view text) {
  return Utf8PrefixLength(text) == text.size();
}

// True if the whole text could be GB18030: what old Chinese systems send. Only
// asked about text that is not UTF-8.
bool LooksLikeGb18030(std::string_view text);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_DECODE_UTF8_H_
