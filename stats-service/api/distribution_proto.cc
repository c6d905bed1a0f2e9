#include "stats-service/api/distribution_proto.h"

#include "service-host/check_enums.h"
#include "stats-service/api/area_proto.h"
#include "stats-service/api/translate.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

void FillMissing(const DistributionAnswer& answer,
                 v1::GetDistributionResponse& response) {
  response.set_missing(answer.missing());
  v1::MissingFigures& missing = *response.mutable_missing_by();
  missing.set_blank(answer.blank);
  missing.set_not_reported(answer.not_reported);
  missing.set_not_asked(answer.not_asked);
  missing.set_unit_unknown(answer.unit_unknown);
  missing.set_overflow(answer.overflow);
  missing.set_denominator_zero(answer.denominator_zero);
  missing.set_input_missing(answer.input_missing);
  missing.set_small_sample(answer.small_sample);
  missing.set_boundary_split(answer.boundary_split);
  missing.set_not_comparable(answer.not_comparable);
}

void FillFigures(const DistributionAnswer& answer,
                 v1::GetDistributionResponse& response) {
  response.set_min(answer.min);
  response.set_max(answer.max);
  response.set_mean(answer.mean);
  for (const DistributionQuantile& quantile : answer.quantiles) {
    v1::Quantile& proto = *response.add_quantiles();
    proto.set_probability(quantile.probability);
    proto.set_value(quantile.value);
  }
  for (const NumberBin& bin : answer.histogram) {
    v1::HistogramBin& proto = *response.add_histogram();
    proto.set_first(bin.first);
    proto.set_last(bin.last);
    proto.set_count(bin.count);
  }
}

}  // namespace

absl::StatusOr<DistributionQuestion> FromProto(
    const v1::GetDistributionRequest& request) {
  RETURN_IF_ERROR(service_host::CheckEnums(request));
  DistributionQuestion question;
  ASSIGN_OR_RETURN(question.area,
                   ReadCode(request.division_code(), "division_code"));
  question.level = static_cast<AreaLevel>(request.level());
  question.year = request.year();
  question.cell = request.cell();
  question.basis = static_cast<Basis>(request.basis());
  question.boundaries = static_cast<Boundaries>(request.boundaries());
  question.probabilities = {request.probabilities().begin(),
                            request.probabilities().end()};
  question.method = static_cast<QuantileMethod>(request.quantile_method());
  question.scale = static_cast<HistogramScale>(request.histogram_scale());
  question.leave_out_small_samples = request.leave_out_small_samples();
  return question;
}

void FillDistribution(const Cube& cube, const IndicatorProtos& indicators,
                      const DistributionQuestion& question,
                      const DistributionAnswer& answer,
                      v1::GetDistributionResponse& response) {
  FillArea(cube.frame->divisions(), question.area,
           EditionToName(answer.year, question.boundaries),
           *response.mutable_area());
  indicators.SetOf(*answer.figure, response);
  response.set_level(static_cast<v1::AreaLevel>(question.level));
  response.set_year(answer.year);
  response.set_basis(static_cast<v1::Basis>(answer.basis));
  response.set_boundaries(ToProto(question.boundaries));
  response.set_quantile_method(static_cast<v1::QuantileMethod>(answer.method));
  response.set_histogram_scale(static_cast<v1::HistogramScale>(answer.scale));
  response.set_count(answer.count);
  response.set_in_doubt(answer.in_doubt);
  FillMissing(answer, response);
  if (answer.count > 0) FillFigures(answer, response);
}

}  // namespace disclosure::stats
