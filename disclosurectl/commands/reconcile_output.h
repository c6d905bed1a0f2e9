#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_RECONCILE_OUTPUT_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_RECONCILE_OUTPUT_H_

#include <ostream>
#include <string_view>

#include "disclosure/v1/stats.pb.h"
#include "disclosurectl/language.h"

namespace disclosure::ctl {

// A reconciliation for people: the cells, then who is missing and what the
// rules have to say, if anything.
void WriteReconcileTables(std::ostream& out,
                          const v1::ReconcileAreaResponse& response,
                          Language language);

// One of its lists for programs: "cells", "missing" or "findings".
void WriteReconcileCsv(std::ostream& out,
                       const v1::ReconcileAreaResponse& response,
                       std::string_view list, Language language);

// How it came out, in a line.
void WriteReconcileClosing(std::ostream& out,
                           const v1::ReconcileAreaResponse& response,
                           Language language);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_RECONCILE_OUTPUT_H_
