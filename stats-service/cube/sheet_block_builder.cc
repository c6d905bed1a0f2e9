#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

#include "stats-service/cube/sheet_block.h"

namespace disclosure::stats {
namespace {

// Below this many new rows a column is first asked whether they alter it: most
// do not, and the bytes of such a column are copied as they are.
constexpr size_t kFewUpdates = 8;

// Entries of rows, turned into columns: entries of one cell stand together, in
// the order of slots.
template <typename Entry>
class EntriesByCell {
 public:
  // Rows come in the order of slots.
  void Add(form::CellIndex cell, const Entry& entry) {
    entries_.emplace_back(cell, entry);
    ++ends_[cell + 1u];
    cells_.Add(cell);
  }
  void Sort() {
    for (size_t cell = 0; cell < CellSet::kMaxCells; ++cell) {
      ends_[cell + 1] += ends_[cell];
    }
    sorted_.resize(entries_.size());
    std::array<uint32_t, CellSet::kMaxCells + 1> next = ends_;
    for (const auto& [cell, entry] : entries_) sorted_[next[cell]++] = entry;
  }

  const CellSet& cells() const { return cells_; }
  std::span<const Entry> Of(form::CellIndex cell) const {
    return std::span(sorted_).subspan(ends_[cell],
                                      ends_[cell + 1u] - ends_[cell]);
  }

 private:
  CellSet cells_;
  std::vector<std::pair<form::CellIndex, Entry>> entries_;
  std::vector<Entry> sorted_;
  // Of cell c: where the entries of the cells before it end.
  std::array<uint32_t, CellSet::kMaxCells + 1> ends_{};
};

template <typename Entry>
using ColumnOf = std::conditional_t<std::is_same_v<Entry, SlotValue>,
                                    ValueColumn, SlotColumn>;

// Both in the order of slots; no slot is in both.
template <typename Entry>
void MergeBySlot(std::span<const Entry> a, std::span<const Entry> b,
                 std::vector<Entry>& merged) {
  merged.resize(a.size() + b.size());
  std::merge(
      a.begin(), a.end(), b.begin(), b.end(), merged.begin(),
      [](const Entry& x, const Entry& y) { return SlotOf(x) < SlotOf(y); });
}

}  // namespace

// Makes one block from another.
class SheetBlockBuilder {
 public:
  SheetBlockBuilder(const CubeFrame& frame, const SheetBlock* old,
                    size_t organs)
      : frame_(frame), old_(old), block_(std::make_shared<SheetBlock>()) {
    if (old == nullptr) {
      block_->states_.assign(organs, 0);
    } else {
      block_->states_ = old->states_;
      block_->reports_ = old->reports_;
      block_->bytes_.reserve(old->bytes_.size() + old->bytes_.size() / 16);
    }
  }

  std::shared_ptr<const SheetBlock> With(std::span<const RowUpdate> updates) {
    updates_ = updates;
    replaced_.assign(block_->organs(), 0);
    for (const RowUpdate& update : updates) {
      replaced_[update.slot] = 1;
      PutState(update);
    }
    PutRevisions();
    PutApproximate();
    PutColumns(&SheetBlock::values_, ValuesOfUpdates());
    PutColumns(&SheetBlock::exceptions_, ExceptionsOfUpdates());
    block_->bytes_.shrink_to_fit();
    return std::move(block_);
  }

 private:
  void PutState(const RowUpdate& update) {
    const ReportRow& row = *update.row;
    uint8_t& state = block_->states_[update.slot];
    block_->reports_ -= (state & SheetBlock::kReported) != 0 ? 1 : 0;
    state = 0;
    if (!row.reported) return;
    ++block_->reports_;
    state = static_cast<uint8_t>(
        row.form_slot | SheetBlock::kReported |
        (row.unit_unknown ? SheetBlock::kUnitUnknown : 0) |
        (IsMostlyBlank(row) ? SheetBlock::kMostlyBlank : 0));
  }

  bool IsMostlyBlank(const ReportRow& row) const {
    const CellSet own = frame_.Asked(row.form_slot) ^ frame_.narrative();
    return 2 * (row.figures & own).Count() < own.Count();
  }

