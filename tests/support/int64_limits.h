#ifndef DISCLOSURE_TESTS_SUPPORT_INT64_LIMITS_H_
#define DISCLOSURE_TESTS_SUPPORT_INT64_LIMITS_H_

#include <cstdint>
#include <limits>

namespace disclosure {

inline constexpr int64_t kLeast = std::numeric_limits<int64_t>::min();
inline constexpr int64_t kMost = std::numeric_limits<int64_t>::max();

}  // namespace disclosure

#endif  // DISCLOSURE_TESTS_SUPPORT_INT64_LIMITS_H_
