#include "rules/repair_hints.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "rules/repair_search.h"

namespace disclosure::rules {
namespace {

bool AnySumBroken(const CompiledRules& rules, const Findings& findings) {
  return std::ranges::any_of(findings.list, [&](const Finding& finding) {
    return rules.has_sums[finding.rule];
  });
}

bool IsAbout(const Finding& finding, const ExplainedSums& explained,
             const Sums& sums) {
  return std::ranges::any_of(explained.sums, [&](uint16_t index) {
    const Sum& sum = sums.all()[index];
    return sum.rule == finding.rule && sum.instance == finding.instance;
  });
}

}  // namespace

void AddRepairs(const CompiledRules& rules, const form::Report& report,
                const form::CellValues& cells, Findings& findings) {
  if (!rules.repair_rule || !AnySumBroken(rules, findings)) return;
  const size_t form = rules.PlaceOf(report.form);
  const Sums& sums = rules.sums[form];
  const RepairGround ground{sums, rules.grids[form],
                            rules.tables.Of(report.form), rules.catalogue};
  for (ExplainedSums& explained : FindRepairs(ground, report, cells)) {
    const auto first =
        std::ranges::find_if(findings.list, [&](const Finding& finding) {
          return IsAbout(finding, explained, sums);
        });
    if (first == findings.list.end()) continue;
    first->repairs = std::move(explained.repairs);
  }
}

}  // namespace disclosure::rules
