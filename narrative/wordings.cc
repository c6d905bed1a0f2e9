#include "narrative/wordings.h"

#include <algorithm>

#include "narrative/sentences.h"

namespace disclosure::narrative {
namespace {

// What one list of items may take: 100 characters.
constexpr size_t kMaxListBytes = 300;

// From behind `from` up to `to`, if both stand in one sentence of `text`, in
// this order; empty otherwise.
std::string_view Between(std::string_view text, std::string_view from,
                         std::string_view to) {
  const size_t begin = text.find(from);
  if (begin == std::string_view::npos) return {};
  const std::string_view rest = text.substr(begin + from.size(), kMaxListBytes);
  const size_t end = rest.find(to);
  if (end == std::string_view::npos) return {};
  const std::string_view found = rest.substr(0, end);
  return found.find("。") == std::string_view::npos ? found
                                                    : std::string_view();
}

bool HasInterval(std::string_view clause) {
  for (const std::string_view word : {"每日", "每天", "每周", "每月", "每季",
                                      "每半年", "每年", "按月", "按季"}) {
    if (clause.find(word) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

std::string_view ReadCadence(std::string_view text) {
  constexpr std::string_view kOnce = "公开一次";
  for (size_t at = text.find(kOnce); at != std::string_view::npos;
       at = text.find(kOnce, at + kOnce.size())) {
    const size_t end = at + kOnce.size();
    const size_t from = end - std::min(end, size_t{90});
    const std::string_view near = text.substr(from, end - from);
    // The last 每 that is not part of an alternative: 每月或每季度 counts
    // whole.
    size_t begin = near.rfind("每");
    while (begin != std::string_view::npos && begin > 0) {
      const std::string_view before = near.substr(0, begin);
      const size_t earlier = before.rfind("每");
      const bool alternative = before.ends_with("或") || before.ends_with("、");
      if (!alternative || earlier == std::string_view::npos) break;
      begin = earlier;
    }
    if (begin == std::string_view::npos) continue;
    const std::string_view words = near.substr(begin);
    if (HasInterval(words) && words.find("，") == std::string_view::npos) {
      return words;
    }
  }
  return {};
}

std::vector<std::string_view> ReadAssessmentParts(std::string_view text) {
  constexpr std::string_view kAssessment = "级考核";
  const size_t at = text.find(kAssessment);
  if (at == std::string_view::npos) return {};
  const std::string_view behind = text.substr(at, kMaxListBytes);
  return SplitItems(Between(behind, "即", "。"));
}

std::vector<std::string_view> ReadAccountabilityMeasures(
    std::string_view text) {
  constexpr std::string_view kAccountability = "责任追究的";
  const size_t at = text.find(kAccountability);
  if (at == std::string_view::npos) return {};
  const std::string_view behind = text.substr(at, kMaxListBytes);
  const std::string_view sentence = behind.substr(0, behind.find("。"));
  return SplitItems(Between(sentence, "通过", "等措施"));
}

std::optional<NamedWindows> ReadNamedWindows(std::string_view text) {
  constexpr std::string_view kWindow = "窗口";
  for (const ByteRange& sentence : SplitSentences(text)) {
    for (const ByteRange& clause : SplitClauses(text, sentence)) {
      std::string_view words = clause.In(text);
      const size_t verb = words.find("设有");
      if (verb == std::string_view::npos) continue;
      words.remove_prefix(verb);
      const auto items = SplitItems(words);
      const auto count =
          std::count_if(items.begin(), items.end(), [&](std::string_view item) {
            return item.find(kWindow) != std::string_view::npos;
          });
      if (count >= 3) return NamedWindows{static_cast<int>(count), words};
    }
  }
  return std::nullopt;
}

}  // namespace disclosure::narrative
