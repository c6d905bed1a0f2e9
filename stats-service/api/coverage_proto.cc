#include "stats-service/api/coverage_proto.h"

#include <string>

#include "service-host/check_enums.h"
#include "stats-service/api/area_proto.h"
#include "stats-service/api/translate.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

void FillCounts(const CoverageCounts& counts, v1::CoverageCounts& proto) {
  proto.set_expected(counts.expected);
  proto.set_received(counts.received);
  proto.set_on_time(counts.on_time);
  proto.set_late(counts.late);
  proto.set_unknown(counts.unknown);
  proto.set_missing(counts.missing);
  proto.set_unexpected(counts.unexpected);
}

void FillRow(const divisions::DivisionTree& divisions, const CoverageRow& row,
             bool with_departments, v1::CoverageRow& proto) {
  FillArea(divisions, row.area, EditionToName(row.year), *proto.mutable_area());
  proto.set_year(row.year);
  FillCounts(row.Total(with_departments), *proto.mutable_total());
  for (size_t unit_class = 1; unit_class < kUnitClasses; ++unit_class) {
    const CoverageCounts& counts = row.by_class[unit_class];
    if (counts == CoverageCounts()) continue;
    v1::ClassCoverage& of_class = *proto.add_classes();
    of_class.set_unit_class(static_cast<v1::UnitClass>(unit_class));
    FillCounts(counts, *of_class.mutable_counts());
  }
}

void FillMissing(const divisions::DivisionTree& divisions,
                 const MissingUnit& missing, v1::MissingUnit& proto) {
  FillArea(divisions, missing.organ.division, EditionToName(missing.year),
           *proto.mutable_area());
  proto.set_organ_credit_code(std::string(missing.organ.organ.text()));
  proto.set_organ_name(missing.name);
  proto.set_year(missing.year);
  if (missing.deadline) *proto.mutable_deadline() = missing.deadline->ToProto();
}

}  // namespace

absl::StatusOr<CoverageQuestion> FromProto(
    const v1::GetCoverageRequest& request) {
  RETURN_IF_ERROR(service_host::CheckEnums(request));
  CoverageQuestion question;
  ASSIGN_OR_RETURN(question.area,
                   ReadCode(request.division_code(), "division_code"));
  question.years = ReadYears(request);
  question.group_by = static_cast<AreaLevel>(request.group_by());
  question.page_size = request.page_size();
  return question;
}

void FillCoverage(const Cube& cube, const CoverageStandard& standard,
                  const CoverageAnswer& answer,
                  v1::GetCoverageResponse& response) {
  const divisions::DivisionTree& divisions = cube.frame->divisions();
  const bool with_departments = !standard.roster.empty();
  response.set_has_department_roster(with_departments);
  for (const CoverageRow& row : answer.rows) {
    FillRow(divisions, row, with_departments, *response.add_rows());
  }
  for (const ArrivalDay& arrivals : answer.arrivals) {
    v1::ArrivalDay& proto = *response.add_arrivals();
    proto.set_year(arrivals.year);
    *proto.mutable_day() = arrivals.day.ToProto();
    proto.set_reports(arrivals.reports);
  }
  for (const MissingUnit& missing : answer.missing) {
    FillMissing(divisions, missing, *response.add_missing());
  }
}

}  // namespace disclosure::stats
