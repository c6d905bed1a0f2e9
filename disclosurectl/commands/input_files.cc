#include "disclosurectl/commands/input_files.h"

#include <string>
#include <utility>
#include <vector>

#include "disclosurectl/input/file_list.h"
#include "importer/importer.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

absl::StatusOr<v1::AnnualReport> ReadDocumentWith(const Reference& reference,
                                                  std::string_view bytes) {
  const importer::Importer importer(reference.catalogue, reference.divisions);
  ASSIGN_OR_RETURN(importer::Draft draft,
                   importer.Import(bytes, importer::Hints()));
  return std::move(draft.report);
}

}  // namespace

absl::StatusOr<std::unique_ptr<ReportSource>> OpenFiles(
    const Invocation& invocation, const Reference& reference,
    const std::vector<std::string>& paths) {
  ASSIGN_OR_RETURN(std::vector<std::string> files, ListFiles(paths));
  std::optional<ReportFormat> format;
  if (invocation.options.Given("format")) {
    format = ParseReportFormat(invocation.options.Get("format"));
  }
  return std::make_unique<ReportSource>(
      std::move(files), format,
      [&reference](std::string_view bytes) {
        return ReadDocumentWith(reference, bytes);
      },
      invocation.io.in);
}

absl::StatusOr<std::unique_ptr<ReportSource>> OpenInput(
    const Invocation& invocation, const Reference& reference) {
  const auto arguments = invocation.options.arguments();
  return OpenFiles(invocation, reference, {arguments.begin(), arguments.end()});
}

}  // namespace disclosure::ctl
