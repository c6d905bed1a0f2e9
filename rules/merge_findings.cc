#include "rules/merge_findings.h"

#include <algorithm>
#include <iterator>

namespace disclosure::rules {

// Both are ordered by rule id, and no id is in both.
std::vector<disclosure::v1::Finding> MergeByRule(
    std::vector<disclosure::v1::Finding> alone,
    std::vector<disclosure::v1::Finding> across_years) {
  if (across_years.empty()) return alone;
  std::vector<disclosure::v1::Finding> all;
  all.reserve(alone.size() + across_years.size());
  std::ranges::merge(
      std::make_move_iterator(alone.begin()),
      std::make_move_iterator(alone.end()),
      std::make_move_iterator(across_years.begin()),
      std::make_move_iterator(across_years.end()), std::back_inserter(all),
      [](const auto& a, const auto& b) { return a.rule_id() < b.rule_id(); });
  return all;
}

}  // namespace disclosure::rules
