#ifndef DISCLOSURE_STATS_SERVICE_API_TRANSLATE_H_
#define DISCLOSURE_STATS_SERVICE_API_TRANSLATE_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "disclosure/v1/stats.pb.h"
#include "divisions/division_tree.h"
#include "stats-service/api/indicator_proto.h"
#include "stats-service/query/aggregate.h"
#include "stats-service/query/get_series.h"
#include "stats-service/query/list_areas.h"
#include "stats-service/query/list_indicators.h"
#include "stats-service/query/rank_areas.h"
#include "stats-service/query/value.h"

namespace disclosure::stats {

// Requests to questions. INVALID_ARGUMENT, BAD_DIVISION_CODE with the field,
// and BAD_PAGE_TOKEN; what else may be wrong is for the question to say.
absl::StatusOr<SeriesQuestion> FromProto(const v1::GetSeriesRequest& request);
absl::StatusOr<AggregateQuestion> FromProto(
    const v1::AggregateRequest& request);
absl::StatusOr<RankQuestion> FromProto(const v1::RankAreasRequest& request);
absl::StatusOr<AreasQuestion> FromProto(const v1::ListAreasRequest& request);
IndicatorsQuestion FromProto(const v1::ListIndicatorsRequest& request);

// A code of a request; empty means the nation. BAD_DIVISION_CODE.
absl::StatusOr<divisions::DivisionCode> ReadCode(const std::string& digits,
                                                 std::string_view field);

template <typename Request>
std::optional<YearRange> ReadYears(const Request& request) {
  if (!request.has_years()) return std::nullopt;
  return YearRange{request.years().first_year(), request.years().last_year()};
}

// Answers to responses.
void FillValue(const Value& value, v1::Value& proto);
v1::Value ToProto(const Value& value);
v1::LineageDoubt ToProto(const LineageDoubt& doubt);
// As it is applied.
v1::Boundaries ToProto(Boundaries boundaries);
// On an arena the response borrows from `indicators`.
void FillSeries(const Cube& cube, const IndicatorProtos& indicators,
                const SeriesQuestion& question, const SeriesAnswer& answer,
                v1::GetSeriesResponse& response);
// Of which edition the names of rows are.
struct RowNames {
  Boundaries boundaries = Boundaries::kUnspecified;
  // The last year of rows that are sums over years.
  int32_t year_of_sums = 0;
};
// Appends them.
void FillRows(const divisions::DivisionTree& divisions, const RowNames& names,
              std::span<const AggregateRow> rows,
              google::protobuf::RepeatedPtrField<v1::AggregateRow>& protos);
// All but the page token.
void FillAggregate(const Cube& cube, const AggregateQuestion& question,
                   const AggregateAnswer& answer,
                   v1::AggregateResponse& response);
void FillRanking(const Cube& cube, const IndicatorProtos& indicators,
                 const RankQuestion& question, const RankAnswer& answer,
                 v1::RankAreasResponse& response);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_TRANSLATE_H_
