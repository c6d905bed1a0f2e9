#ifndef DISCLOSURE_IMPORTER_SPLIT_DIGITS_H_
#define DISCLOSURE_IMPORTER_SPLIT_DIGITS_H_

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "importer/token.h"

namespace disclosure::importer {

// The figures of a row of `columns` columns with one number put together whose
// digits a blank has split: "1 2", in one cell or in two words. Only where the
// totals of the row prove it: they hold with that number, and with no other
// that could be put together. The number counts as repaired.
std::optional<std::vector<Token>> JoinSplitDigits(std::span<const Token> values,
                                                  size_t columns);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_SPLIT_DIGITS_H_
