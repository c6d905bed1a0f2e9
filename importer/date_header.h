#ifndef DISCLOSURE_IMPORTER_DATE_HEADER_H_
#define DISCLOSURE_IMPORTER_DATE_HEADER_H_

#include <string_view>

namespace disclosure::importer {

// `line` from the words on that announce a day of publication, 发布日期 and the
// like; empty if it has none.
std::string_view FromDateHeader(std::string_view line);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_DATE_HEADER_H_
