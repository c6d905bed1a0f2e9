#include "stats-service/cube/organ_index.h"

#include <algorithm>
#include <utility>

namespace disclosure::stats {
namespace {

using form::OrganKey;

// A block with new organs merged in, and where each came from.
struct Merged {
  OrganIndex::Keys keys;
  std::vector<int32_t> old_slots;
};

Merged Merge(std::span<const OrganKey> old_keys,
             std::span<const OrganKey> new_keys) {
  Merged merged;
  merged.keys.reserve(old_keys.size() + new_keys.size());
  merged.old_slots.reserve(old_keys.size() + new_keys.size());
  size_t old_slot = 0;
  const auto take_old_until = [&](auto is_end) {
    while (old_slot < old_keys.size() && !is_end(old_keys[old_slot])) {
      merged.keys.push_back(old_keys[old_slot]);
      merged.old_slots.push_back(static_cast<int32_t>(old_slot++));
    }
  };
  for (const OrganKey& key : new_keys) {
    take_old_until([&](const OrganKey& old_key) { return key < old_key; });
    merged.keys.push_back(key);
    merged.old_slots.push_back(-1);
  }
  take_old_until([](const OrganKey&) { return false; });
  return merged;
}

// Where to cut `size` organs, the end included: 0, 1024, 2048, ..., evenly.
std::vector<size_t> CutsOf(size_t size) {
  const size_t pieces = size <= kMaxOrgansPerBlock
                            ? 1
                            : (size + kOrgansPerBlock - 1) / kOrgansPerBlock;
  std::vector<size_t> cuts;
  for (size_t piece = 0; piece <= pieces; ++piece) {
    cuts.push_back(size * piece / pieces);
  }
  return cuts;
}

}  // namespace

OrganIndex::Block::Block(Keys organs, std::span<const AreaRow> areas)
    : keys(std::move(organs)) {
  codes.reserve(keys.size());
  government_areas.resize(keys.size(), kNoArea);
  // Both stand in the order of codes.
  auto area = areas.begin();
  for (const OrganKey& key : keys) {
    const uint64_t code = key.division.packed();
    if (key.organ.IsGovernment()) {
      area =
          std::ranges::lower_bound(area, areas.end(), code, {}, &AreaRow::code);
      const bool is_known = area != areas.end() && area->code == code;
      const auto slot = static_cast<uint16_t>(codes.size());
      if (is_known) {
        government_areas[slot] = static_cast<uint32_t>(area - areas.begin());
      }
      governments.push_back({government_areas[slot], slot,
                             is_known ? AreaMark(*area) : AreaMark()});
    }
    codes.push_back(code);
  }
}

template <typename IsBefore>
OrganPlace OrganIndex::FirstNot(IsBefore is_before) const {
  // The last block whose first organ still lies before holds the border.
  const auto after = std::partition_point(
      blocks_.begin(), blocks_.end(), [&](const auto& block) {
        return is_before(block->codes.front(), block->keys.front());
      });
  if (after == blocks_.begin()) return {};
  const Block& block = **std::prev(after);
  const auto slot = std::partition_point(
      block.codes.begin(), block.codes.end(), [&](const uint64_t& code) {
        return is_before(code, block.keys[&code - block.codes.data()]);
      });
  const auto next_block = static_cast<uint32_t>(after - blocks_.begin());
  if (slot == block.codes.end()) return {next_block, 0};
  return {next_block - 1, static_cast<uint32_t>(slot - block.codes.begin())};
}

std::optional<OrganPlace> OrganIndex::Find(const OrganKey& key) const {
  const uint64_t wanted = key.division.packed();
  const OrganPlace place = FirstNot([&](uint64_t code, const OrganKey& other) {
    return code == wanted ? other.organ < key.organ : code < wanted;
  });
  if (place.block == blocks_.size() || this->key(place) != key) {
    return std::nullopt;
  }
  return place;
}

OrganRange OrganIndex::RangeOf(const divisions::DivisionCode& area) const {
  const uint64_t wanted = area.packed();
  const auto is_before = [&](uint64_t code, const OrganKey&) {
    return code < wanted;
  };
  const auto is_not_after = [&](uint64_t code, const OrganKey& key) {
    return code < wanted || area.Contains(key.division);
  };
  return {FirstNot(is_before), FirstNot(is_not_after)};
}

OrganRange OrganIndex::RangeAt(const divisions::DivisionCode& code) const {
  const uint64_t wanted = code.packed();
  return {
      FirstNot([&](uint64_t other, const OrganKey&) { return other < wanted; }),
      FirstNot(
          [&](uint64_t other, const OrganKey&) { return other <= wanted; })};
}

OrganIndex::Extended OrganIndex::With(std::span<const OrganKey> keys,
                                      std::span<const AreaRow> areas) const {
  Extended extended;
  OrganIndex& index = extended.index;
  index.size_ = size_ + keys.size();
  const auto add_cut = [&](uint32_t old_block,
                           std::span<const OrganKey> old_keys,
                           std::span<const OrganKey> new_keys) {
    const Merged merged = Merge(old_keys, new_keys);
    const std::vector<size_t> cuts = CutsOf(merged.keys.size());
    BlockCut& cut = extended.cuts.emplace_back();
    cut.old_block = old_block;
    cut.first_new = static_cast<uint32_t>(index.blocks_.size());
    for (size_t i = 0; i + 1 < cuts.size(); ++i) {
      const auto begin = static_cast<ptrdiff_t>(cuts[i]);
      const auto end = static_cast<ptrdiff_t>(cuts[i + 1]);
      index.blocks_.push_back(std::make_shared<const Block>(
          Keys(merged.keys.begin() + begin, merged.keys.begin() + end), areas));
      cut.old_slots.emplace_back(merged.old_slots.begin() + begin,
                                 merged.old_slots.begin() + end);
    }
  };
  if (blocks_.empty() && !keys.empty()) add_cut(0, {}, keys);
  size_t next = 0;
  for (uint32_t block = 0; block < blocks_.size(); ++block) {
    // What comes before the next block's first organ belongs into this one.
    const size_t first = next;
    while (next < keys.size() &&
           (block + 1 == blocks_.size() ||
            keys[next] < this->block(block + 1).front())) {
      ++next;
    }
    if (first == next) {
      index.blocks_.push_back(blocks_[block]);
    } else {
      add_cut(block, this->block(block), keys.subspan(first, next - first));
    }
  }
  return extended;
}

std::span<const GovernmentPlace> OrganIndex::GovernmentsIn(
    const OrganRange& range, size_t index) const {
  std::span<const GovernmentPlace> all = governments(index);
  const auto before = [&](uint32_t slot) {
    return std::ranges::lower_bound(all, slot, {}, &GovernmentPlace::slot) -
           all.begin();
  };
  if (index == range.end.block) all = all.first(before(range.end.slot));
  if (index == range.begin.block) all = all.subspan(before(range.begin.slot));
  return all;
}

size_t OrganIndex::Distance(OrganPlace from, OrganPlace to) const {
  size_t distance = to.slot;
  for (uint32_t block = from.block; block < to.block; ++block) {
    distance += this->block(block).size();
  }
  return distance - from.slot;
}

OrganPlace OrganIndex::Advance(OrganPlace from, size_t organs) const {
  size_t slot = from.slot + organs;
  while (slot >= block(from.block).size()) slot -= block(from.block++).size();
  return {from.block, static_cast<uint32_t>(slot)};
}

size_t OrganIndex::HeapBytes() const {
  size_t bytes =
      size_ * (sizeof(OrganKey) + sizeof(uint64_t) + sizeof(uint32_t)) +
      blocks_.size() * (sizeof(Block) + sizeof(blocks_[0]));
  for (const auto& block : blocks_) {
    bytes += block->governments.capacity() * sizeof(GovernmentPlace);
  }
  return bytes;
}

}  // namespace disclosure::stats
