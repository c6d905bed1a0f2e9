#ifndef DISCLOSURE_FORM_FIGURE_RUN_H_
#define DISCLOSURE_FORM_FIGURE_RUN_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "form/cell_values.h"

namespace disclosure::form {

// A row of a table as most reports send it: each of its figures, in order, and
// each below 128. On the wire this is a tag and a byte for each figure, which
// is read at once.
struct FigureRun {
  // Tags of one byte.
  static constexpr size_t kMaxCount = 15;

  // The fields 1 to `count` of the row are `count` cells of the catalogue from
  // `first` on; 0 if they are not, and nothing is ever read.
  CellIndex first = 0;
  uint8_t count = 0;

  // False, and no cell is set, unless `row` is such a row. Its bytes are then
  // in the shortest form that protobuf has.
  bool Read(std::string_view row, CellValues& cells) const {
    if (row.size() != size_t{2} * count || count == 0) return false;
    uint32_t other = 0;
    for (size_t i = 0; i < count; ++i) {
      const auto tag = static_cast<uint8_t>(row[2 * i]);
      const auto value = static_cast<uint8_t>(row[2 * i + 1]);
      other |= (tag ^ static_cast<uint32_t>(i + 1) << 3) | (value & 0x80u);
    }
    if (other != 0) return false;
    cells.SetRun(first, count, [row](size_t i) {
      return static_cast<uint8_t>(row[2 * i + 1]);
    });
    return true;
  }
};

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_FIGURE_RUN_H_
