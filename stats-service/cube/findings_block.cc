#include "stats-service/cube/findings_block.h"

#include <algorithm>
#include <utility>

namespace disclosure::stats {

std::shared_ptr<const FindingsBlock> FindingsBlock::Make(
    std::vector<Entry> entries) {
  if (entries.empty()) return nullptr;
  auto block = std::make_shared<FindingsBlock>();
  entries.shrink_to_fit();
  block->entries_ = std::move(entries);
  return block;
}

std::shared_ptr<const FindingsBlock> FindingsBlock::With(
    const FindingsBlock* old, std::span<const FindingsUpdate> updates) {
  std::vector<Entry> entries;
  const auto is_replaced = [&](const Entry& entry) {
    const auto found = std::partition_point(
        updates.begin(), updates.end(),
        [&](const auto& update) { return update.slot < entry.slot; });
    return found != updates.end() && found->slot == entry.slot;
  };
  if (old != nullptr) {
    std::remove_copy_if(old->entries_.begin(), old->entries_.end(),
                        std::back_inserter(entries), is_replaced);
  }
  for (const FindingsUpdate& update : updates) {
    for (const FindingCount& finding : update.findings) {
      entries.push_back({update.slot, finding});
    }
  }
  std::stable_sort(
      entries.begin(), entries.end(),
      [](const Entry& a, const Entry& b) { return a.slot < b.slot; });
  return Make(std::move(entries));
}

std::shared_ptr<const FindingsBlock> FindingsBlock::Cut(
    const FindingsBlock& old, std::span<const int32_t> old_slots) {
  std::vector<Entry> entries;
  for (size_t slot = 0; slot < old_slots.size(); ++slot) {
    if (old_slots[slot] < 0) continue;
    for (const FindingCount& finding : old.Of(old_slots[slot])) {
      entries.push_back({static_cast<uint16_t>(slot), finding});
    }
  }
  return Make(std::move(entries));
}

std::vector<FindingCount> FindingsBlock::Of(size_t slot) const {
  std::vector<FindingCount> findings;
  auto entry = std::partition_point(
      entries_.begin(), entries_.end(),
      [&](const Entry& other) { return other.slot < slot; });
  for (; entry != entries_.end() && entry->slot == slot; ++entry) {
    findings.push_back(entry->finding);
  }
  return findings;
}

size_t FindingsBlock::HeapBytes() const {
  return sizeof(*this) + entries_.capacity() * sizeof(Entry);
}

}  // namespace disclosure::stats
