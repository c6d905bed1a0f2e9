#ifndef DISCLOSURE_DIVISIONS_AREA_H_
#define DISCLOSURE_DIVISIONS_AREA_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>

#include "divisions/division_code.h"

namespace disclosure::divisions {

// The yearly editions of the statistics office's list that we hold. Their
// cut-offs lie between 30 June and 31 October of the year.
inline constexpr std::array<int, 5> kEditions = {2015, 2016, 2019, 2021, 2023};

// A set of editions: bit i stands for kEditions[i].
using EditionSet = uint8_t;

// The set of one edition; empty for a year that is none.
constexpr EditionSet EditionBit(int edition) {
  for (size_t i = 0; i < kEditions.size(); ++i) {
    if (kEditions[i] == edition) return static_cast<EditionSet>(1u << i);
  }
  return 0;
}

// One code of the list, over all editions that have it.
struct Area {
  DivisionCode code;
  // The area above it that is not `pseudo`: 云湖桥镇's is 430321, a 东莞
  // township's the city 4419, a 北京 district's the province-level city 11. The
  // nation's is the nation.
  DivisionCode parent;
  // In the newest edition that has the code.
  std::string name;
  EditionSet editions = 0;  // never empty
  // A level that the code needs and the country does not have, so no government
  // reports for it: 市辖区, 省直辖县级行政区划, counties such as 441900 in
  // cities without counties. Also 71, 81 and 82, which the list of 2015 names
  // and which the disclosure regulations do not reach.
  bool pseudo = false;

  bool In(int edition) const { return (editions & EditionBit(edition)) != 0; }
  // Of kEditions[index].
  bool InEditionAt(size_t index) const { return (editions >> index & 1) != 0; }
  int first_edition() const { return kEditions[std::countr_zero(editions)]; }
  int last_edition() const { return kEditions[std::bit_width(editions) - 1u]; }
};

}  // namespace disclosure::divisions

#endif  // DISCLOSURE_DIVISIONS_AREA_H_
