#ifndef DISCLOSURE_STATS_SERVICE_CUBE_ORGAN_INDEX_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_ORGAN_INDEX_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "divisions/division_code.h"
#include "form/identity.h"
#include "stats-service/cube/area_table.h"

namespace disclosure::stats {

// A cut is made so that blocks have between three quarters and all of the first
// number of organs; a block that outgrows the second is cut.
inline constexpr size_t kOrgansPerBlock = 1'024;
inline constexpr size_t kMaxOrgansPerBlock = 1'536;

// Where the figures of an organ lie: a block, and a slot within it.
struct OrganPlace {
  uint32_t block = 0;
  uint32_t slot = 0;

  friend auto operator<=>(const OrganPlace&, const OrganPlace&) = default;
};

// The government of an area among the organs of a block.
struct GovernmentPlace {
  // Where its area stands in the tree; kNoArea if the tree does not know it.
  uint32_t area = 0;
  uint16_t slot = 0;
  // That of the area, so that a scan need not look there.
  AreaMark mark;
};
inline constexpr uint32_t kNoArea = UINT32_MAX;

// [begin, end) in the order of organs. `end` may be slot 0 of the block after.
struct OrganRange {
  OrganPlace begin;
  OrganPlace end;
};

// What became of one block when organs were put into it: it is now the
// `new_blocks` blocks from `first_new` on, whose organs were at these slots of
// the old one. -1: a new organ.
struct BlockCut {
  uint32_t old_block = 0;
  uint32_t first_new = 0;
  std::vector<std::vector<int32_t>> old_slots;
};

// All organs that ever reported, in the order (code, organ), cut into blocks:
// an area is one contiguous range. Immutable; an organ that appears later
// re-cuts its own block only, all others are shared.
class OrganIndex {
 public:
  using Keys = std::vector<form::OrganKey>;

  struct Extended;

  OrganIndex() = default;

  std::optional<OrganPlace> Find(const form::OrganKey& key) const;
  // All organs at or below an area, going by prefix.
  OrganRange RangeOf(const divisions::DivisionCode& area) const;
  // The organs of exactly this code: a government and its departments.
  OrganRange RangeAt(const divisions::DivisionCode& code) const;

  // The index with these organs too: sorted, unique, none of them known.
  // `areas` are those of the tree, the same at each call.
  Extended With(std::span<const form::OrganKey> keys,
                std::span<const AreaRow> areas) const;

  size_t blocks() const { return blocks_.size(); }
  // Never empty.
  const Keys& block(size_t index) const { return blocks_[index]->keys; }
  // Of the same organs: DivisionCode::packed().
  const std::vector<uint64_t>& codes(size_t index) const {
    return blocks_[index]->codes;
  }
  // Of the same organs: the governments, in order.
  std::span<const GovernmentPlace> governments(size_t index) const {
    return blocks_[index]->governments;
  }
  // Of the same organs, by slot: where the area of a government stands in the
  // tree; kNoArea for departments too.
  std::span<const uint32_t> government_areas(size_t index) const {
    return blocks_[index]->government_areas;
  }
  // Those of the governments that lie in a range, which touches the block.
  std::span<const GovernmentPlace> GovernmentsIn(const OrganRange& range,
                                                 size_t index) const;
  const form::OrganKey& key(OrganPlace place) const {
    return block(place.block)[place.slot];
  }
  OrganPlace Next(OrganPlace place) const {
    return place.slot + 1 < block(place.block).size()
               ? OrganPlace{place.block, place.slot + 1}
               : OrganPlace{place.block + 1, 0};
  }
  // How many organs lie between; `to` is not before `from`.
  size_t Distance(OrganPlace from, OrganPlace to) const;
  // The place so many organs after `from`, which must not be the last ones.
  OrganPlace Advance(OrganPlace from, size_t organs) const;
  size_t size() const { return size_; }
  size_t HeapBytes() const;

 private:
  struct Block {
    Block(Keys organs, std::span<const AreaRow> areas);

    Keys keys;
    std::vector<uint64_t> codes;
    std::vector<GovernmentPlace> governments;
    std::vector<uint32_t> government_areas;
  };

  // The first place whose (code, key) is not before.
  template <typename IsBefore>
  OrganPlace FirstNot(IsBefore is_before) const;

  std::vector<std::shared_ptr<const Block>> blocks_;
  size_t size_ = 0;
};

struct OrganIndex::Extended {
  OrganIndex index;
  // One for each old block that was re-cut, in order. Blocks between are the
  // same, in order. An index without blocks has one cut, of no old slots.
  std::vector<BlockCut> cuts;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_ORGAN_INDEX_H_
