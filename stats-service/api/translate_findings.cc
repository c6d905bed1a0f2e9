#include "stats-service/api/translate_findings.h"

#include <string>

#include "service-host/check_enums.h"
#include "stats-service/api/area_proto.h"
#include "stats-service/api/translate.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

v1::AreaQuality ToProto(const divisions::DivisionTree& divisions,
                        const AreaQuality& quality) {
  v1::AreaQuality proto;
  *proto.mutable_area() =
      AreaToProto(divisions, quality.area, EditionToName(quality.year));
  proto.set_year(quality.year);
  proto.set_reports(quality.reports);
  proto.set_clean_reports(quality.clean_reports);
  proto.set_errors(quality.errors);
  proto.set_warnings(quality.warnings);
  proto.set_notes(quality.notes);
  if (quality.reports == 0) return proto;
  proto.set_errors_per_report(*quality.PerReport(quality.errors));
  proto.set_warnings_per_report(*quality.PerReport(quality.warnings));
  proto.set_clean_share(*quality.PerReport(quality.clean_reports));
  return proto;
}

v1::ReportFindings ToProto(const divisions::DivisionTree& divisions,
                           const ReportFindings& report) {
  v1::ReportFindings proto;
  *proto.mutable_area() =
      AreaToProto(divisions, report.organ.division, EditionToName(report.year));
  proto.set_organ_credit_code(std::string(report.organ.organ.text()));
  proto.set_year(report.year);
  proto.set_revision(report.revision);
  for (const RuleFindings& finding : report.findings) {
    v1::RuleFindings& proto_finding = *proto.add_findings();
    proto_finding.set_rule_id(finding.rule);
    proto_finding.set_severity(finding.severity);
    proto_finding.set_findings(finding.findings);
  }
  return proto;
}

}  // namespace

absl::StatusOr<FindingsQuestion> FromProto(
    const v1::ListFindingsRequest& request) {
  RETURN_IF_ERROR(service_host::CheckEnums(request));
  FindingsQuestion question;
  ASSIGN_OR_RETURN(question.area,
                   ReadCode(request.division_code(), "division_code"));
  question.years = ReadYears(request);
  question.summaries = request.scope() == v1::SCOPE_AREA_SUMMARY;
  question.rules = {request.rule_ids().begin(), request.rule_ids().end()};
  question.least_severity = request.least_severity();
  question.group_by = static_cast<AreaLevel>(request.group_by());
  question.page_size = request.page_size();
  return question;
}

void FillFindings(const Cube& cube, const FindingsAnswer& answer,
                  v1::ListFindingsResponse& response) {
  const divisions::DivisionTree& divisions = cube.frame->divisions();
  for (const RuleCount& count : answer.rules) {
    v1::RuleCount& proto = *response.add_rules();
    proto.set_rule_id(count.rule);
    proto.set_severity(count.severity);
    proto.set_year(count.year);
    proto.set_reports(count.reports);
    proto.set_findings(count.findings);
  }
  for (const AreaQuality& quality : answer.quality) {
    *response.add_quality() = ToProto(divisions, quality);
  }
  for (const ReportFindings& report : answer.reports) {
    *response.add_reports() = ToProto(divisions, report);
  }
}

}  // namespace disclosure::stats
