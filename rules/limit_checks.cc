#include "rules/limit_checks.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"

namespace disclosure::rules {
namespace {

using disclosure::v1::AnnualReport;

// In the order of the thresholds.
enum Limit {
  kNarrativeBytes,
  kNarrativeParts,
  kLocalRows,
  kImportNotes,
  kApproximateCells,
  kLabelBytes,
};

class Limits {
 public:
  Limits(const CheckCase& c, std::vector<Finding>& findings)
      : c_(c), findings_(findings) {}

  void Check(size_t size, Limit limit, std::string_view field) {
    if (static_cast<int64_t>(size) <= c_.thresholds[limit]) return;
    Finding finding;
    finding.instance = field;
    finding.found = absl::StrCat(size);
    finding.expected = absl::StrCat(c_.thresholds[limit]);
    findings_.push_back(std::move(finding));
  }

 private:
  const CheckCase& c_;
  std::vector<Finding>& findings_;
};

size_t NarrativeBytes(const AnnualReport& message) {
  size_t bytes = 0;
  for (const auto& part : message.narrative()) {
    bytes += part.heading().size() + part.text().size();
  }
  return bytes;
}

// The longest text that labels something: one finding for each kind is enough.
size_t LongestOrganText(const AnnualReport& message) {
  return std::max(message.organ().name().size(),
                  message.organ().credit_code().size());
}

size_t LongestPublicationText(const AnnualReport& message) {
  const auto& publication = message.publication();
  return std::max({publication.title().size(), publication.signer().size(),
                   publication.web_address().size(),
                   publication.telephone().size(),
                   publication.contact().size()});
}

size_t LongestLocalText(const AnnualReport& message) {
  size_t longest = 0;
  for (const auto& row : message.local_rows()) {
    longest = std::max({longest, row.table().size(), row.label().size(),
                        row.column_label().size(), row.text().size(),
                        row.unit().size()});
  }
  return longest;
}

size_t LongestNoteText(const AnnualReport& message) {
  size_t longest = 0;
  for (const auto& note : message.import_notes()) {
    longest = std::max({longest, note.rule_id().size(), note.cell().size(),
                        note.raw_text().size()});
  }
  return longest;
}

size_t LongestFigureText(const AnnualReport& message) {
  const auto& figures = message.narrative_figures();
  size_t longest = figures.disclosure_cadence().size();
  for (const auto& part : figures.assessment_parts()) {
    longest = std::max(longest, part.size());
  }
  for (const auto& measure : figures.accountability_measures()) {
    longest = std::max(longest, measure.size());
  }
  return longest;
}

Finding NoteFinding(const CheckCase& c,
                    const disclosure::v1::ImportNote& note) {
  Finding finding;
  finding.found = Quote(note.raw_text());
  finding.instance = note.cell().empty() ? finding.found : Quote(note.cell());
  if (const auto cell = c.catalogue.Find(note.cell())) {
    finding.cells = {
        {*cell, c.report.cells.Has(*cell), c.report.cells.ValueOrZero(*cell)}};
  }
  return finding;
}

}  // namespace

void CheckLimits(const CheckCase& c, std::vector<Finding>& findings) {
  const AnnualReport& message = c.message;
  Limits limits(c, findings);
  limits.Check(NarrativeBytes(message), kNarrativeBytes, "narrative");
  limits.Check(message.narrative_size(), kNarrativeParts, "narrative_parts");
  limits.Check(message.local_rows_size(), kLocalRows, "local_rows");
  limits.Check(message.import_notes_size(), kImportNotes, "import_notes");
  limits.Check(message.approximate_cells_size(), kApproximateCells,
               "approximate_cells");
  limits.Check(LongestOrganText(message), kLabelBytes, "organ");
  limits.Check(LongestPublicationText(message), kLabelBytes, "publication");
  limits.Check(LongestLocalText(message), kLabelBytes, "local_row");
  limits.Check(LongestNoteText(message), kLabelBytes, "import_note");
  limits.Check(LongestFigureText(message), kLabelBytes, "narrative_figures");
}

void CheckImportNotes(const CheckCase& c, std::vector<Finding>& findings) {
  size_t noted = 0;
  for (const auto& note : c.report.import_notes) {
    if (note.rule_id() != c.rule_id) continue;
    if (++noted > kMaxFindingsOfList) return;
    findings.push_back(NoteFinding(c, note));
  }
}

}  // namespace disclosure::rules
