#include "rules/sums.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "status/check.h"

namespace disclosure::rules {
namespace {

// The number that stands for all that are linked with `sum`.
uint16_t Root(const std::vector<uint16_t>& links, uint16_t sum) {
  while (links[sum] != sum) sum = links[sum];
  return sum;
}

}  // namespace

std::optional<form::CellIndex> Sum::Total() const {
  std::optional<form::CellIndex> positive;
  std::optional<form::CellIndex> negative;
  size_t positives = 0;
  for (const auto& [cell, coefficient] : condition.terms) {
    if (coefficient > 0) {
      positive = cell;
      ++positives;
    } else {
      negative = cell;
    }
  }
  const size_t negatives = condition.terms.size() - positives;
  if (positives == 1 && negatives > 1) return positive;
  if (negatives == 1 && positives > 1) return negative;
  return std::nullopt;
}

Sums::Sums(std::vector<Sum> sums, size_t size)
    : sums_(std::move(sums)), by_cell_(size), tables_(sums_.size()) {
  CHECK_LE(sums_.size(), size_t{UINT16_MAX});
  std::iota(tables_.begin(), tables_.end(), uint16_t{0});
  for (uint16_t i = 0; i < sums_.size(); ++i) {
    for (const auto& [cell, coefficient] : sums_[i].condition.terms) {
      std::vector<uint16_t>& sharing = by_cell_[cell];
      if (!sharing.empty()) {
        tables_[Root(tables_, i)] = Root(tables_, sharing.front());
      }
      sharing.push_back(i);
      most_of_a_cell_ = std::max(most_of_a_cell_, sharing.size());
    }
  }
  for (uint16_t& table : tables_) table = Root(tables_, table);
}

}  // namespace disclosure::rules
