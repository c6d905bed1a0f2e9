#include "stats-service/api/stats_api.h"

#include <string>
#include <utility>

#include "service-host/grpc_status.h"
#include "stats-service/api/area_proto.h"
#include "stats-service/api/coverage_proto.h"
#include "stats-service/api/cube_call.h"
#include "stats-service/api/distribution_proto.h"
#include "stats-service/api/export_stream.h"
#include "stats-service/api/indicator_proto.h"
#include "stats-service/api/outliers_proto.h"
#include "stats-service/api/page_token.h"
#include "stats-service/api/translate.h"
#include "stats-service/api/translate_explain.h"
#include "stats-service/api/translate_findings.h"
#include "stats-service/api/translate_reconcile.h"
#include "stats-service/api/watch_stream.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

using CubePointer = std::shared_ptr<const Cube>;
using service_host::ToGrpcStatus;

absl::Status FillAreas(const CubeFrame& frame,
                       const v1::ListAreasRequest& request,
                       v1::ListAreasResponse& response) {
  ASSIGN_OR_RETURN(const AreasQuestion question, FromProto(request));
  ASSIGN_OR_RETURN(const AreasAnswer answer,
                   ListAreas(frame.divisions(), question));
  for (const divisions::DivisionCode& code : answer.areas) {
    v1::Area& area = *response.add_areas();
    area = AreaToProto(frame.divisions(), code, answer.edition);
    if (request.include_history()) {
      FillHistory(frame.divisions(), code, area);
    }
  }
  if (answer.next) response.set_next_page_token(answer.next->ToString());
  return absl::OkStatus();
}

}  // namespace

StatsApi::StatsApi(LiveCube& cubes, const CubeFrame& frame,
                   const CoverageStandard& coverage,
                   const rules::RuleSet& rules,
                   const service_host::Clock& clock)
    : cubes_(cubes),
      frame_(frame),
      coverage_(coverage),
      rules_(rules),
      clock_(clock),
      indicators_(frame),
      watchers_(kMaxWatchers),
      exports_(kMaxExports) {
  SetMessageAllocatorFor_GetSeries(&series_messages_);
  SetMessageAllocatorFor_Aggregate(&aggregate_messages_);
  SetMessageAllocatorFor_RankAreas(&ranking_messages_);
  SetMessageAllocatorFor_GetDistribution(&distribution_messages_);
  SetMessageAllocatorFor_GetCoverage(&coverage_messages_);
}

grpc::ServerUnaryReactor* StatsApi::ListIndicators(
    grpc::CallbackServerContext* context,
    const v1::ListIndicatorsRequest* request,
    v1::ListIndicatorsResponse* response) {
  for (const Figure& figure :
       stats::ListIndicators(frame_, FromProto(*request))) {
    *response->add_indicators() = indicators_.Of(figure);
  }
  response->set_as_of_sequence(cubes_.Latest()->applied_up_to);
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  reactor->Finish(grpc::Status::OK);
  return reactor;
}

grpc::ServerUnaryReactor* StatsApi::ListAreas(
    grpc::CallbackServerContext* context, const v1::ListAreasRequest* request,
    v1::ListAreasResponse* response) {
  response->set_as_of_sequence(cubes_.Latest()->applied_up_to);
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  reactor->Finish(ToGrpcStatus(FillAreas(frame_, *request, *response)));
  return reactor;
}