  void PutRevisions() {
    auto& revisions = block_->revisions_;
    if (old_ != nullptr) {
      for (const auto& revision : old_->revisions_) {
        if (replaced_[revision.slot] == 0) revisions.push_back(revision);
      }
    }
    for (const RowUpdate& update : updates_) {
      const ReportRow& row = *update.row;
      if (row.revision == (row.reported ? 1 : 0)) continue;
      revisions.push_back({update.slot, row.revision});
    }
    std::sort(revisions.begin(), revisions.end(),
              [](const auto& a, const auto& b) { return a.slot < b.slot; });
    revisions.shrink_to_fit();
  }

  void PutApproximate() {
    auto& approximate = block_->approximate_;
    if (old_ != nullptr) {
      for (const auto& figure : old_->approximate_) {
        if (replaced_[figure.slot] == 0) approximate.push_back(figure);
      }
    }
    for (const RowUpdate& update : updates_) {
      for (const form::CellIndex cell : update.row->approximate) {
        approximate.push_back({cell, update.slot});
      }
    }
    std::sort(approximate.begin(), approximate.end());
    approximate.shrink_to_fit();
  }

  EntriesByCell<SlotValue> ValuesOfUpdates() const {
    EntriesByCell<SlotValue> entries;
    for (const RowUpdate& update : updates_) {
      for (const CellFigure& figure : update.row->not_zero) {
        entries.Add(figure.cell, {update.slot, figure.figure});
      }
    }
    entries.Sort();
    return entries;
  }

  EntriesByCell<uint16_t> ExceptionsOfUpdates() const {
    EntriesByCell<uint16_t> entries;
    for (const RowUpdate& update : updates_) {
      const ReportRow& row = *update.row;
      if (!row.reported) continue;
      const CellSet exceptions =
          IsMostlyBlank(row) ? row.figures : row.Unusual(frame_);
      exceptions.ForEach(
          [&](form::CellIndex cell) { entries.Add(cell, update.slot); });
    }
    entries.Sort();
    return entries;
  }

  template <typename Entry>
  void PutColumns(SparseByCell<ColumnHead> SheetBlock::*heads,
                  const EntriesByCell<Entry>& entries) {
    using Column = ColumnOf<Entry>;
    static const SparseByCell<ColumnHead> kNone;
    const auto& old_heads = old_ == nullptr ? kNone : old_->*heads;
    auto& new_heads = (*block_).*heads;
    std::vector<Entry> kept;
    std::vector<Entry> merged;
    (old_heads.cells() | entries.cells()).ForEach([&](form::CellIndex cell) {
      const ColumnHead* old_head = old_heads.Find(cell);
      const std::span<const Entry> added = entries.Of(cell);
      if (old_head != nullptr && added.empty() && !Alters<Column>(*old_head)) {
        new_heads.Append(cell, CopyColumn<Column>(*old_head));
        return;
      }
      kept.clear();
      if (old_head != nullptr) {
        Column(*old_head, old_->bytes_.data()).Read(0, block_->organs(), kept);
        std::erase_if(kept, [&](const Entry& entry) {
          return replaced_[SlotOf(entry)] != 0;
        });
      }
      MergeBySlot<Entry>(kept, added, merged);
      if (merged.empty()) return;
      new_heads.Append(
          cell, Column::Append(merged, block_->organs(), block_->bytes_));
    });
    new_heads.ShrinkToFit();
  }

  // Whether replacing rows may take something out of the column.
  template <typename Column>
  bool Alters(const ColumnHead& head) const {
    if (updates_.size() > kFewUpdates) return true;
    const Column column(head, old_->bytes_.data());
    return std::any_of(
        updates_.begin(), updates_.end(),
        [&](const RowUpdate& update) { return column.Has(update.slot); });
  }

  template <typename Column>
  ColumnHead CopyColumn(ColumnHead head) {
    const auto from = old_->bytes_.begin() + head.offset;
    head.offset = static_cast<uint32_t>(block_->bytes_.size());
    block_->bytes_.insert(
        block_->bytes_.end(), from,
        from + static_cast<ptrdiff_t>(Column::Bytes(head, block_->organs())));
    return head;
  }

  const CubeFrame& frame_;
  const SheetBlock* old_;
  std::shared_ptr<SheetBlock> block_;
  std::span<const RowUpdate> updates_;
  std::vector<uint8_t> replaced_;  // by slot
};

std::shared_ptr<const SheetBlock> SheetBlock::With(
    const CubeFrame& frame, const SheetBlock* old, size_t organs,
    std::span<const RowUpdate> updates) {
  return SheetBlockBuilder(frame, old, organs).With(updates);
}

}  // namespace disclosure::stats
