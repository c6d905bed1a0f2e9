#include "stats-service/cube/roll_up_sheet.h"

#include <algorithm>
#include <span>
#include <utility>

namespace disclosure::stats {
namespace {

using Entry = RollUpSheet::Entry;

// The first two of nine digits, and the number of digits, in half bytes. The
// nation counts as a province of its own.
constexpr int kBitsBelowProvince = 8 * 4;

uint64_t ProvinceOf(uint64_t area) {
  return area >> kBitsBelowProvince;
}

std::vector<Entry> Merge(std::span<const Entry> old_entries,
                         std::span<Entry> new_entries) {
  std::vector<Entry> merged;
  merged.reserve(old_entries.size() + new_entries.size());
  size_t old_entry = 0;
  for (Entry& entry : new_entries) {
    while (old_entry < old_entries.size() &&
           old_entries[old_entry].area < entry.area) {
      merged.push_back(old_entries[old_entry++]);
    }
    if (old_entry < old_entries.size() &&
        old_entries[old_entry].area == entry.area) {
      ++old_entry;
    }
    merged.push_back(std::move(entry));
  }
  merged.insert(merged.end(), old_entries.begin() + old_entry,
                old_entries.end());
  merged.shrink_to_fit();
  return merged;
}

size_t BytesOf(std::span<const Entry> entries) {
  size_t bytes = entries.size() * sizeof(Entry);
  for (const Entry& entry : entries) bytes += entry.roll_up->HeapBytes();
  return bytes;
}

}  // namespace

const RollUp* RollUpSheet::Find(const divisions::DivisionCode& code) const {
  const uint64_t area = code.packed();
  const uint64_t wanted = ProvinceOf(area);
  const auto province = std::partition_point(
      provinces_.begin(), provinces_.end(), [&](const auto& other) {
        return ProvinceOf(other->front().area) < wanted;
      });
  if (province == provinces_.end()) return nullptr;
  const auto entry = std::partition_point(
      (*province)->begin(), (*province)->end(),
      [&](const Entry& other) { return other.area < area; });
  return entry != (*province)->end() && entry->area == area
             ? entry->roll_up.get()
             : nullptr;
}

std::shared_ptr<const RollUpSheet> RollUpSheet::With(
    const RollUpSheet* old, std::vector<Entry> entries) {
  auto sheet = std::make_shared<RollUpSheet>();
  if (old != nullptr) *sheet = *old;
  for (size_t begin = 0; begin < entries.size();) {
    const uint64_t wanted = ProvinceOf(entries[begin].area);
    size_t end = begin;
    while (end < entries.size() && ProvinceOf(entries[end].area) == wanted) {
      ++end;
    }
    auto province =
        std::partition_point(sheet->provinces_.begin(), sheet->provinces_.end(),
                             [&](const auto& other) {
                               return ProvinceOf(other->front().area) < wanted;
                             });
    const bool is_known = province != sheet->provinces_.end() &&
                          ProvinceOf((*province)->front().area) == wanted;
    if (!is_known) {
      province = sheet->provinces_.insert(province, nullptr);
    } else {
      sheet->heap_bytes_ -= BytesOf(**province);
    }
    *province = std::make_shared<const Province>(
        Merge(is_known ? std::span<const Entry>(**province)
                       : std::span<const Entry>(),
              std::span(entries).subspan(begin, end - begin)));
    sheet->heap_bytes_ += BytesOf(**province);
    begin = end;
  }
  return sheet;
}

}  // namespace disclosure::stats
