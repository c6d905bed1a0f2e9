#ifndef DISCLOSURE_STATS_SERVICE_QUERY_ORDERED_FIGURES_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_ORDERED_FIGURES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "stats-service/cube/roll_up.h"

namespace disclosure::stats {

// A bag of figures in their order. Most figures of organs are small, and most
// of these are zero: small ones are counted, only the others are sorted.
class OrderedFigures {
 public:
  // Counted are 0 up to this.
  static constexpr int64_t kCounted = 4'096;

  void Add(int64_t figure) {
    sum_ += figure;
    ++size_;
    if (figure >= 0 && figure < kCounted) {
      ++counts_[static_cast<size_t>(figure)];
    } else {
      (figure < 0 ? below_ : above_).push_back(figure);
    }
  }
  void AddZeros(int64_t zeros) {
    size_ += zeros;
    counts_[0] += static_cast<uint32_t>(zeros);
  }
  // After the last Add(), before any question.
  void Sort();

  int64_t size() const { return size_; }
  WideSum sum() const { return sum_; }
  // The figure at a place in ascending order; `index` < size().
  int64_t At(int64_t index) const;

  // Calls `visit(figure, count)` in ascending order; a figure may come more
  // than once.
  template <typename Visit>
  void ForEach(Visit visit) const {
    for (const int64_t figure : below_) visit(figure, 1);
    for (size_t figure = 0; figure < counts_.size(); ++figure) {
      if (counts_[figure] == 0) continue;
      visit(static_cast<int64_t>(figure), int64_t{counts_[figure]});
    }
    for (const int64_t figure : above_) visit(figure, 1);
  }

 private:
  std::vector<int64_t> below_;  // negative
  std::array<uint32_t, kCounted> counts_{};
  std::vector<int64_t> above_;
  int64_t size_ = 0;
  WideSum sum_ = 0;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_ORDERED_FIGURES_H_
