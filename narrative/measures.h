#ifndef DISCLOSURE_NARRATIVE_MEASURES_H_
#define DISCLOSURE_NARRATIVE_MEASURES_H_

#include <optional>
#include <string_view>

#include "narrative/dates.h"
#include "narrative/numerals.h"
#include "narrative/reading.h"

namespace disclosure::narrative {

// A number of `text` with the measure word behind it; absent if it counts
// nothing.
std::optional<Quantity> Measured(std::string_view text, const Numeral& numeral);

// The year that it is; absent if it is none.
std::optional<YearMention> YearOf(std::string_view text,
                                  const Numeral& numeral);

}  // namespace disclosure::narrative

#endif  // DISCLOSURE_NARRATIVE_MEASURES_H_
