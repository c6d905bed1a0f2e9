#ifndef DISCLOSURE_IMPORTER_VALUE_ALIGNMENT_H_
#define DISCLOSURE_IMPORTER_VALUE_ALIGNMENT_H_

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "importer/token.h"

namespace disclosure::importer {

// Of table 3: applicants of seven kinds, the last being their total.
inline constexpr size_t kApplicantColumns = 7;

// Where the columns of a table stand in the rows that leave no choice: it
// places the figures of the others.
struct RowGeometry {
  // Blank cells between the label and the first column, and behind the last
  // one.
  size_t leading = 0;
  size_t trailing = 0;
  // No row of the table has more than one figure, and that can only be the
  // total.
  bool only_totals = false;
  // The cell of a line that the first figure stands in, and the last cell of
  // all; 0 if lines have no cells, or no row tells.
  int first_column = 0;
  int last_column = 0;
};

// Which token fills which column.
struct Alignment {
  static constexpr size_t kNone = static_cast<size_t>(-1);

  // A token's index for each column; kNone where the column is blank.
  std::vector<size_t> token_of_column;
  // False: the place was inferred from other rows or from the order alone.
  bool certain = true;
  // Figures that found no column.
  size_t left_over = 0;
};

// The token that stands in the first column, if only one can.
std::optional<size_t> CertainOffset(std::span<const Token> values,
                                    size_t columns);

// Sets `values`, the tokens behind a label, under `columns` columns. Numbers,
// marks and unreadable text fill a column; blanks leave one empty.
Alignment Align(std::span<const Token> values, size_t columns,
                const RowGeometry& geometry);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_VALUE_ALIGNMENT_H_
