#include "form/report_sum.h"

#include <cstdint>
#include <optional>

namespace disclosure::form {
namespace {

std::optional<int64_t> SumOfCell(const CellValues& a, const CellValues& b,
                                 const Cell& cell, CellIndex index) {
  if (cell.additivity == v1::ADDITIVITY_RATE) return std::nullopt;
  if (!a.Has(index) || !b.Has(index)) return std::nullopt;
  int64_t sum = 0;
  if (__builtin_add_overflow(a.ValueOrZero(index), b.ValueOrZero(index),
                             &sum)) {
    return std::nullopt;
  }
  return sum;
}

}  // namespace

bool AddFigures(const Report& other, const Catalogue& catalogue, Report& sum) {
  if (other.form != sum.form) return false;
  for (size_t i = 0; i < catalogue.size(); ++i) {
    const auto index = static_cast<CellIndex>(i);
    const auto added =
        SumOfCell(sum.cells, other.cells, catalogue.cell(index), index);
    if (added) {
      sum.cells.Set(index, *added);
    } else {
      sum.cells.Clear(index);
    }
  }
  sum.approximate_cells.insert(sum.approximate_cells.end(),
                               other.approximate_cells.begin(),
                               other.approximate_cells.end());
  return true;
}

}  // namespace disclosure::form
