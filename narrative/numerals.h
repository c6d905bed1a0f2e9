#ifndef DISCLOSURE_NARRATIVE_NUMERALS_H_
#define DISCLOSURE_NARRATIVE_NUMERALS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace disclosure::narrative {

// A number as prose writes it: 221, １５０００, 1,234, 8.5万, 三, 二十, 99.5%.
struct Numeral {
  // Its bytes, with 万 or 亿, with 余 or 多 behind it and with the percent
  // sign; without 约 or 近 before it.
  size_t begin = 0;
  size_t end = 0;
  // The value is `digits` / 10^`decimals`, the units 万 and 亿 included.
  int64_t digits = 0;
  int decimals = 0;
  // 余, 多, 近, 约, 超过 and their like.
  bool approximate = false;
  // Written with 万 or 亿: of a count, the last digits are then not told.
  bool in_ten_thousands = false;
  // "%" or "百分之".
  bool percent = false;
  // Written with 一二三.
  bool chinese = false;

  // The value in units of 1 / `factor`; nullopt if that is no whole number or
  // too large for 18 digits.
  std::optional<int64_t> Times(int64_t factor) const;
};

// All numbers of `text`, in order. Left out: what is part of an address, a
// telephone number or another word of Latin letters; ordinals (第五); numbers
// of more than 18 digits.
std::vector<Numeral> ReadNumerals(std::string_view text);

// The same for whoever goes through the text himself: whether a character may
// begin a number or a word of Latin letters; and, of one that stands at `at`,
// the number, if it is one. Returns where to go on, behind `at`.
bool MayBeginNumeral(char32_t code);
// Whether it may be the last of a number that is not told approximately and no
// percentage.
bool MayEndNumeral(char32_t code);
size_t ReadNumeralAt(std::string_view text, size_t at,
                     std::vector<Numeral>& found);

}  // namespace disclosure::narrative

#endif  // DISCLOSURE_NARRATIVE_NUMERALS_H_
