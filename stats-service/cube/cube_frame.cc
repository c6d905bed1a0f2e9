#include "stats-service/cube/cube_frame.h"

#include <string_view>
#include <utility>

#include "status/check.h"

namespace disclosure::stats {
namespace {

// The only cell beside which the contract has a unit of money
// (Applications of 2019, row 127: the form prints none).
constexpr std::string_view kCellWithUnit = "proactive.procurement_amount_yuan";

}  // namespace

CubeFrame::CubeFrame(const form::Catalogue& catalogue,
                     const divisions::DivisionTree& divisions,
                     form::IndicatorSet indicators, Population population)
    : catalogue_(catalogue),
      divisions_(divisions),
      indicators_(std::move(indicators)),
      population_(std::move(population)),
      areas_(divisions),
      today_(divisions),
      reused_codes_(divisions),
      expected_(divisions),
      lookalikes_(catalogue) {
  CHECK(catalogue.size() <= CellSet::kMaxCells) << catalogue.size();
  const auto unit_cell = catalogue.Find(kCellWithUnit);
  CHECK(unit_cell.has_value()) << kCellWithUnit;
  unit_cell_ = *unit_cell;
  for (const form::Cell& cell : catalogue.cells()) {
    if (cell.IsNarrative()) narrative_.Add(cell.index);
    for (size_t form = 0; form < kForms; ++form) {
      if (cell.BelongsTo(static_cast<v1::Form>(form))) {
        asked_[form].Add(cell.index);
      }
    }
  }
}

}  // namespace disclosure::stats
