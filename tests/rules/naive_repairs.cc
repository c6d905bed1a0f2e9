#include "tests/rules/naive_repairs.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace disclosure::rules {
namespace {

using form::Cell;

class NaiveSearch {
 public:
  NaiveSearch(const Paper& paper, const Values& values)
      : paper_(paper), values_(values) {}

  std::set<std::string> Run() {
    const std::vector<const Cell*> cells = paper_.SummedCells();
    for (const Cell* cell : cells) TryOneCell(cell);
    const std::vector<const Cell*> all = paper_.Cells();
    for (size_t i = 0; i < all.size(); ++i) {
      for (size_t j = i + 1; j < all.size(); ++j) {
        if (Paper::InOneLine(*all[i], *all[j])) TryPair(all[i], all[j]);
      }
    }
    return std::move(found_);
  }

 private:
  void Try(Slip slip) {
    if (std::ranges::any_of(slip.after,
                            [](const auto& one) { return one.second < 0; })) {
      return;
    }
    if (!paper_.AllHold(With(values_, slip.after))) return;
    if (slip.after.size() > 1) {
      for (const auto& one : slip.after) {
        if (paper_.AllHold(With(values_, {one}))) return;
      }
    }
    found_.insert(InShort(slip));
  }

  // What a broken sum lacks.
  void TryOneCell(const Cell* cell) {
    for (const NaiveSum& sum : paper_.sums()) {
      if (Paper::Holds(sum, values_)) continue;
      int64_t off = 0;
      for (const Cell* left : sum.left) off += values_.at(left);
      for (const Cell* right : sum.right) off -= values_.at(right);
      for (const int64_t by : {off, -off}) {
        const int64_t after = values_.at(cell) + by;
        const bool missing =
            values_.at(cell) == 0 && after > 0 && IsTotalOfBroken(cell);
        Try({missing ? kMissing : kOneCell, {{cell, after}}});
      }
    }
  }

  bool IsTotalOfBroken(const Cell* cell) const {
    return std::ranges::any_of(paper_.sums(), [&](const NaiveSum& sum) {
      return !Paper::Holds(sum, values_) && sum.left.size() == 1 &&
             sum.left[0] == cell;
    });
  }

  void TryPair(const Cell* a, const Cell* b) {
    const int64_t first = values_.at(a);
    const int64_t second = values_.at(b);
    if (first != second) {
      const bool shifted =
          paper_.Neighbours(*a, *b) && (first == 0 || second == 0);
      Try({shifted ? kShifted : kExchanged, {{a, second}, {b, first}}});
    }
    if (Paper::LeftOf(*a, *b) && first >= 1 && first <= 9 && second >= 0 &&
        second <= 9) {
      Try({kSplit, {{a, 10 * first + second}, {b, 0}}});
      Try({kSplit, {{b, 10 * first + second}, {a, 0}}});
    }
  }

  const Paper& paper_;
  const Values& values_;
  std::set<std::string> found_;
};

}  // namespace

std::set<std::string> FindRepairsNaively(const Paper& paper,
                                         const Values& values) {
  return NaiveSearch(paper, values).Run();
}

}  // namespace disclosure::rules
