#include "stats-service/cube/organ_year.h"

namespace disclosure::stats {

OrganYear::OrganYear(const CubeFrame& frame, const ScopeSheets& scope,
                     std::optional<OrganPlace> place, int32_t year)
    : frame_(frame) {
  const YearSheet* sheet = scope.Find(year);
  if (sheet == nullptr || !place.has_value() || !sheet->Reported(*place)) {
    return;
  }
  block_ = sheet->figures(place->block);
  slot_ = place->slot;
}

CellReading OrganYear::Read(form::CellIndex cell) const {
  return reported() ? block_->Read(frame_, slot_, cell) : CellReading{};
}

bool OrganYear::IsApproximate(form::CellIndex cell) const {
  return reported() && block_->IsApproximate(slot_, cell);
}

CellSum OrganYear::Sum(form::CellIndex cell) const {
  CellSum sum;
  sum.Add(Read(cell), IsApproximate(cell));
  return sum;
}

}  // namespace disclosure::stats
