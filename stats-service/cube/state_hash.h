#ifndef DISCLOSURE_STATS_SERVICE_CUBE_STATE_HASH_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_STATE_HASH_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "form/identity.h"
#include "stats-service/cube/cube.h"
#include "stats-service/cube/days_block.h"
#include "stats-service/cube/findings_block.h"
#include "stats-service/cube/report_row.h"

namespace disclosure::stats {

// A hash of one current report: identity, content and days as the cube keeps
// them, and findings; without revision and sequence, so that the sum over all
// reports is the same for every order of arrival. 0 where nothing is reported.
// The same in every process of one version of the program.
//
// `rule_id(number)` names the rule of a finding.
template <typename RuleId>
uint64_t StateHash(const form::Identity& identity, const ReportRow& row,
                   const ReportDays& days,
                   std::span<const FindingCount> findings, RuleId rule_id);

// Adds up the state hash of a cube anew, a block of organs at a time, so that
// whoever does it may pause. The sum is to be Cube::state_hash.
class StateRecount {
 public:
  explicit StateRecount(std::shared_ptr<const Cube> cube);

  // The next block; false: all are counted.
  bool Step();
  uint64_t sum() const { return sum_; }
  const Cube& cube() const { return *cube_; }

 private:
  const ScopeSheets& Scope() const {
    return in_summaries_ ? cube_->summaries : cube_->own;
  }
  // Moves on to the next block that there is; false: none.
  bool FindBlock();
  void AddBlock(const YearSheet& sheet, size_t block);

  const std::shared_ptr<const Cube> cube_;
  bool in_summaries_ = false;
  int32_t year_ = INT32_MIN;  // the first one at or after it comes next
  size_t block_ = 0;
  uint64_t sum_ = 0;
};

// All at once.
uint64_t RecountStateHash(const Cube& cube);

// Mixes words and texts into 64 bits.
class StateHasher {
 public:
  void Add(uint64_t word) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = Wide{hash_ ^ word} * kFactor + kOffset;
    hash_ =
        static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
  }
  void Add(std::string_view text);
  uint64_t hash() const { return hash_; }

 private:
  static constexpr uint64_t kFactor = 0x9e3779b97f4a7c15;  // the golden ratio
  static constexpr uint64_t kOffset = 0xd1b54a32d192ed03;

  uint64_t hash_ = kOffset;
};

// The part of StateHash() without findings; never for a row without report.
StateHasher HashContent(const form::Identity& identity, const ReportRow& row,
                        const ReportDays& days);

template <typename RuleId>
uint64_t StateHash(const form::Identity& identity, const ReportRow& row,
                   const ReportDays& days,
                   std::span<const FindingCount> findings, RuleId rule_id) {
  if (!row.reported) return 0;
  StateHasher hasher = HashContent(identity, row, days);
  // Rules are numbered in the order in which they came up, so findings are
  // added up, not chained.
  uint64_t sum = 0;
  for (const FindingCount& finding : findings) {
    StateHasher one;
    one.Add(rule_id(finding.rule));
    one.Add(uint64_t{finding.severity} << 32 | finding.count);
    sum += one.hash();
  }
  hasher.Add(sum);
  return hasher.hash();
}

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_STATE_HASH_H_
