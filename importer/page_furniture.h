#ifndef DISCLOSURE_IMPORTER_PAGE_FURNITURE_H_
#define DISCLOSURE_IMPORTER_PAGE_FURNITURE_H_

#include <string_view>

namespace disclosure::importer {

// A line that web pages put around every text: "您现在的位置：首页 > 公开",
// "来源：本镇 点击数：128 字体：【大 中 小】". A line that names a day of
// publication is none.
bool IsPageFurniture(std::string_view line);

// A line with which the foot of a web site begins: who runs it, its
// registration.
bool BeginsPageFoot(std::string_view line);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_PAGE_FURNITURE_H_
