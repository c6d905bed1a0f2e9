#ifndef DISCLOSURE_STATS_SERVICE_QUERY_UNIT_CLASS_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_UNIT_CLASS_H_

#include <cstddef>

#include "form/identity.h"

namespace disclosure::stats {

// Who reports, as coverage tells them apart. The numbers are those of
// v1::UnitClass.
enum class UnitClass {
  kNation = 1,
  kProvince = 2,
  kPrefecture = 3,
  kCounty = 4,
  // Streets, towns and townships: classes 0 to 3 of the code.
  kTownship = 5,
  // Units like a township, zones and farms: the other classes; zones with the
  // rank of a county.
  kQuasiUnit = 6,
  kDepartment = 7,
};
inline constexpr size_t kUnitClasses = 8;  // 0 is none

UnitClass ClassOf(const form::OrganKey& organ);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_UNIT_CLASS_H_
