#include "importer/date_header.h"

#include <array>

namespace disclosure::importer {
namespace {

constexpr std::array<std::string_view, 6> kDateHeaders = {
    "发布日期", "发布时间", "发文日期", "公开日期", "公布日期", "成文日期"};

}  // namespace

std::string_view FromDateHeader(std::string_view line) {
  for (const std::string_view header : kDateHeaders) {
    const size_t at = line.find(header);
    if (at != std::string_view::npos) return line.substr(at);
  }
  return {};
}

}  // namespace disclosure::importer
