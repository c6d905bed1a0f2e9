#include "stats-service/api/outliers_proto.h"

#include <string>

#include "service-host/check_enums.h"
#include "stats-service/api/area_proto.h"
#include "stats-service/api/translate.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

OutlierParameters FromProto(const v1::OutlierParameters& proto) {
  OutlierParameters parameters;
  if (proto.has_most_sigma()) parameters.most_sigma = proto.most_sigma();
  if (proto.has_least_sigma()) parameters.least_sigma = proto.least_sigma();
  if (proto.has_size_weight()) {
    parameters.growth.size_weight = proto.size_weight();
  }
  if (proto.has_least_distance()) {
    parameters.growth.least_distance = proto.least_distance();
  }
  if (proto.has_most_distances()) {
    parameters.most_distances = proto.most_distances();
  }
  if (proto.has_least_group()) parameters.least_group = proto.least_group();
  if (proto.has_past_years()) parameters.past_years = proto.past_years();
  if (proto.has_least_past_years()) {
    parameters.least_past_years = proto.least_past_years();
  }
  if (proto.has_least_difference()) {
    parameters.least_difference = proto.least_difference();
  }
  return parameters;
}

v1::OutlierParameters ToProto(const OutlierParameters& parameters) {
  v1::OutlierParameters proto;
  proto.set_most_sigma(parameters.most_sigma);
  proto.set_least_sigma(parameters.least_sigma);
  proto.set_size_weight(parameters.growth.size_weight);
  proto.set_least_distance(parameters.growth.least_distance);
  proto.set_most_distances(parameters.most_distances);
  proto.set_least_group(parameters.least_group);
  proto.set_past_years(parameters.past_years);
  proto.set_least_past_years(parameters.least_past_years);
  proto.set_least_difference(parameters.least_difference);
  return proto;
}

v1::Outlier ToProto(const divisions::DivisionTree& divisions,
                    const Outlier& outlier, std::optional<int> edition) {
  v1::Outlier proto;
  proto.set_method(static_cast<v1::OutlierMethod>(outlier.method));
  *proto.mutable_area() =
      AreaToProto(divisions, outlier.organ.division, edition);
  proto.set_organ_credit_code(std::string(outlier.organ.organ.text()));
  proto.set_value(outlier.value);
  proto.set_reference(outlier.reference);
  proto.set_score(outlier.score);
  proto.set_group_size(outlier.group_size);
  if (outlier.doubt.any()) *proto.mutable_doubt() = ToProto(outlier.doubt);
  return proto;
}

v1::SmallGroup ToProto(const divisions::DivisionTree& divisions,
                       const SmallGroup& group, std::optional<int> edition) {
  v1::SmallGroup proto;
  proto.set_method(static_cast<v1::OutlierMethod>(group.method));
  *proto.mutable_area() = AreaToProto(divisions, group.area, edition);
  proto.set_of_departments(group.of_departments);
  proto.set_size(group.size);
  return proto;
}

}  // namespace

absl::StatusOr<OutliersQuestion> FromProto(
    const v1::ListOutliersRequest& request) {
  RETURN_IF_ERROR(service_host::CheckEnums(request));
  OutliersQuestion question;
  ASSIGN_OR_RETURN(question.area,
                   ReadCode(request.division_code(), "division_code"));
  question.level = static_cast<AreaLevel>(request.level());
  question.year = request.year();
  question.cell = request.cell();
  question.basis = static_cast<Basis>(request.basis());
  question.boundaries = static_cast<Boundaries>(request.boundaries());
  question.method = static_cast<OutlierMethod>(request.method());
  question.parameters = FromProto(request.parameters());
  question.leave_out_small_samples = request.leave_out_small_samples();
  question.page_size = request.page_size();
  return question;
}

void FillOutliers(const Cube& cube, const IndicatorProtos& indicators,
                  const OutliersQuestion& question,
                  const OutliersAnswer& answer,
                  v1::ListOutliersResponse& response) {
  const divisions::DivisionTree& divisions = cube.frame->divisions();
  const std::optional<int> edition =
      EditionToName(answer.year, question.boundaries);
  for (const Outlier& outlier : answer.outliers) {
    *response.add_outliers() = ToProto(divisions, outlier, edition);
  }
  response.set_total(answer.total);
  *response.mutable_parameters() = ToProto(question.parameters);
  response.set_year(answer.year);
  response.set_basis(static_cast<v1::Basis>(answer.basis));
  response.set_boundaries(ToProto(question.boundaries));
  indicators.SetOf(*answer.figure, response);
  for (const SmallGroup& group : answer.small_groups) {
    *response.add_small_groups() = ToProto(divisions, group, edition);
  }
  response.set_examined(answer.examined);
  response.set_without_growth(answer.without_growth);
  response.set_without_past(answer.without_past);
  response.set_boundary_split(answer.boundary_split);
}

}  // namespace disclosure::stats
