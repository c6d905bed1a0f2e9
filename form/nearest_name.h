#ifndef DISCLOSURE_FORM_NEAREST_NAME_H_
#define DISCLOSURE_FORM_NEAREST_NAME_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace disclosure::form {

// How many bytes must be added, dropped or replaced to make `b` of `a`
// (Levenshtein). Of long texts only the beginnings are compared.
size_t EditDistance(std::string_view a, std::string_view b);

// The candidate most like `name` by edit distance, for hints in messages; the
// first of several. Empty if there are none.
std::string_view NearestName(std::string_view name,
                             std::span<const std::string> candidates);

// Whether one may have been meant by the other: less than half of the longer
// differs.
bool IsLike(std::string_view a, std::string_view b);

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_NEAREST_NAME_H_
