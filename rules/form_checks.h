#ifndef DISCLOSURE_RULES_FORM_CHECKS_H_
#define DISCLOSURE_RULES_FORM_CHECKS_H_

#include <optional>
#include <vector>

#include "form/cell_values.h"
#include "rules/check.h"
#include "rules/form_tables.h"

namespace disclosure::rules {

// F-STR-03: figures in cells that the declared form does not have; names given
// as approximate that no cell has. Not assessable if the form is unknown.
void CheckForeignCells(const CheckCase& c, std::vector<Finding>& findings);

// F-STR-06: one finding that names the blank cells of the declared form, the
// first of them at least, and counts them all.
void CheckBlankCells(const CheckCase& c, std::vector<Finding>& findings);

// F-STR-05: tables of the forms since 2019 without a single figure.
void CheckTables(const CheckCase& c, std::vector<Finding>& findings);

// F-APP-03a: one finding for each row whose total is derived.
void CheckDerivedTotals(const CheckCase& c, std::vector<Finding>& findings);

// The cells with the totals of F-APP-03a filled in: for rules, never for
// statistics. Absent if there is none to fill in.
std::optional<form::CellValues> WithDerivedTotals(const form::Report& report,
                                                  const FormTable& table);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_FORM_CHECKS_H_
