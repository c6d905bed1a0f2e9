#ifndef DISCLOSURE_DISCLOSURECTL_BYTE_ORDER_MARK_H_
#define DISCLOSURE_DISCLOSURECTL_BYTE_ORDER_MARK_H_

#include <string_view>

namespace disclosure::ctl {

// What editors and exports of some systems put before a text in UTF-8, and by
// which spreadsheet programs know a table to be one.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_BYTE_ORDER_MARK_H_
