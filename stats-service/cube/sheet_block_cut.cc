#include "stats-service/cube/sheet_block.h"

namespace disclosure::stats {
namespace {

void MoveTo(uint16_t slot, uint16_t& entry) {
  entry = slot;
}
void MoveTo(uint16_t slot, SlotValue& entry) {
  entry.slot = slot;
}

// The new slot of each old one, -1 where it went elsewhere.
std::vector<int32_t> NewSlots(size_t old_organs,
                              std::span<const int32_t> old_slots) {
  std::vector<int32_t> new_slots(old_organs, -1);
  for (size_t slot = 0; slot < old_slots.size(); ++slot) {
    if (old_slots[slot] >= 0) {
      new_slots[old_slots[slot]] = static_cast<int32_t>(slot);
    }
  }
  return new_slots;
}

// Entries keep their order, because organs do.
template <typename Entry>
void MoveEntries(std::span<const int32_t> new_slots,
                 std::vector<Entry>& entries) {
  std::erase_if(entries, [&](const Entry& entry) {
    return new_slots[SlotOf(entry)] < 0;
  });
  for (Entry& entry : entries) {
    MoveTo(static_cast<uint16_t>(new_slots[SlotOf(entry)]), entry);
  }
}

template <typename Column, typename Entry>
void CutColumns(const SparseByCell<ColumnHead>& old_heads,
                const std::vector<uint8_t>& old_bytes,
                std::span<const int32_t> new_slots, size_t organs,
                SparseByCell<ColumnHead>& heads, std::vector<uint8_t>& bytes) {
  std::vector<Entry> entries;
  old_heads.ForEach([&](form::CellIndex cell, const ColumnHead& head) {
    entries.clear();
    Column(head, old_bytes.data()).Read(0, new_slots.size(), entries);
    MoveEntries<Entry>(new_slots, entries);
    if (entries.empty()) return;
    heads.Append(cell, Column::Append(entries, organs, bytes));
  });
  heads.ShrinkToFit();
}

}  // namespace

std::shared_ptr<const SheetBlock> SheetBlock::Cut(
    const SheetBlock& old, std::span<const int32_t> old_slots) {
  auto block = std::make_shared<SheetBlock>();
  block->states_.reserve(old_slots.size());
  for (const int32_t slot : old_slots) {
    block->states_.push_back(slot < 0 ? uint8_t{0} : old.states_[slot]);
    block->reports_ += (block->states_.back() & kReported) != 0 ? 1 : 0;
  }
  const std::vector<int32_t> new_slots = NewSlots(old.organs(), old_slots);
  for (UnusualRevision revision : old.revisions_) {
    if (new_slots[revision.slot] < 0) continue;
    revision.slot = static_cast<uint16_t>(new_slots[revision.slot]);
    block->revisions_.push_back(revision);
  }
  for (ApproximateFigure figure : old.approximate_) {
    if (new_slots[figure.slot] < 0) continue;
    figure.slot = static_cast<uint16_t>(new_slots[figure.slot]);
    block->approximate_.push_back(figure);
  }
  block->revisions_.shrink_to_fit();
  block->approximate_.shrink_to_fit();
  CutColumns<ValueColumn, SlotValue>(old.values_, old.bytes_, new_slots,
                                     old_slots.size(), block->values_,
                                     block->bytes_);
  CutColumns<SlotColumn, uint16_t>(old.exceptions_, old.bytes_, new_slots,
                                   old_slots.size(), block->exceptions_,
                                   block->bytes_);
  block->bytes_.shrink_to_fit();
  return block;
}

}  // namespace disclosure::stats
