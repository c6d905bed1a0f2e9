#ifndef DISCLOSURE_DISCLOSURECTL_OUTPUT_NUMBER_TEXT_H_
#define DISCLOSURE_DISCLOSURECTL_OUTPUT_NUMBER_TEXT_H_

#include <cstddef>
#include <string>

namespace disclosure::ctl {

// For people: at most four decimals, none that are zero: "12", "3.5", "0.0417".
std::string ShortNumber(double number);
// The same with the sign of what is above 0: "+12", "-3.5", "0".
std::string SignedNumber(double number);
// For programs: the shortest text that reads back as the same number, never
// with an exponent.
std::string ExactNumber(double number);

// How wide a full bar is in tables.
inline constexpr size_t kBarWidth = 40;

// A bar of blocks, `part` of `whole` long, where the whole is `width` columns;
// at least a sliver if `part` is not 0. `whole` is above 0.
std::string Bar(double part, double whole, size_t width);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_OUTPUT_NUMBER_TEXT_H_
