#ifndef DISCLOSURE_RULES_FINDING_H_
#define DISCLOSURE_RULES_FINDING_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/v1/finding.pb.h"
#include "form/catalogue.h"
#include "form/report.h"
#include "rules/repair.h"

namespace disclosure::rules {

// One cell that a rule compared.
struct FindingCell {
  form::CellIndex cell = 0;
  bool present = false;
  int64_t value = 0;
};

// What a rule has to say, before it is put into words. `rule` indexes the rule
// set that made it.
struct Finding {
  uint16_t rule = 0;
  disclosure::v1::Severity severity = disclosure::v1::SEVERITY_UNSPECIFIED;
  // Which column, row, group, cell or field it is about, and different for each
  // finding of one rule: "natural_person", "applications.granted",
  // "organ.name". Empty for the report as a whole.
  std::string instance;
  // Which of several faults a check has met: picks the wording. Empty for
  // formulas. Refers to a constant of the program.
  std::string_view fault;
  std::vector<FindingCell> cells;
  std::string expected;
  std::string found;
  // Who set what is expected, where it is neither the form nor the rule:
  // {set_by} in the wording. Live as long as the calendar of the rule set.
  std::string_view set_by_zh;
  std::string_view set_by_en;
  // What the narrative says, as far as a message can carry it.
  std::string quote;
  // What may have gone wrong with the sums of which this is the first broken
  // one.
  std::vector<Repair> repairs;
};

// All findings of one report, ordered by rule id, then by their first cell.
struct Findings {
  std::vector<Finding> list;

  bool HaveErrors() const;
  bool empty() const { return list.empty(); }
};

// The stable name of a finding: 16 hexadecimal digits made of rule, identity of
// the report and instance, and of nothing that changes with the figures. The
// same on every machine and in every version.
std::string Fingerprint(std::string_view rule_id, const form::Report& report,
                        std::string_view instance);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_FINDING_H_
