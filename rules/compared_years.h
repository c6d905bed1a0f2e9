#ifndef DISCLOSURE_RULES_COMPARED_YEARS_H_
#define DISCLOSURE_RULES_COMPARED_YEARS_H_

#include <cstdint>

namespace disclosure::rules {

// Only reports between these years are compared with others; outside of them no
// year can be meant (F-STR-02).
inline constexpr int32_t kFirstComparedYear = 2008;
inline constexpr int32_t kLastComparedYear = 2100;

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_COMPARED_YEARS_H_
