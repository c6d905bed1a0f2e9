#ifndef DISCLOSURE_STATS_SERVICE_CUBE_DAYS_BLOCK_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_DAYS_BLOCK_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "form/civil_date.h"
#include "record/change.h"

namespace disclosure::stats {

// A day in 16 bits: from 1970-01-02 to 2149-06-06. Empty: not known.
class CompactDay {
 public:
  CompactDay() = default;
  // Of a day that does not fit nothing is known.
  explicit CompactDay(std::optional<form::CivilDate> day);

  std::optional<form::CivilDate> Get() const {
    if (days_ == 0) return std::nullopt;
    return form::CivilDate(days_);
  }
  // 0: not known.
  uint16_t packed() const { return days_; }
  friend auto operator<=>(const CompactDay&, const CompactDay&) = default;

 private:
  uint16_t days_ = 0;  // since 1970-01-01
};

// When a report was published, as it says itself, and when its newest revision
// was accepted.
struct ReportDays {
  CompactDay published;
  CompactDay accepted;

  friend bool operator==(const ReportDays&, const ReportDays&) = default;
};

// Of an accepted or withdrawn change.
ReportDays DaysOf(const record::Change& change);

struct DaysUpdate {
  uint16_t slot = 0;
  ReportDays days;
};

// One year of one block of organs: the days of their reports. Immutable.
class DaysBlock {
 public:
  // `old` (null: nothing is known) with those of some organs replaced; at most
  // one update a slot. Null if nothing is known of any organ.
  static std::shared_ptr<const DaysBlock> With(
      const DaysBlock* old, size_t organs, std::span<const DaysUpdate> updates);
  // See SheetBlock::Cut. Null if nothing is left.
  static std::shared_ptr<const DaysBlock> Cut(
      const DaysBlock& old, std::span<const int32_t> old_slots);

  const ReportDays& Of(size_t slot) const { return days_[slot]; }
  size_t HeapBytes() const;

 private:
  static std::shared_ptr<const DaysBlock> Make(std::vector<ReportDays> days);

  std::vector<ReportDays> days_;  // by slot
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_DAYS_BLOCK_H_
