#ifndef DISCLOSURE_RULES_REPAIR_SEARCH_H_
#define DISCLOSURE_RULES_REPAIR_SEARCH_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "form/catalogue.h"
#include "form/cell_values.h"
#include "form/report.h"
#include "rules/form_grid.h"
#include "rules/form_tables.h"
#include "rules/repair.h"
#include "rules/sums.h"

namespace disclosure::rules {

// Where more slips would explain the broken sums, none is named: the choice
// would be arbitrary.
inline constexpr size_t kMaxRepairHints = 5;

// Broken sums, and the slips each of which explains all of them.
struct ExplainedSums {
  // By place in Sums::all(), in order.
  std::vector<uint16_t> sums;
  // 1 to kMaxRepairHints, likeliest first.
  std::vector<Repair> repairs;
};

// What a form's repairs are looked for in. Borrowed for the time of the call.
struct RepairGround {
  const Sums& sums;
  const FormGrid& grid;
  const FormTable& table;
  const form::Catalogue& catalogue;
};

// Finds single slips that explain the broken sums of a report (F-APP-10): one
// wrong figure, a total left at 0, a figure shifted to a neighbour, two figures
// of a row or column exchanged, one figure split over two cells of a row. If no
// slip explains all broken sums, those of each table are explained by
// themselves.
//
// Each repair makes all its sums hold and breaks no other, changes no cell that
// it need not, and leaves no figure negative where only counts can be. `cells`
// are those of `report`, with derived totals. The work is bounded by the size
// of a table: a slip touches one or two cells, and so few sums.
std::vector<ExplainedSums> FindRepairs(const RepairGround& ground,
                                       const form::Report& report,
                                       const form::CellValues& cells);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_REPAIR_SEARCH_H_
