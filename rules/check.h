#ifndef DISCLOSURE_RULES_CHECK_H_
#define DISCLOSURE_RULES_CHECK_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/v1/report.pb.h"
#include "divisions/division_tree.h"
#include "form/catalogue.h"
#include "form/report.h"
#include "narrative/dates.h"
#include "rules/calendar.h"
#include "rules/finding.h"
#include "rules/form_tables.h"
#include "rules/judgement.h"
#include "rules/narrative_reading.h"

namespace disclosure::rules {

// What a check is handed. Borrowed for the time of the call.
struct CheckCase {
  const form::Report& report;
  const disclosure::v1::AnnualReport& message;
  const Judgement& judgement;
  const form::Catalogue& catalogue;
  const divisions::DivisionTree& divisions;
  const Calendar& calendar;
  // Of the declared form.
  const FormTable& table;
  // The figures, with totals that can be derived (F-APP-03a).
  const form::CellValues& cells;
  std::span<const ReadPart> narrative;
  // Those of the title.
  std::span<const narrative::YearMention> title_years;
  // That of the report's division; null if no edition has it.
  const divisions::Area* area = nullptr;
  // There is a narrative, or a figure of one.
  bool tells = false;
  // The rule that the check is made for.
  std::string_view rule_id = {};
  // In the order of Check::thresholds.
  std::span<const int64_t> thresholds = {};

  // As the report has it.
  FindingCell CellOf(form::CellIndex cell) const {
    return {cell, report.cells.Has(cell), report.cells.ValueOrZero(cell)};
  }
  // See FindTold().
  std::optional<ToldFigure> Told(std::string_view what) const {
    return FindTold(what, report, narrative, catalogue);
  }
};

// What a check of several years is handed. Borrowed for the time of the call.
struct YearsCase {
  const form::Report& report;
  const OtherYears& others;
  // Of the forms of the report and of the year before; the same one without a
  // year before.
  const FormTable& table;
  const FormTable& table_before;
  // In the order of Check::thresholds.
  std::span<const int64_t> thresholds;
};

// What a check of an amendment is handed. Borrowed for the time of the call.
struct AmendmentCase {
  const form::Report& report;
  // The current report that it replaces, of the same identity and of other
  // content.
  const form::Report& amended;
  // In the order of Check::thresholds.
  std::span<const int64_t> thresholds;
};

// Rules that cannot be formulas. The rules file names them and says how bad
// they are and in which words; what they look at is code.
struct Check {
  // Appends a finding for each fault; rule and severity are filled by the rule
  // set. Allocates nothing where nothing is found.
  using Judge = void (*)(const CheckCase& c, std::vector<Finding>& findings);

  using JudgeYears = void (*)(const YearsCase& c,
                              std::vector<Finding>& findings);
  using JudgeAmendment = void (*)(const AmendmentCase& c,
                                  std::vector<Finding>& findings);

  std::string_view name;
  // Of the three, one is not null; none if it judges nothing by itself
  // ("repair_hints"). This one if it takes the report alone.
  Judge judge;
  // What the rules file must set, and what it may have wordings for.
  std::vector<std::string_view> thresholds;
  std::vector<std::string_view> faults;
  // Of a check that reads other years.
  JudgeYears judge_years = nullptr;
  // Of one that compares a revision with the one before it.
  JudgeAmendment judge_amendment = nullptr;
};

// All checks. The list is made once.
std::span<const Check> Checks();
// The check that finds nothing by itself, but adds hints to findings about sums
// (F-APP-10): each fault is a kind of slip.
inline constexpr std::string_view kRepairHintsCheck = "repair_hints";

// Null if there is none of that name.
const Check* FindCheck(std::string_view name);

// How many findings a check makes of a list at most, one an entry. A longer
// list breaks F-FMT-06, which is judged beside it.
inline constexpr size_t kMaxFindingsOfList = 1000;

// Text of a message as a finding may carry it: cut at kMaxQuotedBytes, between
// characters of UTF-8.
std::string Quote(std::string_view text);
inline constexpr size_t kMaxQuotedBytes = 120;

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_CHECK_H_
