#ifndef DISCLOSURE_TESTS_DIVISIONS_CODE_H_
#define DISCLOSURE_TESTS_DIVISIONS_CODE_H_

#include <string_view>

#include "divisions/division_code.h"

namespace disclosure::divisions {

inline DivisionCode Code(std::string_view digits) {
  return DivisionCode::Parse(digits).value();
}

}  // namespace disclosure::divisions

#endif  // DISCLOSURE_TESTS_DIVISIONS_CODE_H_
