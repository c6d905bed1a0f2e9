#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_PREVIOUS_REPORTS_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_PREVIOUS_REPORTS_H_

#include <cstddef>
#include <map>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "disclosurectl/commands/reference.h"
#include "disclosurectl/input/report_source.h"
#include "form/identity.h"
#include "form/read_report.h"
#include "form/report.h"
#include "rules/judgement.h"

namespace disclosure::ctl {

// The reports of earlier years that others are compared with, as a service has
// them in its store: looked up by organ and year, through certain re-codings of
// the division and through mergers. They are not judged themselves.
class PreviousReports {
 public:
  // Borrows `reference`.
  explicit PreviousReports(const Reference& reference)
      : reference_(reference), reader_(reference.catalogue) {}

  // Takes all reports of `source`. INVALID_ARGUMENT: one cannot be read, or has
  // no identity, or is there twice with other content; or they are more than
  // kMaxPreviousReports.
  absl::Status Read(ReportSource& source);

  // What rules may ask of other years, but for the sketch of the judged report
  // itself. Valid as long as this lives and reads no more, and as long as
  // `merged`, which has the sum if the place was made of several.
  rules::OtherYears Of(const form::Identity& identity,
                       form::Report& merged) const;

 private:
  struct Previous {
    std::string origin;
    form::Report report;
    std::string narrative_sketch;
  };

  absl::Status Add(const SourcedReport& sourced);
  const Previous* Find(const form::Identity& identity) const;
  // Of a place that was merged since; nullopt if it was not, or nothing of its
  // parts is there.
  std::optional<rules::OtherYears> OfParts(const form::Identity& identity,
                                           form::Report& merged) const;

  const Reference& reference_;
  const form::ReportReader reader_;
  std::map<form::Identity, Previous> reports_;
};

// About 4 KB each.
inline constexpr size_t kMaxPreviousReports = 200'000;

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_PREVIOUS_REPORTS_H_
