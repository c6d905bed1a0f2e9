#include "stats-service/query/ordered_figures.h"

#include <algorithm>

namespace disclosure::stats {

void OrderedFigures::Sort() {
  std::sort(below_.begin(), below_.end());
  std::sort(above_.begin(), above_.end());
}

int64_t OrderedFigures::At(int64_t index) const {
  const auto below = static_cast<int64_t>(below_.size());
  const auto above = static_cast<int64_t>(above_.size());
  if (index < below) return below_[index];
  if (index >= size_ - above) return above_[index - (size_ - above)];
  int64_t left = index - below;
  size_t figure = 0;
  while (left >= counts_[figure]) left -= counts_[figure++];
  return static_cast<int64_t>(figure);
}

}  // namespace disclosure::stats
