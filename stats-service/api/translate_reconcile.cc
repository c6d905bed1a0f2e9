#include "stats-service/api/translate_reconcile.h"

#include <string>
#include <utility>

#include "service-host/check_enums.h"
#include "stats-service/api/area_proto.h"
#include "stats-service/api/translate.h"
#include "stats-service/query/reconcile_findings.h"
#include "status/status_macros.h"

namespace disclosure::stats {

absl::StatusOr<ReconcileQuestion> FromProto(
    const v1::ReconcileAreaRequest& request) {
  RETURN_IF_ERROR(service_host::CheckEnums(request));
  ReconcileQuestion question;
  ASSIGN_OR_RETURN(question.area,
                   ReadCode(request.division_code(), "division_code"));
  question.year = request.year();
  question.cells = {request.cells().begin(), request.cells().end()};
  question.include_equal = request.include_equal();
  question.max_missing = request.max_missing();
  return question;
}

void FillReconciliation(const Cube& cube, const IndicatorProtos& indicators,
                        const rules::RuleSet& rules,
                        const ReconcileQuestion& question,
                        const ReconcileAnswer& answer,
                        v1::ReconcileAreaResponse& response) {
  const CubeFrame& frame = *cube.frame;
  const std::optional<int> edition = EditionToName(answer.year);
  *response.mutable_area() =
      AreaToProto(frame.divisions(), question.area, edition);
  response.set_year(answer.year);
  response.set_summary_reported(answer.summary_reported);
  response.set_summary_form(answer.summary_form);
  for (const ReconciledCell& cell : answer.cells) {
    v1::ReconciledCell& proto = *response.add_cells();
    indicators.SetOf(Figure(frame.catalogue().cell(cell.cell)), proto);
    proto.set_agreement(static_cast<v1::Agreement>(cell.agreement));
    *proto.mutable_summary() = ToProto(cell.summary);
    *proto.mutable_roll_up() = ToProto(cell.roll_up);
    if (cell.difference) proto.set_difference(*cell.difference);
  }
  response.set_equal(answer.equal);
  response.set_different(answer.different);
  response.set_no_summary_value(answer.no_summary_value);
  response.set_no_roll_up_value(answer.no_roll_up_value);
  response.set_reports(answer.reports);
  response.set_expected(answer.expected);
  response.set_missing_expected(answer.missing_expected);
  response.set_missing_known(answer.missing_known);
  for (v1::Finding& finding :
       FindingsOf(rules, frame.catalogue(), question, answer)) {
    *response.add_findings() = std::move(finding);
  }
  for (const MissingReporter& missing : answer.missing) {
    v1::MissingReporter& proto = *response.add_missing();
    *proto.mutable_area() =
        AreaToProto(frame.divisions(), missing.organ.division, edition);
    proto.set_organ_credit_code(std::string(missing.organ.organ.text()));
    proto.set_expected(missing.expected);
    proto.set_reported_year_before(missing.reported_year_before);
  }
}

}  // namespace disclosure::stats
