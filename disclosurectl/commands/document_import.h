#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_DOCUMENT_IMPORT_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_DOCUMENT_IMPORT_H_

#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "disclosurectl/commands/reference.h"
#include "disclosurectl/commands/report_judge.h"
#include "disclosurectl/output/finding_writer.h"
#include "importer/importer.h"

namespace disclosure::ctl {

// A document as a draft, and what the rules say to it.
struct ImportedDocument {
  importer::Draft draft;
  Findings findings;
};

// Reads documents of all formats: those that the importer knows, and through
// programs of the system old Word documents and PDF.
class DocumentImport {
 public:
  // Judges as an archived report of the day `today`. Borrows `reference`.
  static absl::StatusOr<DocumentImport> Create(const Reference& reference,
                                               importer::Hints hints,
                                               form::CivilDate today);

  // INVALID_ARGUMENT: no document, or one that cannot be read, such as pictures
  //   in a PDF. FAILED_PRECONDITION: a program is not installed.
  // RESOURCE_EXHAUSTED: beyond a limit, by name.
  absl::StatusOr<ImportedDocument> Import(std::string_view bytes) const;

 private:
  DocumentImport(const Reference& reference, importer::Hints hints,
                 ReportJudge judge)
      : importer_(reference.catalogue, reference.divisions),
        hints_(std::move(hints)),
        judge_(std::move(judge)) {}

  absl::StatusOr<importer::Draft> Read(std::string_view bytes) const;

  importer::Importer importer_;
  importer::Hints hints_;
  ReportJudge judge_;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_DOCUMENT_IMPORT_H_
