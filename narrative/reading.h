#ifndef DISCLOSURE_NARRATIVE_READING_H_
#define DISCLOSURE_NARRATIVE_READING_H_

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "narrative/byte_range.h"
#include "narrative/dates.h"
#include "narrative/figure_rules.h"
#include "narrative/figures.h"
#include "narrative/numerals.h"

namespace disclosure::narrative {

// A number with its measure word: "221 条", "99.5%".
struct Quantity {
  Numeral numeral;
  Measure measure = kNoMeasure;
  ByteRange place;

  // The text says so, or counts in 万: 1.2 万件 are not exactly 12,000.
  bool approximate() const {
    return numeral.approximate ||
           (numeral.in_ten_thousands && measure != kYuan);
  }
};

// All that is read of a text, each in order.
struct Reading {
  // Borrowed.
  std::string_view text;
  std::vector<ByteRange> sentences;
  std::vector<Quantity> quantities;
  std::vector<YearMention> years;
  std::vector<Figure> figures;
  // The first words that tell what applications were about: 申请内容涉及.
  std::optional<ByteRange> application_topics;
};

// Reads `text` once, for everything above. Linear in its size.
Reading Read(std::string_view text);

// The quantities of a sentence of `reading`.
std::span<const Quantity> QuantitiesIn(const Reading& reading,
                                       const ByteRange& sentence);

// The sentence that a place lies in; null if it lies between sentences.
const ByteRange* SentenceAround(const Reading& reading, size_t place);

}  // namespace disclosure::narrative

#endif  // DISCLOSURE_NARRATIVE_READING_H_
