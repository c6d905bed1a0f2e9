#include "importer/second_report.h"

#include <algorithm>
#include <array>
#include <bit>

#include "importer/contains.h"
#include "importer/publication.h"
#include "narrative/dates.h"
#include "narrative/parts.h"

namespace disclosure::importer {
namespace {

using narrative::PartKind;

// Titles looked at in one document, the tops of pages among them; and those
// whose reports are compared, which takes longer.
constexpr int kMaxTitles = 500;
constexpr int kMaxCompared = 5;
// More lines than this are no title.
constexpr size_t kMaxTitleLines = 3;
// Parts in which both reports say something.
constexpr int kEnoughParts = 2;

// What a web page puts above a report.
constexpr std::array<std::string_view, 8> kPageData = {
    "索引号", "发布", "文号", "主题", "公开日期", "成文", "发文", "来源"};

bool IsPageData(std::string_view text) {
  return IsShortLine(text) && (Contains(text, "：") || Contains(text, ":")) &&
         std::ranges::any_of(kPageData, [&](std::string_view word) {
           return Contains(text, word);
         });
}

// What of a line may be a title: its beginning, if it holds a whole report.
std::string_view TitleOf(std::string_view text) {
  return IsShortLine(text) ? text : text.substr(0, text.find(' '));
}

// The parts with some text in them, as bits.
unsigned PartsOf(std::span<const ProseLine> lines) {
  unsigned kinds = 0;
  // The parts borrow from it.
  const std::string text = JoinParagraphs(lines);
  for (const auto& part : narrative::SplitParts(text)) {
    const bool known =
        part.kind != PartKind::kUnknown && part.kind != PartKind::kPreface;
    if (!known || !Contains(part.text, "。")) continue;
    kinds |= 1u << static_cast<unsigned>(part.kind);
  }
  return kinds;
}

constexpr std::array<std::string_view, 5> kOtherParts = {"二、", "三、", "四、",
                                                         "五、", "六、"};

class Finder {
 public:
  Finder(std::string_view document, std::span<const ProseLine> lines,
         const TokenStream& tokens, const TableReading& reading,
         const FormLayout& layout)
      : document_(document),
        lines_(lines),
        tokens_(tokens),
        reading_(reading),
        layout_(layout) {}

  std::optional<SecondReport> Find() {
    int titles = 0;
    for (size_t i = 0; i < lines_.size() && titles < kMaxTitles; ++i) {
      if (!IsTitle(TitleOf(lines_[i].text))) continue;
      ++titles;
      const size_t begin = TitleBegin(i);
      if (begin > 0 && GoesOnWithPartOne(i) && BeginsReport(begin, i)) {
        return ReportAt(begin, i);
      }
    }
    return std::nullopt;
  }

 private:
  // A day above belongs to the signature of the report before.
  size_t TitleBegin(size_t title) const {
    size_t begin = title;
    while (begin > 0 && title - begin + 1 < kMaxTitleLines &&
           BelongsToTitle(lines_[begin - 1].text) &&
           narrative::ReadDates(lines_[begin - 1].text).empty()) {
      --begin;
    }
    return begin;
  }

  bool NamesYear(size_t begin, size_t title) const {
    return std::ranges::any_of(
        lines_.subspan(begin, title - begin + 1), [](const ProseLine& line) {
          return !narrative::ReadYears(line.text).empty();
        });
  }

  // On top of a later page another part follows, if any does.
  bool GoesOnWithPartOne(size_t title) const {
    if (!IsShortLine(lines_[title].text)) {
      return Contains(lines_[title].text, " 一、");
    }
    for (const ProseLine& line : lines_.subspan(title + 1)) {
      if (!IsShortLine(line.text)) continue;
      if (line.text.starts_with("一、")) return true;
      for (const std::string_view number : kOtherParts) {
        if (line.text.starts_with(number)) return false;
      }
    }
    return true;
  }

  bool BeginsReport(size_t begin, size_t title) {
    if (HasTableTwice(OffsetOf(begin))) return true;
    if (!NamesYear(begin, title) || compared_ == kMaxCompared) return false;
    ++compared_;
    const unsigned common =
        PartsOf(lines_.first(begin)) & PartsOf(lines_.subspan(begin));
    return std::popcount(common) >= kEnoughParts;
  }

  // Once before a place, and once more behind it.
  bool HasTableTwice(size_t place) const {
    if (reading_.later_rows.empty()) return false;
    const RowReading& later = reading_.later_rows.front();
    if (OffsetOf(later) < place) return false;
    return std::ranges::all_of(reading_.rows, [&](const RowReading& row) {
      return TableOf(row) != TableOf(later) || OffsetOf(row) < place;
    });
  }

  const std::string& TableOf(const RowReading& row) const {
    return layout_.rows[row.row].table;
  }

  size_t OffsetOf(const RowReading& row) const {
    return tokens_[row.label_begin].begin;
  }

  size_t OffsetOf(size_t line) const {
    return static_cast<size_t>(lines_[line].text.data() - document_.data());
  }

  SecondReport ReportAt(size_t begin, size_t title) const {
    size_t above = begin;
    while (above > 0 && IsPageData(lines_[above - 1].text)) --above;
    return {OffsetOf(above), lines_[title].line,
            std::string(TitleOf(lines_[title].text))};
  }

  const std::string_view document_;
  const std::span<const ProseLine> lines_;
  const TokenStream& tokens_;
  const TableReading& reading_;
  const FormLayout& layout_;
  int compared_ = 0;
};

}  // namespace

std::optional<SecondReport> FindSecondReport(std::string_view document,
                                             std::span<const ProseLine> lines,
                                             const TokenStream& tokens,
                                             const TableReading& reading,
                                             const FormLayout& layout) {
  return Finder(document, lines, tokens, reading, layout).Find();
}

}  // namespace disclosure::importer
