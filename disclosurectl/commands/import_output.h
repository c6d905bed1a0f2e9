#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_IMPORT_OUTPUT_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_IMPORT_OUTPUT_H_

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "disclosure/v1/report.pb.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/documents/document_source.h"

namespace disclosure::ctl {

// Writes imported reports as --output and --to have it: to standard output, or
// a file for each in a folder, which mirrors the folders of the documents.
class ImportOutput {
 public:
  // INVALID_ARGUMENT: `documents` textprotos do not go into one stream.
  // UNAVAILABLE: the folder cannot be made.
  static absl::StatusOr<ImportOutput> Open(const Invocation& invocation,
                                           size_t documents);

  // The file that was written; empty for standard output. ALREADY_EXISTS:
  // another document of this run has the same name.
  absl::StatusOr<std::string> Write(const DocumentName& document,
                                    const v1::AnnualReport& report);

 private:
  ImportOutput(const Invocation& invocation, size_t documents)
      : invocation_(&invocation),
        format_(invocation.options.Get("output")),
        documents_(documents) {}

  absl::StatusOr<std::string> WriteFile(const DocumentName& document,
                                        const v1::AnnualReport& report);
  std::string Whole(const v1::AnnualReport& report) const;

  const Invocation* invocation_;
  std::string_view format_;
  size_t documents_;
  std::set<std::string> written_;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_IMPORT_OUTPUT_H_
