#include "importer/text_reader.h"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "narrative/utf8.h"

namespace disclosure::importer {
namespace {

using narrative::Character;
using narrative::CharacterAt;
using narrative::CharacterBefore;
using narrative::IsSpace;

bool IsSeparator(char32_t code) {
  return code == U'\t' || code == U'|' || code == U'｜' || code == U'│';
}

// ├──┼──┤
bool IsBoxRule(std::string_view line) {
  constexpr char32_t kFirstBox = 0x2500;
  constexpr char32_t kLastBox = 0x257F;
  bool has_rule = false;
  for (size_t at = 0; at < line.size();) {
    const Character character = CharacterAt(line, at);
    at += character.size;
    if (IsSpace(character.code)) continue;
    if (character.code < kFirstBox || character.code > kLastBox) return false;
    has_rule = has_rule || character.code != U'│';
  }
  return has_rule;
}

// "| --- | :---: |", "------": no dash there means an absent number.
bool IsRuledLine(std::string_view line) {
  if (line.find_first_not_of("|-:+= \t\r") == std::string_view::npos) {
    return line.find("--") != std::string_view::npos;
  }
  return IsBoxRule(line);
}

// "- 5 -", "— 12 —".
bool IsPageNumber(std::string_view line) {
  std::u32string characters;
  for (size_t at = 0; at < line.size();) {
    const Character character = CharacterAt(line, at);
    at += character.size;
    if (IsSpace(character.code)) continue;
    if (characters.size() == 8) return false;
    characters.push_back(character.code);
  }
  constexpr std::u32string_view kDashes = U"-—－–";
  const auto is_dash = [&](char32_t code) {
    return kDashes.find(code) != std::u32string_view::npos;
  };
  if (characters.size() < 3 || !is_dash(characters.front()) ||
      !is_dash(characters.back())) {
    return false;
  }
  return std::all_of(characters.begin() + 1, characters.end() - 1,
                     [](char32_t c) { return c >= U'0' && c <= U'9'; });
}

class Reader {
 public:
  Reader(std::string_view text, std::span<const GridRow> rows,
         size_t max_tokens)
      : text_(text), rows_(rows), max_tokens_(max_tokens) {}

  absl::StatusOr<TokenStream> Read() {
    for (size_t begin = 0; begin <= text_.size();) {
      const size_t end = std::min(text_.find('\n', begin), text_.size());
      ++line_;
      if (IsGridRow()) {
        ReadGridRow(begin, end);
      } else {
        ReadLine(begin, end);
      }
      if (tokens_.size() > max_tokens_) return TooMany();
      begin = end + 1;
    }
    return std::move(tokens_);
  }

 private:
  absl::Status TooMany() const {
    return absl::ResourceExhaustedError(
        absl::StrCat("line ", line_, ": more than ", max_tokens_,
                     " cells and words (kMaxCells)"));
  }

  bool IsGridRow() {
    if (rows_.empty() || rows_.front().line != line_) return false;
    rows_ = rows_.subspan(1);
    return true;
  }

  void ReadGridRow(size_t begin, size_t end) {
    const size_t first = tokens_.size();
    column_ = 1;
    for (size_t cell = begin; cell <= end && tokens_.size() <= max_tokens_;) {
      const size_t tab = std::min(text_.find('\t', cell), end);
      AddCell(first, cell, tab);
      ++column_;
      cell = tab + 1;
    }
    column_ = 0;
    DropBlankLine(first);
  }

  void ReadLine(size_t begin, size_t end) {
    const std::string_view line = text_.substr(begin, end - begin);
    if (IsRuledLine(line) || IsPageNumber(line)) return;
    if (HasSeparator(line)) {
      ReadCells(begin, end);
    } else {
      ReadWords(begin, end);
    }
  }

