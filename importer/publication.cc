#include "importer/publication.h"

#include <algorithm>
#include <string_view>

#include "importer/contains.h"
#include "importer/date_header.h"
#include "narrative/utf8.h"

namespace disclosure::importer {
namespace {

using narrative::Character;
using narrative::CharacterAt;

// Where a title, a header and a signature are looked for.
constexpr size_t kTitleLines = 20;
constexpr size_t kSignatureLines = 15;
// More lines than this are no title any more.
constexpr size_t kMaxTitleLines = 3;
constexpr size_t kMaxSignerBytes = 120;
constexpr size_t kMaxContactBytes = 150;

constexpr std::array<std::string_view, 16> kFootWords = {
    "主办",     "承办",     "版权",   "备案",    "责任编辑", "技术支持",
    "打印",     "关闭",     "上一篇", "下一篇",  "分享",     "扫一扫",
    "浏览次数", "网站地图", "标识码", "返回顶部"};

// Where a caption has ended.
constexpr size_t kMaxCaptionBytes = 12;

// Behind "标题：".
std::string_view WithoutCaption(std::string_view title) {
  for (const std::string_view colon : {"：", ":"}) {
    const size_t at = title.find(colon);
    if (at <= kMaxCaptionBytes) {
      title.remove_prefix(at + colon.size());
    }
  }
  return title.substr(narrative::SkipBlanks(title, 0));
}

bool IsAddressByte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z') ||
         std::string_view("-._~:/?#[]@!$&'()*+,;=%").find(c) !=
             std::string_view::npos;
}

std::string WebAddressIn(std::string_view text) {
  for (const std::string_view scheme : {"http://", "https://", "www."}) {
    const size_t begin = text.find(scheme);
    if (begin == std::string_view::npos) continue;
    size_t end = begin;
    while (end < text.size() && IsAddressByte(text[end])) ++end;
    while (end > begin && std::string_view(".,;)").find(text[end - 1]) !=
                              std::string_view::npos) {
      --end;
    }
    return std::string(text.substr(begin, end - begin));
  }
  return {};
}

// What may stand between 电话 and its number.
constexpr std::u32string_view kBeforeNumber = U"：:为(（";

// Digits with hyphens, at least 7, from `at` on; empty if something else comes
// first.
std::string TelephoneAt(std::string_view text, size_t at) {
  std::string number;
  size_t digits = 0;
  while (at < text.size()) {
    const Character character = CharacterAt(text, at);
    at += character.size;
    char32_t code = character.code;
    if (code >= U'０' && code <= U'９') code -= U'０' - U'0';
    if (code >= U'0' && code <= U'9') {
      number += static_cast<char>(code);
      ++digits;
      continue;
    }
    const bool hyphen = code == U'-' || code == U'－' || code == U'—';
    if (hyphen && digits > 0) {
      number += '-';
      continue;
    }
    if (narrative::IsSpace(code)) continue;
    const bool comes_before = kBeforeNumber.find(code) != kBeforeNumber.npos;
    if (digits > 0 || !comes_before) break;
  }
  while (number.ends_with('-')) number.pop_back();
  return digits >= 7 ? number : std::string();
}

std::string TelephoneIn(std::string_view text) {
  constexpr std::string_view kWord = "电话";
  for (size_t at = text.find(kWord); at != std::string_view::npos;
       at = text.find(kWord, at + kWord.size())) {
    std::string number = TelephoneAt(text, at + kWord.size());
    if (!number.empty()) return number;
  }
  return {};
}

// 请与…联系.
std::string ContactIn(std::string_view text) {
  constexpr std::string_view kContact = "联系";
  constexpr std::string_view kWith = "与";
  for (size_t end = text.find(kContact); end != std::string_view::npos;
       end = text.find(kContact, end + kContact.size())) {
    const size_t from = end - std::min(end, kMaxContactBytes);
    std::string_view near = text.substr(from, end - from);
    const size_t with = near.rfind(kWith);
    if (with == std::string_view::npos) continue;
    near.remove_prefix(with + kWith.size());
    const bool asks = text.substr(0, from + with).ends_with("请") ||
                      text.substr(0, from + with).ends_with("直接");
    if (asks && !near.empty() && !Contains(near, "，")) {
      return std::string(near);
    }
  }
  return {};
}

class Taker {
 public:
  explicit Taker(std::vector<ProseLine>& lines)
      : lines_(lines), taken_(lines.size(), false) {}

  PublicationFacts Take() {
    TakeTitle();
    TakeHeaders();
    TakeSignature();
    ReadBody();
    RemoveTaken();
    return std::move(facts_);
  }

 private:
  void TakeTitle() {
    const size_t end = std::min(lines_.size(), kTitleLines);
    for (size_t i = 0; i < end; ++i) {
      if (!IsTitle(lines_[i].text)) continue;
      size_t first = i;
      while (first > 0 && i - first + 1 < kMaxTitleLines &&
             BelongsToTitle(lines_[first - 1].text)) {
        --first;
      }
      for (size_t k = first; k <= i; ++k) {
        if (k > first) facts_.title += ' ';
        facts_.title += WithoutCaption(lines_[k].text);
        taken_[k] = true;
      }
      const auto years = narrative::ReadYears(facts_.title);
      if (!years.empty()) facts_.title_year = years.front().year;
      return;
    }
  }

