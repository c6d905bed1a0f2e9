#include "rules/check.h"

#include <algorithm>
#include <string>

#include "rules/amendment_checks.h"
#include "rules/deadline_checks.h"
#include "rules/form_checks.h"
#include "rules/identity_checks.h"
#include "rules/limit_checks.h"
#include "rules/narrative_checks.h"
#include "rules/narrative_name_checks.h"
#include "rules/narrative_sum_checks.h"
#include "rules/told_channel_checks.h"
#include "rules/told_figure_checks.h"
#include "rules/year_checks.h"

namespace disclosure::rules {

std::span<const Check> Checks() {
  static const auto& checks = *new std::vector<Check>{
      {"identity",
       CheckIdentity,
       {},
       {"division_missing", "division_malformed", "division_unknown",
        "organ_name_missing", "credit_code_invalid", "form_missing",
        "form_unknown"}},
      {"village", CheckVillage, {}, {}},
      {"administrative_organ", CheckAdministrativeOrgan, {}, {"kind_unknown"}},
      {"changed_organ", CheckChangedOrgan, {}, {"recoded"}},
      {"scope",
       CheckScope,
       {},
       {"summary_of_township", "summary_by_department", "scope_unknown"}},
      {"report_year", CheckReportYear, {"first_year"}, {"too_early"}},
      {"foreign_cells", CheckForeignCells, {}, {"unknown_name"}},
      {"blank_cells", CheckBlankCells, {"max_listed"}, {}},
      {"tables", CheckTables, {}, {}},
      {"parts", CheckParts, {}, {}},
      {"part_five", CheckPartFive, {}, {}},
      {"derived_totals", CheckDerivedTotals, {}, {}},
      {std::string_view(kRepairHintsCheck),
       nullptr,
       {},
       {"one_cell", "missing_total", "shifted_value", "exchanged_values",
        "split_digits"}},
      {"limits",
       CheckLimits,
       {"narrative_bytes", "narrative_parts", "local_rows", "import_notes",
        "approximate_cells", "label_bytes"},
       {}},
      {"import_note", CheckImportNotes, {}, {}},
      {"code_in_its_years", CheckCodeInItsYears, {}, {"not_yet"}},
      {"deadline_of_department",
       CheckDeadlineOfDepartment,
       {"first_report_year"},
       {"local_deadline"}},
      {"deadline_of_government",
       CheckDeadlineOfGovernment,
       {"first_report_year"},
       {"local_deadline"}},
      {"deadline_of_township",
       CheckDeadlineOfTownship,
       {"first_report_year"},
       {"local_deadline"}},
      {"deadline_of_old_regulation",
       CheckDeadlineOfOldRegulation,
       {"last_report_year"},
       {"local_deadline"}},
      {"told_applications", CheckToldApplications, {}, {"declared"}},
      {"told_documents", CheckToldDocuments, {"near_percent"}, {"declared"}},
      {"told_outcomes", CheckToldOutcomes, {}, {"declared"}},
      {"told_disputes", CheckToldDisputes, {}, {"declared"}},
      {"told_channels", CheckToldChannels, {}, {"declared"}},
      {"told_decisions", CheckToldDecisions, {}, {"declared"}},
      {"shares", CheckShares, {}, {}},
      {"breakdowns", CheckBreakdowns, {}, {"whole"}},
      {"application_topics", CheckApplicationTopics, {}, {}},
      {"years_of_text",
       CheckYearsOfText,
       {},
       {"title", "preface", "text", "signature"}},
      {"organ_of_text", CheckOrganOfText, {}, {}},
      {"part_six", CheckPartSix, {}, {}},
      {"copied_figures", nullptr, {}, {}, CheckCopiedFigures},
      {"copied_text", nullptr, {"similarity_percent"}, {}, CheckCopiedText},
      {"gap_before", nullptr, {}, {}, CheckGapBefore},
      {"changed_after_publication",
       nullptr,
       {"max_listed"},
       {},
       nullptr,
       CheckChangedAfterPublication},
  };
  return checks;
}

const Check* FindCheck(std::string_view name) {
  const auto found = std::ranges::find(Checks(), name, &Check::name);
  return found == Checks().end() ? nullptr : &*found;
}

std::string Quote(std::string_view text) {
  if (text.size() <= kMaxQuotedBytes) return std::string(text);
  size_t end = kMaxQuotedBytes;
  while (end > 0 && (static_cast<uint8_t>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace disclosure::rules
