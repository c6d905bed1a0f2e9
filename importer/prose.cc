#include "importer/prose.h"

#include <algorithm>
#include <array>
#include <utility>

#include "importer/contains.h"
#include "importer/date_header.h"
#include "narrative/byte_range.h"
#include "narrative/parts.h"
#include "narrative/utf8.h"

namespace disclosure::importer {
namespace {

using narrative::ByteRange;
using narrative::Character;
using narrative::CharacterAt;
using narrative::CharacterBefore;
using narrative::IsSpace;

// How far above its first row a table's headings can reach.
constexpr size_t kMaxHeaderTokens = 80;
// A heading, a name, a date: 40 characters.
constexpr size_t kShortLineBytes = 120;
// A line that the end of a page cut off is about full: 30 characters.
constexpr size_t kFullLineBytes = 90;
// A document of no more lines has several paragraphs in a line.
constexpr size_t kFewLines = 10;

// Without blanks and the pipes of a row on both sides.
bool IsEdge(char32_t code) {
  return IsSpace(code) || code == U'|';
}

std::string_view TrimEdges(std::string_view text) {
  while (!text.empty()) {
    const Character first = CharacterAt(text, 0);
    if (!IsEdge(first.code)) break;
    text.remove_prefix(first.size);
  }
  while (!text.empty()) {
    const auto last = CharacterBefore(text, text.size());
    if (!IsEdge(last->code)) break;
    text.remove_suffix(last->size);
  }
  return text;
}

// A remark of the form: (本列数据的勾稽关系为：…).
bool IsBracketed(std::string_view text) {
  return (text.starts_with("(") || text.starts_with("（")) &&
         (text.ends_with(")") || text.ends_with("）"));
}

bool IsProse(std::string_view text) {
  if (IsBracketed(text)) return false;
  if (text.size() > kShortLineBytes) return true;
  return Contains(text, "。") || Contains(text, "；") || Contains(text, "，");
}

// Behind "一、"; 0 if the text does not begin so.
size_t EnumeratorSize(std::string_view text) {
  constexpr std::u32string_view kNumbers = U"一二三四五六七八九十";
  if (text.empty()) return 0;
  const Character number = CharacterAt(text, 0);
  if (kNumbers.find(number.code) == std::u32string_view::npos) return 0;
  constexpr std::string_view kMark = "、";
  return text.substr(number.size).starts_with(kMark)
             ? number.size + kMark.size()
             : 0;
}

bool IsHeading(std::string_view text) {
  return EnumeratorSize(text) > 0 &&
         narrative::KindOfHeading(text) != narrative::PartKind::kUnknown;
}

// The first token behind the line of token `at`.
size_t NextLine(const TokenStream& tokens, size_t at) {
  const int line = tokens[at].line;
  while (at < tokens.size() && tokens[at].line == line) ++at;
  return at;
}

// The first token of the headings above a table whose first label is at
// `label`; no further back than `limit`.
size_t HeaderBegin(const TokenStream& tokens, size_t label, size_t limit) {
  size_t begin = label;
  // "一、" in a cell of its own belongs to the first row.
  if (begin > limit &&
      tokens[begin - 1].raw.size() == EnumeratorSize(tokens[begin - 1].raw)) {
    --begin;
  }
  const int first_line = tokens[begin].line;
  while (begin > limit && label - begin < kMaxHeaderTokens) {
    const Token& token = tokens[begin - 1];
    const size_t enumerator = EnumeratorSize(token.raw);
    const bool heading =
        enumerator > 0 && (!token.is_cell || IsHeading(token.raw));
    const bool prose =
        token.is_cell ? Contains(token.raw, "。") : IsProse(token.raw);
    if (!heading && !prose) {
      --begin;
      continue;
    }
    // What else stands on the line of a heading or a sentence belongs to it.
    if (token.line < first_line) return NextLine(tokens, begin - 1);
    return heading && enumerator == token.raw.size() ? begin + 1 : begin;
  }
  return begin;
}

bool HasProse(const TokenStream& tokens, size_t begin, size_t end) {
  for (size_t i = begin; i < end; ++i) {
    if (!tokens[i].is_cell && IsProse(tokens[i].raw)) return true;
  }
  return false;
}

// Each table from its headings to its last figure, in bytes.
std::vector<ByteRange> TableRanges(const TokenStream& tokens,
                                   std::span<const RowReading> rows,
                                   const FormLayout& layout,
                                   const std::vector<size_t>& ends) {
  std::vector<ByteRange> ranges;
  size_t limit = 0;
  for (size_t i = 0; i < rows.size(); ++i) {
    const RowReading& row = rows[i];
    const size_t end = std::max(ends[i], row.values_end);
    // A damaged row can stand among the cells of the one before.
    if (end <= limit) continue;
    const bool continues =
        i > 0 &&
        layout.rows[row.row].table == layout.rows[rows[i - 1].row].table &&
        !HasProse(tokens, limit, row.label_begin);
    const size_t begin =
        continues ? limit : HeaderBegin(tokens, row.label_begin, limit);
    const ByteRange range{tokens[begin].begin, tokens[end - 1].end()};
    // What stands between two rows of a table is part of it.
    if (!ranges.empty() && begin <= limit) {
      ranges.back().end = std::max(ranges.back().end, range.end);
    } else {
      ranges.push_back(range);
    }
    limit = end;
  }
  return ranges;
}

// What is left of a table's row: a pipe, or two tabs, between words.
bool IsTableRow(std::string_view trimmed) {
  return Contains(trimmed, "|") || std::ranges::count(trimmed, '\t') >= 2;
}

// A page number, a ruled line, the end of a row.
bool HasNoWords(std::string_view line) {
  constexpr std::u32string_view kNoWords = U"0123456789-|:";
  for (size_t at = 0; at < line.size();) {
    const Character character = CharacterAt(line, at);
    at += character.size;
    const bool box = character.code >= 0x2500 && character.code <= 0x257F;
    if (!box && !IsSpace(character.code) &&
        kNoWords.find(character.code) == std::u32string_view::npos) {
      return false;
    }
  }
  return true;
}

// Of a table of page data the day of publication is kept:
// "索引号 | 2021-3 | 发布日期 | 2021-01-26 | 主题 | 报告".
std::string_view WithoutOtherPageData(std::string_view text) {
  if (!IsTableRow(text)) return text;
  const std::string_view date = FromDateHeader(text);
  if (date.empty()) return text;
  size_t end = date.find_first_of("\t|");
  if (end != std::string_view::npos) end = date.find_first_of("\t|", end + 1);
  const std::string_view pair = TrimEdges(date.substr(0, end));
  return IsTableRow(pair) ? text : pair;
}

void AddLines(std::string_view document, ByteRange range, int line,
              std::vector<ProseLine>& lines) {
  for (size_t begin = range.begin; begin <= range.end; ++line) {
    const size_t end = std::min(document.find('\n', begin), range.end);
    const std::string_view text = document.substr(begin, end - begin);
    begin = end + 1;
    const std::string_view trimmed = TrimEdges(text);
    if (!trimmed.empty()) lines.push_back({trimmed, line});
  }
}

int CountLines(std::string_view text) {
  return static_cast<int>(std::ranges::count(text, '\n'));
}

// Whether a line that holds a whole document ends a part of it between two
// words.
bool BreaksBetween(std::string_view before, std::string_view after) {
  if (before.ends_with("。") || before.ends_with("年度报告")) return true;
  return EnumeratorSize(after) > 0 ||
         (EnumeratorSize(before) > 0 && !IsProse(before));
}

void BreakLine(const ProseLine& whole, std::vector<ProseLine>& lines) {
  std::string_view rest = whole.text;
  size_t end = 0;
  while (end < rest.size()) {
    const Character character = CharacterAt(rest, end);
    if (IsSpace(character.code)) {
      const std::string_view before = rest.substr(0, end);
      const std::string_view after =
          TrimEdges(rest.substr(end, kShortLineBytes));
      if (BreaksBetween(before, after)) {
        lines.push_back({TrimEdges(before), whole.line});
        rest = rest.substr(end + character.size);
        while (!rest.empty() && IsSpace(CharacterAt(rest, 0).code)) {
          rest.remove_prefix(CharacterAt(rest, 0).size);
        }
        end = 0;
        continue;
      }
    }
    end += character.size;
  }
  if (!rest.empty()) lines.push_back({TrimEdges(rest), whole.line});
}

std::vector<ProseLine> BreakFewLines(std::vector<ProseLine> lines) {
  if (lines.size() > kFewLines) return lines;
  std::vector<ProseLine> broken;
  for (const ProseLine& line : lines) {
    BreakLine(line, broken);
  }
  return broken;
}

bool EndsSentence(std::string_view text) {
  constexpr std::u32string_view kEnds = U"。！？：；”》）!?:;)";
  const auto last = CharacterBefore(text, text.size());
  return last && kEnds.find(last->code) != std::u32string_view::npos;
}

bool BeginsParagraph(std::string_view text) {
  if (EnumeratorSize(text) > 0) return true;
  for (const std::string_view mark : {"（一", "（二", "（三", "（四", "（五",
                                      "（六", "(一", "(二", "(三", "——"}) {
    if (text.starts_with(mark)) return true;
  }
  return false;
}

}  // namespace

bool IsShortLine(std::string_view text) {
  return text.size() <= kShortLineBytes && !Contains(text, "。") &&
         !Contains(text, "；");
}

std::vector<ProseLine> ProseLines(std::string_view document,
                                  const TokenStream& tokens,
                                  const TableReading& reading,
                                  const FormLayout& layout) {
  std::vector<RowReading> rows = reading.rows;
  rows.insert(rows.end(), reading.later_rows.begin(), reading.later_rows.end());
  std::ranges::sort(rows, {}, &RowReading::values_begin);
  // Strange rows lengthen the row they stand behind.
  std::vector<size_t> ends(rows.size(), 0);
  for (const StrangeRow& strange : reading.strange_rows) {
    const auto after = std::ranges::upper_bound(rows, strange.values_begin, {},
                                                &RowReading::values_begin);
    if (after == rows.begin()) continue;
    size_t& end = ends[static_cast<size_t>(after - rows.begin()) - 1];
    end = std::max(end, strange.values_end);
  }
  std::vector<ProseLine> lines;
  size_t begin = 0;
  int line = 1;
  for (const ByteRange& table : TableRanges(tokens, rows, layout, ends)) {
    AddLines(document, {begin, table.begin}, line, lines);
    line += CountLines(document.substr(begin, table.end - begin));
    begin = table.end;
  }
  AddLines(document, {begin, document.size()}, line, lines);
  lines = BreakFewLines(std::move(lines));
  for (ProseLine& left : lines) left.text = WithoutOtherPageData(left.text);
  std::erase_if(lines, [](const ProseLine& left) {
    return IsTableRow(left.text) || HasNoWords(left.text);
  });
  return lines;
}

std::string JoinParagraphs(std::span<const ProseLine> lines) {
  std::string text;
  bool open = false;
  for (const ProseLine& line : lines) {
    const bool continues = open && !BeginsParagraph(line.text);
    if (!text.empty() && !continues) text += '\n';
    text += line.text;
    const bool heading =
        BeginsParagraph(line.text) && IsShortLine(line.text) && !continues;
    open = !heading && !EndsSentence(line.text) &&
           (continues || line.text.size() >= kFullLineBytes);
  }
  return text;
}

}  // namespace disclosure::importer
