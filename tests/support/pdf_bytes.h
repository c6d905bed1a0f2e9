#ifndef DISCLOSURE_TESTS_SUPPORT_PDF_BYTES_H_
#define DISCLOSURE_TESTS_SUPPORT_PDF_BYTES_H_

#include <string>
#include <string_view>

namespace disclosure {

// A PDF of one page that shows a text line by line; without a text, one that
// has nothing but an empty page, as a scan looks to whoever reads text.
std::string PdfBytes(std::string_view utf8_text);

}  // namespace disclosure

#endif  // DISCLOSURE_TESTS_SUPPORT_PDF_BYTES_H_
