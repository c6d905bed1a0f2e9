#ifndef DISCLOSURE_IMPORTER_FOLDED_TEXT_H_
#define DISCLOSURE_IMPORTER_FOLDED_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

namespace disclosure::importer {

// Text as labels are compared: without spaces, punctuation and what stands in
// brackets; full-width letters narrowed, traditional characters of the forms
// simplified.
struct FoldedText {
  std::u32string characters;
  // Whether a word begins at the character: behind a space, punctuation, a
  // bracket or a number.
  std::vector<bool> begins_word;

  size_t size() const { return characters.size(); }
};

FoldedText Fold(std::string_view text);

inline bool IsDigit(char32_t code) {
  return code >= U'0' && code <= U'9';
}

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_FOLDED_TEXT_H_
