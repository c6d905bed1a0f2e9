#ifndef DISCLOSURE_RULES_FORM_GRID_H_
#define DISCLOSURE_RULES_FORM_GRID_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "disclosure/v1/cell.pb.h"
#include "form/catalogue.h"

namespace disclosure::rules {

// Where the cells of one form lie on paper: which stand side by side, and which
// above each other. Table 4 is printed as one row of three groups; the annex of
// 2014 as one column. Immutable, thread-safe.
class FormGrid {
 public:
  FormGrid(const form::Catalogue& catalogue, disclosure::v1::Form form);

  // The cells of its row, from left to right, and of its column, downwards;
  // both with the cell itself. Empty for a cell that the form does not have.
  std::span<const form::CellIndex> RowOf(form::CellIndex cell) const;
  std::span<const form::CellIndex> ColumnOf(form::CellIndex cell) const;

  // True if `right` stands just right of `left`.
  bool IsRightOf(form::CellIndex right, form::CellIndex left) const;
  // True if one stands beside, above or below the other.
  bool AreNeighbours(form::CellIndex a, form::CellIndex b) const;

 private:
  using Line = std::vector<form::CellIndex>;
  // By cell: its row and column, and its place in each.
  struct Place {
    std::optional<uint16_t> row;
    uint16_t in_row = 0;
    std::optional<uint16_t> column;
    uint16_t in_column = 0;
  };

  std::vector<Line> rows_;
  std::vector<Line> columns_;
  std::vector<Place> places_;
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_FORM_GRID_H_
