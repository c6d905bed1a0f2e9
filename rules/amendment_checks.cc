#include "rules/amendment_checks.h"

#include <utility>

namespace disclosure::rules {
namespace {

bool Differs(const form::CellValues& a, const form::CellValues& b,
             form::CellIndex cell) {
  return a.Has(cell) != b.Has(cell) ||
         a.ValueOrZero(cell) != b.ValueOrZero(cell);
}

}  // namespace

void CheckChangedAfterPublication(const AmendmentCase& c,
                                  std::vector<Finding>& findings) {
  if (!c.amended.published_on) return;
  const form::CellValues& cells = c.report.cells;
  const auto most = static_cast<size_t>(c.thresholds[0]);
  Finding finding;
  finding.found = c.amended.published_on->ToString();
  for (size_t i = 0; i < cells.size() && finding.cells.size() < most; ++i) {
    const auto cell = static_cast<form::CellIndex>(i);
    if (!Differs(cells, c.amended.cells, cell)) continue;
    finding.cells.push_back({cell, cells.Has(cell), cells.ValueOrZero(cell)});
  }
  findings.push_back(std::move(finding));
}

}  // namespace disclosure::rules
