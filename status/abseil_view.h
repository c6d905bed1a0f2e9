#ifndef DISCLOSURE_STATUS_ABSEIL_VIEW_H_
#define DISCLOSURE_STATUS_ABSEIL_VIEW_H_

#include <string_view>

#include "absl/strings/string_view.h"

namespace disclosure {

// Debian builds Abseil with a string_view of its own, which converts neither
// from nor to the standard one. These two are the only bridge.
inline absl::string_view AbslView(std::string_view text) {
  return {text.data(), text.size()};
}
inline std::string_view StdView(absl::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace disclosure

#endif  // DISCLOSURE_STATUS_ABSEIL_VIEW_H_
