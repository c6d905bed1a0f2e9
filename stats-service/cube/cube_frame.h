#ifndef DISCLOSURE_STATS_SERVICE_CUBE_CUBE_FRAME_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_CUBE_FRAME_H_

#include <array>
#include <optional>
#include <span>

#include "disclosure/v1/cell.pb.h"
#include "divisions/division_tree.h"
#include "form/catalogue.h"
#include "form/indicator_set.h"
#include "stats-service/cube/area_table.h"
#include "stats-service/cube/cell_set.h"
#include "stats-service/cube/expected_units.h"
#include "stats-service/cube/lookalikes.h"
#include "stats-service/cube/population.h"
#include "stats-service/cube/reused_codes.h"
#include "stats-service/cube/today_areas.h"

namespace disclosure::stats {

// One slot a form, and slot 0 for forms that we do not know: they ask nothing
// but what any report may say.
inline constexpr size_t kForms = v1::Form_ARRAYSIZE;
constexpr size_t FormSlot(v1::Form form) {
  return form > 0 && form < v1::Form_ARRAYSIZE ? static_cast<size_t>(form) : 0;
}

// What all cubes of a program have in common: the cells, which form asks which,
// what is computed from them, the areas, their inhabitants, what today's areas
// are made of, which codes were used again, and who is expected to report.
// Borrows catalogue and tree. Immutable, thread-safe.
class CubeFrame {
 public:
  CubeFrame(const form::Catalogue& catalogue,
            const divisions::DivisionTree& divisions,
            form::IndicatorSet indicators = {}, Population population = {});

  const form::Catalogue& catalogue() const { return catalogue_; }
  const form::IndicatorSet& indicators() const { return indicators_; }
  const divisions::DivisionTree& divisions() const { return divisions_; }
  const Population& population() const { return population_; }
  std::span<const AreaRow> areas() const { return areas_.rows(); }
  std::span<const AreaMark> area_marks() const { return areas_.marks(); }
  const AreaTable& area_table() const { return areas_; }
  const TodayAreas& today() const { return today_; }
  const ReusedCodes& reused_codes() const { return reused_codes_; }
  const ExpectedUnits& expected() const { return expected_; }
  const Lookalikes& lookalikes() const { return lookalikes_; }

  // The cells that count in a report on that form: its own, and figures of the
  // narrative.
  const CellSet& Asked(size_t form_slot) const { return asked_[form_slot]; }
  const CellSet& narrative() const { return narrative_; }
  // Whose amount is in a unit that the document may not have named.
  form::CellIndex unit_cell() const { return unit_cell_; }
  bool HasUnit(form::CellIndex cell) const { return unit_cell_ == cell; }

 private:
  const form::Catalogue& catalogue_;
  const divisions::DivisionTree& divisions_;
  const form::IndicatorSet indicators_;
  const Population population_;
  const AreaTable areas_;
  const TodayAreas today_;
  const ReusedCodes reused_codes_;
  const ExpectedUnits expected_;
  const Lookalikes lookalikes_;
  std::array<CellSet, kForms> asked_;
  CellSet narrative_;
  form::CellIndex unit_cell_ = 0;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_CUBE_FRAME_H_