grpc::ServerUnaryReactor* StatsApi::GetSeries(
    grpc::CallbackServerContext* context, const v1::GetSeriesRequest* request,
    v1::GetSeriesResponse* response) {
  return CubeCall::Begin(
      cubes_, *context, request->min_sequence(),
      [this, request, response](const CubePointer& cube) -> absl::Status {
        ASSIGN_OR_RETURN(const SeriesQuestion question, FromProto(*request));
        ASSIGN_OR_RETURN(const SeriesAnswer answer,
                         stats::GetSeries(*cube, question));
        FillSeries(*cube, indicators_, question, answer, *response);
        response->set_as_of_sequence(cube->applied_up_to);
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* StatsApi::Aggregate(
    grpc::CallbackServerContext* context, const v1::AggregateRequest* request,
    v1::AggregateResponse* response) {
  return CubeCall::Begin(
      cubes_, *context, request->min_sequence(),
      [this, request, response](const CubePointer& newest) -> absl::Status {
        ASSIGN_OR_RETURN(AggregateQuestion question, FromProto(*request));
        ASSIGN_OR_RETURN(const CubePointer cube,
                         CubeOfPage(pinned_, request->page_token(), newest,
                                    clock_.Now(), question.from));
        ASSIGN_OR_RETURN(const AggregateAnswer answer,
                         stats::Aggregate(*cube, question));
        FillAggregate(*cube, question, answer, *response);
        response->set_as_of_sequence(cube->applied_up_to);
        response->set_next_page_token(
            NextPage(pinned_, cube, clock_.Now(), answer.next));
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* StatsApi::RankAreas(
    grpc::CallbackServerContext* context, const v1::RankAreasRequest* request,
    v1::RankAreasResponse* response) {
  return CubeCall::Begin(
      cubes_, *context, request->min_sequence(),
      [this, request, response](const CubePointer& cube) -> absl::Status {
        ASSIGN_OR_RETURN(const RankQuestion question, FromProto(*request));
        ASSIGN_OR_RETURN(const RankAnswer answer,
                         stats::RankAreas(*cube, question));
        FillRanking(*cube, indicators_, question, answer, *response);
        response->set_as_of_sequence(cube->applied_up_to);
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* StatsApi::GetDistribution(
    grpc::CallbackServerContext* context,
    const v1::GetDistributionRequest* request,
    v1::GetDistributionResponse* response) {
  return CubeCall::Begin(
      cubes_, *context, request->min_sequence(),
      [this, request, response](const CubePointer& cube) -> absl::Status {
        ASSIGN_OR_RETURN(const DistributionQuestion question,
                         FromProto(*request));
        ASSIGN_OR_RETURN(const DistributionAnswer answer,
                         stats::GetDistribution(*cube, question));
        FillDistribution(*cube, indicators_, question, answer, *response);
        response->set_as_of_sequence(cube->applied_up_to);
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* StatsApi::GetCoverage(
    grpc::CallbackServerContext* context, const v1::GetCoverageRequest* request,
    v1::GetCoverageResponse* response) {
  return CubeCall::Begin(
      cubes_, *context, request->min_sequence(),
      [this, request, response](const CubePointer& newest) -> absl::Status {
        ASSIGN_OR_RETURN(CoverageQuestion question, FromProto(*request));
        ASSIGN_OR_RETURN(const CubePointer cube,
                         CubeOfPage(pinned_, request->page_token(), newest,
                                    clock_.Now(), question.from));
        ASSIGN_OR_RETURN(const CoverageAnswer answer,
                         stats::GetCoverage(*cube, coverage_, question));
        FillCoverage(*cube, coverage_, answer, *response);
        response->set_as_of_sequence(cube->applied_up_to);
        response->set_next_page_token(
            NextPage(pinned_, cube, clock_.Now(), answer.next));
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* StatsApi::ListOutliers(
    grpc::CallbackServerContext* context,
    const v1::ListOutliersRequest* request,
    v1::ListOutliersResponse* response) {
  return CubeCall::Begin(
      cubes_, *context, request->min_sequence(),
      [this, request, response](const CubePointer& newest) -> absl::Status {
        ASSIGN_OR_RETURN(OutliersQuestion question, FromProto(*request));
        CubePointer cube = newest;
        if (!request->page_token().empty()) {
          ASSIGN_OR_RETURN(const ListToken token,
                           ParseListToken(request->page_token()));
          question.offset = token.offset;
          ASSIGN_OR_RETURN(cube, PinnedCube(pinned_, token.cube, clock_.Now()));
        }
        ASSIGN_OR_RETURN(const OutliersAnswer answer,
                         stats::ListOutliers(*cube, question));
        FillOutliers(*cube, indicators_, question, answer, *response);
        response->set_as_of_sequence(cube->applied_up_to);
        if (answer.has_next) {
          pinned_.Pin(cube, clock_.Now());
          const auto shown = static_cast<int64_t>(answer.outliers.size());
          response->set_next_page_token(
              ToText(ListToken{cube->applied_up_to, question.offset + shown}));
        }
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* StatsApi::ReconcileArea(
    grpc::CallbackServerContext* context,
    const v1::ReconcileAreaRequest* request,
    v1::ReconcileAreaResponse* response) {
  return CubeCall::Begin(
      cubes_, *context, request->min_sequence(),
      [this, request, response](const CubePointer& cube) -> absl::Status {
        ASSIGN_OR_RETURN(const ReconcileQuestion question, FromProto(*request));
        ASSIGN_OR_RETURN(const ReconcileAnswer answer,
                         stats::ReconcileArea(*cube, question));
        FillReconciliation(*cube, indicators_, rules_, question, answer,
                           *response);
        response->set_as_of_sequence(cube->applied_up_to);
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* StatsApi::ListFindings(
    grpc::CallbackServerContext* context,
    const v1::ListFindingsRequest* request,
    v1::ListFindingsResponse* response) {
  return CubeCall::Begin(
      cubes_, *context, request->min_sequence(),
      [this, request, response](const CubePointer& newest) -> absl::Status {
        ASSIGN_OR_RETURN(FindingsQuestion question, FromProto(*request));
        ASSIGN_OR_RETURN(const CubePointer cube,
                         CubeOfPage(pinned_, request->page_token(), newest,
                                    clock_.Now(), question.from));
        ASSIGN_OR_RETURN(const FindingsAnswer answer,
                         stats::ListFindings(*cube, question));
        FillFindings(*cube, answer, *response);
        response->set_as_of_sequence(cube->applied_up_to);
        response->set_next_page_token(
            NextPage(pinned_, cube, clock_.Now(), answer.next));
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* StatsApi::ExplainChange(
    grpc::CallbackServerContext* context,
    const v1::ExplainChangeRequest* request,
    v1::ExplainChangeResponse* response) {
  return CubeCall::Begin(
      cubes_, *context, request->min_sequence(),
      [this, request, response](const CubePointer& cube) -> absl::Status {
        ASSIGN_OR_RETURN(const ExplainQuestion question, FromProto(*request));
        ASSIGN_OR_RETURN(const ExplainAnswer answer,
                         stats::ExplainChange(*cube, question));
        FillExplanation(*cube, indicators_, question, answer, *response);
        response->set_as_of_sequence(cube->applied_up_to);
        return absl::OkStatus();
      });
}

grpc::ServerWriteReactor<v1::WatchAreaResponse>* StatsApi::WatchArea(
    grpc::CallbackServerContext* /*context*/,
    const v1::WatchAreaRequest* request) {
  return WatchStream::Open(cubes_, watchers_, kWatchHeartbeat, *request);
}

grpc::ServerWriteReactor<v1::ExportCellsResponse>* StatsApi::ExportCells(
    grpc::CallbackServerContext* context,
    const v1::ExportCellsRequest* request) {
  return ExportStream::Open({cubes_, pinned_, clock_, exports_}, *context,
                            *request);
}

void StatsApi::Drain() {
  watchers_.DrainAll();
  exports_.DrainAll();
}

}  // namespace disclosure::stats
