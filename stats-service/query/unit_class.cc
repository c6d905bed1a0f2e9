#include "stats-service/query/unit_class.h"

namespace disclosure::stats {

using divisions::Level;
using divisions::UnitKind;

UnitClass ClassOf(const form::OrganKey& organ) {
  if (!organ.organ.IsGovernment()) return UnitClass::kDepartment;
  switch (organ.division.level()) {
    case Level::kNation:
      return UnitClass::kNation;
    case Level::kProvince:
      return UnitClass::kProvince;
    case Level::kPrefecture:
      return UnitClass::kPrefecture;
    case Level::kCounty:
      return organ.division.IsZone() ? UnitClass::kQuasiUnit
                                     : UnitClass::kCounty;
    case Level::kTownship:
      break;
  }
  const UnitKind kind = organ.division.unit_kind();
  return kind == UnitKind::kQuasi || kind == UnitKind::kNone
             ? UnitClass::kQuasiUnit
             : UnitClass::kTownship;
}

}  // namespace disclosure::stats
