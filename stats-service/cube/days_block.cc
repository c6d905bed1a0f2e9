#include "stats-service/cube/days_block.h"

#include <algorithm>
#include <utility>

namespace disclosure::stats {

CompactDay::CompactDay(std::optional<form::CivilDate> day) {
  if (!day.has_value()) return;
  const int32_t days = day->days_since_epoch();
  if (days > 0 && days <= UINT16_MAX) days_ = static_cast<uint16_t>(days);
}

ReportDays DaysOf(const record::Change& change) {
  if (change.kind != record::ChangeKind::kAccepted) return {};
  return {CompactDay(change.published_on), CompactDay(change.accepted_on)};
}

std::shared_ptr<const DaysBlock> DaysBlock::Make(std::vector<ReportDays> days) {
  const bool is_empty = std::ranges::all_of(
      days, [](const ReportDays& day) { return day == ReportDays(); });
  if (is_empty) return nullptr;
  auto block = std::make_shared<DaysBlock>();
  block->days_ = std::move(days);
  return block;
}

std::shared_ptr<const DaysBlock> DaysBlock::With(
    const DaysBlock* old, size_t organs, std::span<const DaysUpdate> updates) {
  std::vector<ReportDays> days =
      old == nullptr ? std::vector<ReportDays>(organs) : old->days_;
  for (const DaysUpdate& update : updates) days[update.slot] = update.days;
  return Make(std::move(days));
}

std::shared_ptr<const DaysBlock> DaysBlock::Cut(
    const DaysBlock& old, std::span<const int32_t> old_slots) {
  std::vector<ReportDays> days;
  days.reserve(old_slots.size());
  for (const int32_t slot : old_slots) {
    days.push_back(slot < 0 ? ReportDays() : old.days_[slot]);
  }
  return Make(std::move(days));
}

size_t DaysBlock::HeapBytes() const {
  return sizeof(*this) + days_.capacity() * sizeof(ReportDays);
}

}  // namespace disclosure::stats