  // 索引号, 发布机构, 发布日期: what a web page puts around a text.
  void TakeHeaders() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      const bool near_an_end =
          i < kTitleLines || i + kSignatureLines >= lines_.size();
      const std::string_view text = lines_[i].text;
      if (!near_an_end || !IsShortLine(text)) continue;
      if (facts_.published_on) continue;
      const auto dates = narrative::ReadDates(FromDateHeader(text));
      if (dates.empty()) continue;
      facts_.published_on = dates.front().date;
      taken_[i] = true;
    }
  }

  // The last day of the document that stands on a line of its own, or behind
  // the name of the organ.
  void TakeSignature() {
    const size_t stop =
        lines_.size() - std::min(lines_.size(), kSignatureLines);
    for (size_t i = lines_.size(); i > stop; --i) {
      const std::string_view text = lines_[i - 1].text;
      if (taken_[i - 1] || !IsShortLine(text)) continue;
      const auto dates = narrative::ReadDates(text);
      if (dates.size() != 1) continue;
      const std::string_view before = text.substr(0, dates[0].begin);
      if (before.size() > kMaxSignerBytes || Contains(before, "，")) continue;
      if (dates[0].end != text.size()) continue;
      facts_.signed_on = dates[0].date;
      taken_[i - 1] = true;
      TakeSigner(before, i - 1);
      TakeFoot(i);
      return;
    }
  }

  // What a web page has below a signature: 主办：…, 打印本页.
  void TakeFoot(size_t begin) {
    for (size_t i = begin; i < lines_.size(); ++i) {
      const std::string_view text = lines_[i].text;
      if (IsShortLine(text) &&
          std::ranges::any_of(kFootWords, [&](std::string_view word) {
            return Contains(text, word);
          })) {
        taken_[i] = true;
      }
    }
  }

  void TakeSigner(std::string_view before, size_t date_line) {
    while (before.ends_with(' ') || before.ends_with('\t')) {
      before.remove_suffix(1);
    }
    if (!before.empty()) {
      facts_.signer = before;
    } else if (date_line > 0 && !taken_[date_line - 1] &&
               IsSigner(lines_[date_line - 1].text)) {
      facts_.signer = lines_[date_line - 1].text;
      taken_[date_line - 1] = true;
    }
  }

  static bool IsSigner(std::string_view text) {
    return text.size() <= kMaxSignerBytes && IsShortLine(text) &&
           !Contains(text, "，") && !Contains(text, "：") &&
           !Contains(text, "、");
  }

  void ReadBody() {
    std::string body;
    for (const ProseLine& line : lines_) {
      body += line.text;
      body += '\n';
    }
    facts_.web_address = WebAddressIn(body);
    facts_.telephone = TelephoneIn(body);
    facts_.contact = ContactIn(body);
    for (const ProseLine& line : lines_) {
      if (facts_.period = narrative::ReadPeriod(line.text); facts_.period) {
        break;
      }
    }
  }

  void RemoveTaken() {
    size_t i = 0;
    std::erase_if(lines_, [&](const ProseLine&) { return taken_[i++]; });
  }

  std::vector<ProseLine>& lines_;
  std::vector<bool> taken_;
  PublicationFacts facts_;
};

}  // namespace

bool IsTitle(std::string_view text) {
  return IsShortLine(text) && Contains(text, "报告") &&
         Contains(text, "公开") && !text.starts_with("本") &&
         !Contains(text, ">") && !Contains(text, "，");
}

bool BelongsToTitle(std::string_view text) {
  if (!IsShortLine(text) || Contains(text, "：") || Contains(text, ":") ||
      Contains(text, "，") || Contains(text, ">")) {
    return false;
  }
  return !narrative::ReadYears(text).empty() || text.ends_with("政府") ||
         text.ends_with("镇") || text.ends_with("乡") ||
         text.ends_with("街道") || text.ends_with("办事处") ||
         text.ends_with("局");
}

PublicationFacts TakePublication(std::vector<ProseLine>& lines) {
  return Taker(lines).Take();
}

void AddPageHead(const Document& document, PublicationFacts& facts) {
  if (facts.title.empty()) {
    // The name of the site stands behind the title: 报告_湘潭县人民政府.
    std::string_view title = document.page_title;
    title = title.substr(0, title.find_first_of("_-|\n"));
    if (IsTitle(title)) facts.title = title;
    const auto years = narrative::ReadYears(facts.title);
    if (!years.empty()) facts.title_year = years.front().year;
  }
  if (!facts.published_on) {
    const auto dates = narrative::ReadDates(document.page_date);
    if (!dates.empty()) facts.published_on = dates.front().date;
  }
}

}  // namespace disclosure::importer
