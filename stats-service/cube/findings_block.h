#ifndef DISCLOSURE_STATS_SERVICE_CUBE_FINDINGS_BLOCK_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_FINDINGS_BLOCK_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "disclosure/v1/finding.pb.h"

namespace disclosure::stats {

// How often one rule spoke about one report. `rule` indexes Cube::rules.
struct FindingCount {
  uint16_t rule = 0;
  uint8_t severity = 0;  // v1::Severity
  uint16_t count = 0;    // stops at the largest it can hold

  friend auto operator<=>(const FindingCount&, const FindingCount&) = default;
};

// The new findings of one organ of a block: complete.
struct FindingsUpdate {
  uint16_t slot = 0;
  std::span<const FindingCount> findings;
};

// One year of one block of organs: what the rules found. Immutable.
class FindingsBlock {
 public:
  // `old` (null: no findings) with those of some organs replaced. `updates` are
  // in the order of slots, one a slot. Null if nothing is left.
  static std::shared_ptr<const FindingsBlock> With(
      const FindingsBlock* old, std::span<const FindingsUpdate> updates);
  // See SheetBlock::Cut. Null if nothing is left.
  static std::shared_ptr<const FindingsBlock> Cut(
      const FindingsBlock& old, std::span<const int32_t> old_slots);

  std::vector<FindingCount> Of(size_t slot) const;
  // Calls `visit(slot, findings)` for each slot of [begin, end) that has any,
  // in order.
  template <typename Visit>
  void ForEachSlot(size_t begin, size_t end, Visit visit) const;

  size_t HeapBytes() const;

 private:
  struct Entry {
    uint16_t slot = 0;
    FindingCount finding;
  };

  static std::shared_ptr<const FindingsBlock> Make(std::vector<Entry> entries);

  std::vector<Entry> entries_;  // by slot
};

template <typename Visit>
void FindingsBlock::ForEachSlot(size_t begin, size_t end, Visit visit) const {
  std::vector<FindingCount> findings;
  auto entry = std::partition_point(
      entries_.begin(), entries_.end(),
      [&](const Entry& other) { return other.slot < begin; });
  while (entry != entries_.end() && entry->slot < end) {
    const uint16_t slot = entry->slot;
    findings.clear();
    for (; entry != entries_.end() && entry->slot == slot; ++entry) {
      findings.push_back(entry->finding);
    }
    visit(size_t{slot}, std::span<const FindingCount>(findings));
  }
}

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_FINDINGS_BLOCK_H_
