#include "stats-service/api/translate_explain.h"

#include <string>

#include "service-host/check_enums.h"
#include "stats-service/api/area_proto.h"
#include "stats-service/api/translate.h"
#include "status/status_macros.h"

namespace disclosure::stats {

absl::StatusOr<ExplainQuestion> FromProto(
    const v1::ExplainChangeRequest& request) {
  RETURN_IF_ERROR(service_host::CheckEnums(request));
  ExplainQuestion question;
  ASSIGN_OR_RETURN(question.area,
                   ReadCode(request.division_code(), "division_code"));
  question.cell = request.cell();
  question.year_before = request.years().before();
  question.year_after = request.years().after();
  if (request.has_sequences()) {
    question.sequences = SequencesCompared{request.sequences().year(),
                                           request.sequences().before(),
                                           request.sequences().after()};
  }
  question.limit = request.limit();
  return question;
}

void FillExplanation(const Cube& cube, const IndicatorProtos& indicators,
                     const ExplainQuestion& question,
                     const ExplainAnswer& answer,
                     v1::ExplainChangeResponse& response) {
  const CubeFrame& frame = *cube.frame;
  *response.mutable_area() = AreaToProto(frame.divisions(), question.area,
                                         EditionToName(answer.year_after));
  indicators.SetOf(Figure(frame.catalogue().cell(answer.cell)), response);
  response.set_year_before(answer.year_before);
  response.set_year_after(answer.year_after);
  response.set_sequence_before(answer.sequence_before);
  response.set_sequence_after(answer.sequence_after);
  *response.mutable_before() = ToProto(answer.before);
  *response.mutable_after() = ToProto(answer.after);
  if (answer.difference) response.set_difference(*answer.difference);
  for (const CauseTotal& total : answer.causes) {
    v1::CauseTotal& proto = *response.add_causes();
    proto.set_cause(static_cast<v1::ContributionCause>(total.cause));
    proto.set_organs(total.organs);
    if (total.difference) proto.set_difference(*total.difference);
  }
  for (const Contribution& part : answer.contributions) {
    v1::Contribution& proto = *response.add_contributions();
    const int32_t last_year = part.cause == Cause::kGoneReporter
                                  ? answer.year_before
                                  : answer.year_after;
    *proto.mutable_area() = AreaToProto(frame.divisions(), part.organ.division,
                                        EditionToName(last_year));
    proto.set_organ_credit_code(std::string(part.organ.organ.text()));
    proto.set_cause(static_cast<v1::ContributionCause>(part.cause));
    *proto.mutable_before() = ToProto(part.before);
    *proto.mutable_after() = ToProto(part.after);
    if (part.difference) proto.set_difference(*part.difference);
  }
  response.set_rest_organs(answer.rest_organs);
  if (answer.rest_difference) {
    response.set_rest_difference(*answer.rest_difference);
  }
}

}  // namespace disclosure::stats
