#include "stats-service/api/translate_watch.h"

#include "service-host/check_enums.h"
#include "stats-service/api/translate.h"
#include "status/status_macros.h"

namespace disclosure::stats {

absl::StatusOr<AggregateQuestion> FromProto(
    const v1::WatchAreaRequest& request) {
  RETURN_IF_ERROR(service_host::CheckEnums(request));
  AggregateQuestion question;
  ASSIGN_OR_RETURN(question.area,
                   ReadCode(request.division_code(), "division_code"));
  question.years = ReadYears(request);
  question.cells = {request.cells().begin(), request.cells().end()};
  question.basis = static_cast<Basis>(request.basis());
  return question;
}

void FillWatch(const Cube& cube, const std::vector<AggregateRow>& rows,
               v1::WatchAreaResponse& response) {
  FillRows(cube.frame->divisions(), RowNames(), rows, *response.mutable_rows());
}

}  // namespace disclosure::stats
