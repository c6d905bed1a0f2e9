#ifndef DISCLOSURE_DISCLOSURECTL_OUTPUT_DISPLAY_WIDTH_H_
#define DISCLOSURE_DISCLOSURECTL_OUTPUT_DISPLAY_WIDTH_H_

#include <cstddef>
#include <string_view>

namespace disclosure::ctl {

// The columns that `utf8` takes on a terminal: 2 for Chinese characters, full
// width forms and the like (East Asian Wide and Fullwidth of UAX #11), 0 for
// combining marks, else 1. A byte that is no UTF-8 counts as 1.
size_t DisplayWidth(std::string_view utf8);

// The longest beginning of `utf8` that is no wider than `width`; characters are
// not cut.
std::string_view TruncateToWidth(std::string_view utf8, size_t width);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_OUTPUT_DISPLAY_WIDTH_H_
