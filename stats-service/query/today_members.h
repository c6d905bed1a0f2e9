#ifndef DISCLOSURE_STATS_SERVICE_QUERY_TODAY_MEMBERS_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_TODAY_MEMBERS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "divisions/division_code.h"
#include "stats-service/cube/area_year.h"
#include "stats-service/cube/cube.h"

namespace disclosure::stats {

// Which organs count in an area of today in one year: those of its own codes
// and of others. Borrows cube and place.
class TodayMembers {
 public:
  enum class Membership { kCounts, kCountsElsewhere, kSplit };

  TodayMembers(const Cube& cube, const AreaPlace& place, int32_t year);

  // Of the organs of a code.
  Membership Of(const divisions::DivisionCode& code) const;
  // Whether the place of a code that the edition has reported with another one.
  bool ReportedOtherwise(const divisions::DivisionCode& code) const;

  // Expected units that did not report and whose places were split.
  int64_t SilentSplits() const;

 private:
  bool Reported(uint32_t code) const;

  const Cube& cube_;
  const AreaPlace& place_;
  const int32_t year_;
  const std::span<const MovedCode> moves_;
  const std::span<const OtherCode> others_;
};

// The codes outside an area whose organs may count in it in some of the years,
// as indices into DivisionTree::areas(), in order.
std::vector<uint32_t> CodesFromOutside(const Cube& cube, const AreaPlace& place,
                                       int32_t first_year, int32_t last_year);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_TODAY_MEMBERS_H_
