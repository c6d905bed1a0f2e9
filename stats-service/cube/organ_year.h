#ifndef DISCLOSURE_STATS_SERVICE_CUBE_ORGAN_YEAR_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_ORGAN_YEAR_H_

#include <cstdint>
#include <optional>

#include "form/identity.h"
#include "stats-service/cube/cube.h"

namespace disclosure::stats {

// One year of one organ, in one scope. Cheap to make once the place of the
// organ is known; valid as long as the cube.
class OrganYear {
 public:
  // `place`: of the organ in the index of the scope; absent: it never reported.
  OrganYear(const CubeFrame& frame, const ScopeSheets& scope,
            std::optional<OrganPlace> place, int32_t year);

  bool reported() const { return block_ != nullptr; }
  // Of the report.
  uint8_t form_slot() const { return block_->form_slot(slot_); }
  CellReading Read(form::CellIndex cell) const;
  bool IsApproximate(form::CellIndex cell) const;
  CellSum Sum(form::CellIndex cell) const;

 private:
  const CubeFrame& frame_;
  const SheetBlock* block_ = nullptr;  // null: not reported
  size_t slot_ = 0;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_ORGAN_YEAR_H_
