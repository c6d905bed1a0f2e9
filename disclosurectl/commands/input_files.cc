#include "disclosurectl/commands/input_files.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "disclosurectl/input/file_list.h"
#include "importer/importer.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

absl::StatusOr<v1::AnnualReport> ReadDocumentWith(
    const importer::Importer& importer, std::string_view bytes) {
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
  const auto importer = std::make_shared<const importer::Importer>(
      reference.catalogue, reference.divisions);
  return std::make_unique<ReportSource>(
      std::move(files), format,
      [importer](std::string_view bytes) {
        return ReadDocumentWith(*importer, bytes);
      },
      invocation.io.in);
}

absl::StatusOr<std::unique_ptr<ReportSource>> OpenInput(
    const Invocation& invocation, const Reference& reference) {
  const auto arguments = invocation.options.arguments();
  return OpenFiles(invocation, reference, {arguments.begin(), arguments.end()});
}

}  // namespace disclosure::ctl
