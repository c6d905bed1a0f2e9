#include "stats-service/api/translate_export.h"

#include <string>

#include "service-host/check_enums.h"
#include "stats-service/api/translate.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

using divisions::DivisionTree;

void Fill(const ExportedColumn& column, v1::CellColumn& proto) {
  proto.mutable_statuses()->Reserve(static_cast<int>(column.statuses.size()));
  for (const ValueStatus status : column.statuses) {
    proto.add_statuses(static_cast<v1::ValueStatus>(status));
  }
  proto.mutable_values()->Add(column.values.begin(), column.values.end());
  proto.mutable_approximate()->Add(column.approximate.begin(),
                                   column.approximate.end());
  proto.mutable_unit_unknown()->Add(column.unit_unknown.begin(),
                                    column.unit_unknown.end());
}

}  // namespace

absl::StatusOr<ExportQuestion> FromProto(
    const v1::ExportCellsRequest& request) {
  RETURN_IF_ERROR(service_host::CheckEnums(request));
  ExportQuestion question;
  ASSIGN_OR_RETURN(question.area,
                   ReadCode(request.division_code(), "division_code"));
  question.years = ReadYears(request);
  question.summaries = request.scope() == v1::SCOPE_AREA_SUMMARY;
  question.cells = {request.cells().begin(), request.cells().end()};
  return question;
}

void FillExport(const Cube& cube, const ExportBatch& batch,
                v1::ExportCellsResponse& response) {
  const int64_t total = response.reports_total();
  response.Clear();
  response.set_reports_total(total);
  response.set_as_of_sequence(cube.applied_up_to);
  response.set_state_hash(cube.state_hash);
  for (const ExportedReport& report : batch.reports) {
    response.add_division_codes(report.organ.division.ToString());
    response.add_names(cube.frame->divisions().FullName(
        report.organ.division, DivisionTree::EditionFor(report.year)));
    response.add_organ_credit_codes(std::string(report.organ.organ.text()));
    response.add_years(report.year);
    response.add_forms(report.form);
    response.add_revisions(report.revision);
  }
  for (const ExportedColumn& column : batch.columns) {
    Fill(column, *response.add_columns());
  }
}

}  // namespace disclosure::stats
