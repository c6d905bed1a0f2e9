#include "narrative/scan.h"

#include <bitset>

#include "narrative/utf8.h"

namespace disclosure::narrative {
namespace {

constexpr std::u32string_view kSentenceEnds = U"。！？\n";

// The characters that are more than a part of a word, in 8 KB: few lines of
// the cache, for a text has few of them.
class SpecialCharacters {
 public:
  static const SpecialCharacters& Get() {
    static const auto& special = *new SpecialCharacters;
    return special;
  }

  bool Has(char32_t code) const {
    return code < special_.size() && special_[code];
  }

 private:
  SpecialCharacters() {
    for (char32_t code = 0; code < special_.size(); ++code) {
      special_[code] = IsSpace(code) || MayBeginNumeral(code) ||
                       kSentenceEnds.find(code) != std::u32string_view::npos;
    }
  }

  std::bitset<0x10000> special_;
};

class TextScanner {
 public:
  TextScanner(std::string_view text, const Vocabulary& vocabulary)
      : text_(text),
        vocabulary_(vocabulary),
        special_(SpecialCharacters::Get()) {
    // A word every five characters, a number every forty: about right.
    scan_.words.reserve(text.size() / 15);
    scan_.numerals.reserve(text.size() / 120);
    scan_.sentences.reserve(text.size() / 90);
  }

  Scan Read() && {
    char32_t before = 0;
    size_t before_at = 0;
    bool may_begin = false;
    for (size_t at = 0; at < text_.size();) {
      const Character character = CharacterAt(text_, at);
      if (may_begin) FindWords(before_at, before, character.code);
      may_begin = vocabulary_.MayBegin(character.code);
      before = character.code;
      before_at = at;
      if (special_.Has(character.code)) {
        TakeSpecial(at, character);
      } else {
        blank_ = false;
      }
      at += character.size;
    }
    EndSentence(text_.size());
    return std::move(scan_);
  }

 private:
  void FindWords(size_t at, char32_t first, char32_t second) {
    vocabulary_.FindAt(text_.substr(at), first, second, [&](Word word) {
      scan_.words.push_back({word, {at, at + vocabulary_.word(word).size()}});
    });
  }

  void TakeSpecial(size_t at, const Character& character) {
    if (!IsSpace(character.code)) blank_ = false;
    if (MayBeginNumeral(character.code)) {
      if (at < numeral_end_) return;
      numeral_end_ = ReadNumeralAt(text_, at, scan_.numerals);
    } else if (kSentenceEnds.find(character.code) !=
               std::u32string_view::npos) {
      EndSentence(at + character.size);
    }
  }

  void EndSentence(size_t end) {
    if (!blank_) scan_.sentences.push_back({sentence_begin_, end});
    sentence_begin_ = end;
    blank_ = true;
  }

  const std::string_view text_;
  const Vocabulary& vocabulary_;
  const SpecialCharacters& special_;
  Scan scan_;
  size_t numeral_end_ = 0;
  size_t sentence_begin_ = 0;
  // Nothing but spaces stands in the sentence so far.
  bool blank_ = true;
};

}  // namespace

Scan ScanText(std::string_view text, const Vocabulary& vocabulary) {
  return TextScanner(text, vocabulary).Read();
}

}  // namespace disclosure::narrative
