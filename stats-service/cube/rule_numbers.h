#ifndef DISCLOSURE_STATS_SERVICE_CUBE_RULE_NUMBERS_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_RULE_NUMBERS_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "record/change.h"
#include "stats-service/cube/findings_block.h"

namespace disclosure::stats {

// Gives rule ids their numbers while changes are applied.
class RuleNumbers {
 public:
  using Ids = std::shared_ptr<const std::vector<std::string>>;

  // Findings of further rules are not kept; the rule set has about a hundred.
  static constexpr size_t kMaxRules = UINT16_MAX;

  explicit RuleNumbers(Ids ids);

  // Notes counted by rule and severity, in the order of rule numbers.
  std::vector<FindingCount> Count(
      std::span<const record::FindingNote> findings);
  std::string_view id(uint16_t number) const {
    return number < known_->size() ? (*known_)[number]
                                   : added_[number - known_->size()];
  }
  // All ids by number: those given, if no other has come up.
  Ids ids() const;

 private:
  const Ids known_;
  std::vector<std::string> added_;
  std::unordered_map<std::string, uint16_t> numbers_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_RULE_NUMBERS_H_
