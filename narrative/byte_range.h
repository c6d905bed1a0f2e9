#ifndef DISCLOSURE_NARRATIVE_BYTE_RANGE_H_
#define DISCLOSURE_NARRATIVE_BYTE_RANGE_H_

#include <cstddef>
#include <string_view>

namespace disclosure::narrative {

// Bytes of a text: from `begin` up to, not including, `end`.
struct ByteRange {
  size_t begin = 0;
  size_t end = 0;

  std::string_view In(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

}  // namespace disclosure::narrative

#endif  // DISCLOSURE_NARRATIVE_BYTE_RANGE_H_
