#ifndef DISCLOSURE_STATS_SERVICE_CUBE_SPARSE_BY_CELL_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_SPARSE_BY_CELL_H_

#include <cstddef>
#include <vector>

#include "stats-service/cube/cell_set.h"

namespace disclosure::stats {

// An item for some cells, packed in the order of cells. Filled once, in that
// order.
template <typename T>
class SparseByCell {
 public:
  // `cell` must come after all those added before.
  void Append(form::CellIndex cell, T item) {
    cells_.Add(cell);
    items_.push_back(item);
  }
  void ShrinkToFit() { items_.shrink_to_fit(); }

  // Null if the cell has none.
  const T* Find(form::CellIndex cell) const {
    return cells_.Has(cell) ? &items_[cells_.Rank(cell)] : nullptr;
  }
  T ValueOr(form::CellIndex cell, T otherwise) const {
    const T* item = Find(cell);
    return item == nullptr ? otherwise : *item;
  }
  template <typename Visit>
  void ForEach(Visit visit) const {
    size_t next = 0;
    cells_.ForEach([&](form::CellIndex cell) { visit(cell, items_[next++]); });
  }
  const CellSet& cells() const { return cells_; }
  size_t HeapBytes() const { return items_.capacity() * sizeof(T); }

 private:
  CellSet cells_;
  std::vector<T> items_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_SPARSE_BY_CELL_H_
