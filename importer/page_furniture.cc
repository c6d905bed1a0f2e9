#include "importer/page_furniture.h"

#include <algorithm>
#include <array>

#include "importer/contains.h"
#include "importer/date_header.h"

namespace disclosure::importer {
namespace {

// 80 characters.
constexpr size_t kMaxFurnitureBytes = 240;

constexpr auto kPlaces = std::to_array<std::string_view>(
    {"您现在的位置", "您当前的位置", "您所在的位置", "您的位置", "当前位置",
     "所在位置", "现在位置", "你的位置"});

constexpr auto kCounters = std::to_array<std::string_view>(
    {"点击数：",   "点击数:",   "点击量：", "点击量:",    "浏览次数：",
     "浏览次数:",  "浏览量：",  "浏览量:",  "阅读次数：", "阅读次数:",
     "访问次数：", "访问次数:", "字体：",   "字体:",      "字号：",
     "字号:",      "【打印",    "打印本页", "关闭窗口",   "分享到"});

constexpr auto kFeet = std::to_array<std::string_view>(
    {"ICP备", "公网安备", "网站标识码", "版权所有", "Copyright", "技术支持："});

bool IsSentence(std::string_view line) {
  return line.size() > kMaxFurnitureBytes || Contains(line, "。");
}

}  // namespace

bool IsPageFurniture(std::string_view line) {
  if (IsSentence(line)) return false;
  const bool place = std::ranges::any_of(
      kPlaces, [&](std::string_view words) { return line.starts_with(words); });
  const bool counter = std::ranges::any_of(
      kCounters, [&](std::string_view words) { return Contains(line, words); });
  return place || (counter && FromDateHeader(line).empty());
}

bool BeginsPageFoot(std::string_view line) {
  if (IsSentence(line)) return false;
  return std::ranges::any_of(
      kFeet, [&](std::string_view words) { return Contains(line, words); });
}

}  // namespace disclosure::importer