  // Tabs that only indent a line separate nothing.
  static bool HasSeparator(std::string_view line) {
    bool content = false;
    for (size_t at = 0; at < line.size();) {
      const Character character = CharacterAt(line, at);
      at += character.size;
      if (character.code == U'\t' && !content) continue;
      if (IsSeparator(character.code)) return true;
      if (!IsSpace(character.code)) content = true;
    }
    return false;
  }

  void ReadCells(size_t begin, size_t end) {
    const size_t first = tokens_.size();
    size_t cell = begin;
    bool opened = false;
    column_ = 1;
    for (size_t at = begin; at < end && tokens_.size() <= max_tokens_;) {
      const Character character = CharacterAt(text_, at);
      if (IsSeparator(character.code)) {
        // Nothing stands before the pipe that opens a row.
        const bool opens = at == begin && character.code != U'\t';
        if (!opens) {
          AddCell(first, cell, at);
          ++column_;
        }
        opened = opened || opens;
        cell = at + character.size;
      }
      at += character.size;
    }
    // Nor behind the one that closes it.
    if (!opened || !IsBlank(cell, end)) AddCell(first, cell, end);
    column_ = 0;
    DropBlankLine(first);
  }

  bool IsBlank(size_t begin, size_t end) const {
    return ReadCellText(text_.substr(begin, end - begin)).kind ==
           CellKind::kBlank;
  }

  // Where rows and prose share a line, a "cell" can be prose.
  void AddCell(size_t first, size_t begin, size_t end) {
    if (text_.substr(begin, end - begin).find("。") != std::string_view::npos) {
      return ReadWords(begin, end);
    }
    Token token = MakeToken(begin, end);
    token.is_cell = true;
    const bool leading_blank =
        token.kind() == CellKind::kBlank && tokens_.size() == first;
    if (!leading_blank) tokens_.push_back(token);
  }

  // Blanks alone say nothing.
  void DropBlankLine(size_t first) {
    const bool blank = std::all_of(
        tokens_.begin() + static_cast<ptrdiff_t>(first), tokens_.end(),
        [](const Token& token) { return token.kind() == CellKind::kBlank; });
    if (blank) tokens_.resize(first);
  }

  void ReadWords(size_t begin, size_t end) {
    const size_t first = tokens_.size();
    size_t word = begin;
    for (size_t at = begin; at < end && tokens_.size() <= max_tokens_;) {
      const Character character = CharacterAt(text_, at);
      if (IsSpace(character.code)) {
        if (at > word) AddWord(first, word, at);
        word = at + character.size;
      }
      at += character.size;
    }
    if (end > word) AddWord(first, word, end);
  }

  // A unit behind a number is part of it: "3 件".
  void AddWord(size_t first, size_t begin, size_t end) {
    const Token word = MakeToken(begin, end);
    if (tokens_.size() > first && word.kind() == CellKind::kText &&
        tokens_.back().kind() == CellKind::kNumber) {
      const Token both = MakeToken(tokens_.back().begin, end);
      if (both.kind() == CellKind::kNumber) {
        tokens_.back() = both;
        return;
      }
    }
    tokens_.push_back(word);
  }

  Token MakeToken(size_t begin, size_t end) const {
    while (begin < end) {
      const Character character = CharacterAt(text_, begin);
      if (!IsSpace(character.code)) break;
      begin += character.size;
    }
    while (begin < end) {
      const auto character = CharacterBefore(text_, end);
      if (!IsSpace(character->code)) break;
      end -= character->size;
    }
    const std::string_view raw = text_.substr(begin, end - begin);
    return {raw, begin, line_, column_, false, ReadCellText(raw)};
  }

  std::string_view text_;
  // Those of the lines to come.
  std::span<const GridRow> rows_;
  size_t max_tokens_;
  int line_ = 0;
  // Among the cells of a line.
  int column_ = 0;
  TokenStream tokens_;
};

}  // namespace

absl::StatusOr<TokenStream> ReadTextTokens(std::string_view text,
                                           std::span<const GridRow> rows,
                                           size_t max_tokens) {
  return Reader(text, rows, max_tokens).Read();
}

}  // namespace disclosure::importer
