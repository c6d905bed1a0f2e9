#ifndef DISCLOSURE_NARRATIVE_SCAN_H_
#define DISCLOSURE_NARRATIVE_SCAN_H_

#include <string_view>
#include <vector>

#include "narrative/byte_range.h"
#include "narrative/numerals.h"
#include "narrative/vocabulary.h"

namespace disclosure::narrative {

// A word that stands in a text.
struct WordAt {
  Word word = 0;
  ByteRange place;
};

// What stands in a text, each in order of its beginning.
struct Scan {
  // Words may lie over each other.
  std::vector<WordAt> words;
  std::vector<Numeral> numerals;
  // As SplitSentences() has them.
  std::vector<ByteRange> sentences;
};

// Reads `text` once.
Scan ScanText(std::string_view text, const Vocabulary& vocabulary);

}  // namespace disclosure::narrative

#endif  // DISCLOSURE_NARRATIVE_SCAN_H_
