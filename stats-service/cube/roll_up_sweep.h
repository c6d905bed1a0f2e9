#ifndef DISCLOSURE_STATS_SERVICE_CUBE_ROLL_UP_SWEEP_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_ROLL_UP_SWEEP_H_

#include <array>
#include <memory>
#include <vector>

#include "divisions/division_code.h"
#include "stats-service/cube/roll_up_sheet.h"

namespace disclosure::stats {

// Carries what changed in one year upwards: organs are told in the order of
// codes, and when the sweep leaves an area its difference is applied to the
// kept sums and handed to the area around it, so that each area is touched
// once.
class RollUpSweep {
 public:
  // Borrows both; `old` may be null.
  RollUpSweep(const CubeFrame& frame, int32_t year, const RollUpSheet* old);

  // The report of one organ was `before`, and is `after`.
  void Add(const form::OrganKey& organ, const ReportRow& before,
           const ReportRow& after);
  // Null if nothing was added and there was no sheet.
  std::shared_ptr<const RollUpSheet> Finish();

 private:
  // Nation, province, prefecture, county.
  static constexpr size_t kLevels = 4;
  struct OpenArea {
    bool is_open = false;
    divisions::DivisionCode area;
    RollUp::Draft difference;
  };

  // Opens the areas around `code`, and leaves those that are not.
  size_t MoveTo(const divisions::DivisionCode& code);
  void Leave(size_t level);

  const CubeFrame& frame_;
  const int32_t year_;
  const RollUpSheet* old_;
  std::unique_ptr<std::array<OpenArea, kLevels>> open_;
  std::vector<RollUpSheet::Entry> entries_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_ROLL_UP_SWEEP_H_
