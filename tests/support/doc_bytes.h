#ifndef DISCLOSURE_TESTS_SUPPORT_DOC_BYTES_H_
#define DISCLOSURE_TESTS_SUPPORT_DOC_BYTES_H_

#include <string>
#include <string_view>

namespace disclosure {

// A Word 97 document of a text whose lines are its paragraphs.
std::string DocBytes(std::string_view utf8_text);

}  // namespace disclosure

#endif  // DISCLOSURE_TESTS_SUPPORT_DOC_BYTES_H_
