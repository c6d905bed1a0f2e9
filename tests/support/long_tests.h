#ifndef DISCLOSURE_TESTS_SUPPORT_LONG_TESTS_H_
#define DISCLOSURE_TESTS_SUPPORT_LONG_TESTS_H_

#include <cstdlib>

namespace disclosure {

// Whether tests with a short size take their full one (`./dev test --long`).
inline bool AreTestsLong() {
  return std::getenv("DISCLOSURE_LONG_TESTS") != nullptr;
}

}  // namespace disclosure

#endif  // DISCLOSURE_TESTS_SUPPORT_LONG_TESTS_H_
