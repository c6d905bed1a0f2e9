#include "stats-service/cube/rule_numbers.h"

#include <algorithm>
#include <utility>

namespace disclosure::stats {

RuleNumbers::RuleNumbers(Ids ids) : known_(std::move(ids)) {
  for (const std::string& id : *known_) {
    numbers_.emplace(id, static_cast<uint16_t>(numbers_.size()));
  }
}

std::vector<FindingCount> RuleNumbers::Count(
    std::span<const record::FindingNote> findings) {
  std::vector<FindingCount> all;
  for (const record::FindingNote& finding : findings) {
    auto number = numbers_.find(finding.rule_id);
    if (number == numbers_.end()) {
      if (numbers_.size() == kMaxRules) continue;
      number =
          numbers_
              .emplace(finding.rule_id, static_cast<uint16_t>(numbers_.size()))
              .first;
      added_.push_back(finding.rule_id);
    }
    all.push_back({number->second, static_cast<uint8_t>(finding.severity), 1});
  }
  std::sort(all.begin(), all.end());
  std::vector<FindingCount> counts;
  for (const FindingCount& finding : all) {
    if (!counts.empty() && counts.back().rule == finding.rule &&
        counts.back().severity == finding.severity) {
      if (counts.back().count < UINT16_MAX) ++counts.back().count;
    } else {
      counts.push_back(finding);
    }
  }
  return counts;
}

RuleNumbers::Ids RuleNumbers::ids() const {
  if (added_.empty()) return known_;
  auto ids = std::make_shared<std::vector<std::string>>(*known_);
  ids->insert(ids->end(), added_.begin(), added_.end());
  return ids;
}

}  // namespace disclosure::stats
