#include "stats-service/api/translate.h"

#include <string>

#include "service-host/check_enums.h"
#include "stats-service/api/area_proto.h"
#include "stats-service/api/indicator_proto.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

using divisions::DivisionCode;

template <typename Request>
std::vector<std::string> ReadCells(const Request& request) {
  return {request.cells().begin(), request.cells().end()};
}

void FillChange(const YearChange& change, v1::YearChange& proto) {
  proto.set_status(static_cast<v1::ValueStatus>(change.status));
  if (change.difference) proto.set_difference(*change.difference);
  if (change.growth) proto.set_growth(*change.growth);
  proto.set_form_changed(change.form_changed);
}

void FillRanked(const divisions::DivisionTree& divisions,
                std::optional<int> edition, const RankedArea& ranked,
                v1::RankedArea& proto) {
  proto.set_rank(ranked.rank);
  FillArea(divisions, ranked.organ.division, edition, *proto.mutable_area());
  proto.set_organ_credit_code(std::string(ranked.organ.organ.text()));
  FillValue(ranked.value, *proto.mutable_value());
  proto.set_percentile(ranked.percentile);
  proto.set_distance_to_median(ranked.distance_to_median);
}

void FillRow(const AggregateRow& row, v1::AggregateRow& proto) {
  proto.set_organ_credit_code(std::string(row.organ.organ.text()));
  proto.set_year(row.year);
  for (const AggregateValue& value : row.values) {
    v1::AggregateValue& proto_value = *proto.add_values();
    FillValue(value.sum, *proto_value.mutable_sum());
    if (value.mean) proto_value.set_mean(*value.mean);
    if (value.share_of_parent) {
      proto_value.set_share_of_parent(*value.share_of_parent);
    }
  }
}

// 0: there are no years.
int32_t LastYear(const SeriesAnswer& answer) {
  const Series& first = answer.series.front();
  return first.points.empty() ? 0 : first.points.back().year;
}

v1::RiskCounts ToProto(const RiskCounts& counts) {
  v1::RiskCounts proto;
  proto.set_none(counts.none);
  proto.set_yellow(counts.yellow);
  proto.set_red(counts.red);
  proto.set_too_few_cases(counts.too_few_cases);
  proto.set_no_value(counts.no_value);
  return proto;
}

}  // namespace

absl::StatusOr<DivisionCode> ReadCode(const std::string& digits,
                                      std::string_view field) {
  if (digits.empty()) return DivisionCode();
  absl::StatusOr<DivisionCode> code = DivisionCode::Parse(digits);
  if (code.ok()) return code;
  return WithField(WithReason(code.status(), "BAD_DIVISION_CODE"), field);
}

v1::Boundaries ToProto(Boundaries boundaries) {
  return boundaries == Boundaries::kToday ? v1::BOUNDARIES_TODAY
                                          : v1::BOUNDARIES_AS_REPORTED;
}

v1::LineageDoubt ToProto(const LineageDoubt& doubt) {
  v1::LineageDoubt proto;
  proto.set_inferred(doubt.inferred);
  proto.set_unknown(doubt.unknown);
  return proto;
}

v1::Value ToProto(const Value& value) {
  v1::Value proto;
  FillValue(value, proto);
  return proto;
}

void FillValue(const Value& value, v1::Value& proto) {
  proto.set_status(static_cast<v1::ValueStatus>(value.status));
  // A ratio is no whole number.
  if (value.has_value() &&
      !(value.ratio.has_value() && value.ratio->has_denominator)) {
    proto.set_value(value.value);
  }
  if (value.counts) {
    v1::ValueCounts& counts = *proto.mutable_counts();
    counts.set_with_value(value.counts->with_value);
    counts.set_blank(value.counts->blank);
    counts.set_not_reported(value.counts->not_reported);
    counts.set_not_asked(value.counts->not_asked);
    counts.set_unit_unknown(value.counts->unit_unknown);
  }
  if (value.ratio) {
    v1::Ratio& ratio = *proto.mutable_ratio();
    ratio.set_numerator(value.ratio->numerator);
    ratio.set_denominator(value.ratio->denominator);
    if (value.has_value()) ratio.set_value(value.ratio->value);
  }
  proto.set_approximate(value.approximate);
  if (!value.note.empty()) proto.set_note(std::string(value.note));
  if (value.doubt) *proto.mutable_doubt() = ToProto(*value.doubt);
  proto.set_risk(static_cast<v1::RiskHint>(value.risk));
}

absl::StatusOr<SeriesQuestion> FromProto(const v1::GetSeriesRequest& request) {
  RETURN_IF_ERROR(service_host::CheckEnums(request));
  SeriesQuestion question;
  ASSIGN_OR_RETURN(question.area,
                   ReadCode(request.division_code(), "division_code"));
  absl::StatusOr<form::CreditCode> organ =
      form::CreditCode::Parse(request.organ_credit_code());
  if (!organ.ok()) {
    return WithField(WithReason(organ.status(), "BAD_CREDIT_CODE"),
                     "organ_credit_code");
  }
  question.organ = *organ;
  question.basis = static_cast<Basis>(request.basis());
  question.boundaries = static_cast<Boundaries>(request.boundaries());
  question.years = ReadYears(request);
  question.cells = ReadCells(request);
  return question;
}

absl::StatusOr<AggregateQuestion> FromProto(
    const v1::AggregateRequest& request) {
  RETURN_IF_ERROR(service_host::CheckEnums(request));
  AggregateQuestion question;
  ASSIGN_OR_RETURN(question.area,
                   ReadCode(request.division_code(), "division_code"));
  question.group_by = static_cast<AreaLevel>(request.group_by());
  question.years = ReadYears(request);
  question.cells = ReadCells(request);
  question.basis = static_cast<Basis>(request.basis());
  question.boundaries = static_cast<Boundaries>(request.boundaries());
  question.sum_over_years = request.sum_over_years();
  question.page_size = request.page_size();
  return question;
}

absl::StatusOr<RankQuestion> FromProto(const v1::RankAreasRequest& request) {
  RETURN_IF_ERROR(service_host::CheckEnums(request));
  RankQuestion question;
  ASSIGN_OR_RETURN(question.area,
                   ReadCode(request.division_code(), "division_code"));
  question.level = static_cast<AreaLevel>(request.level());
  question.year = request.year();
  question.cell = request.cell();
  question.order = static_cast<RankOrder>(request.order());
  question.limit = request.limit();
  question.basis = static_cast<Basis>(request.basis());
  question.boundaries = static_cast<Boundaries>(request.boundaries());
  question.leave_out_small_samples = request.leave_out_small_samples();
  if (!request.rank_of().empty()) {
    ASSIGN_OR_RETURN(question.rank_of, ReadCode(request.rank_of(), "rank_of"));
  }
  return question;
}

absl::StatusOr<AreasQuestion> FromProto(const v1::ListAreasRequest& request) {
  RETURN_IF_ERROR(service_host::CheckEnums(request));
  AreasQuestion question;
  ASSIGN_OR_RETURN(question.area,
                   ReadCode(request.division_code(), "division_code"));
  question.level = static_cast<AreaLevel>(request.level());
  question.name = request.name();
  question.year = request.year();
  question.page_size = request.page_size();
  if (!request.page_token().empty()) {
    absl::StatusOr<DivisionCode> from =
        DivisionCode::Parse(request.page_token());
    if (!from.ok()) {
      return WithField(WithReason(from.status(), "BAD_PAGE_TOKEN"),
                       "page_token");
    }
    question.from = *from;
  }
  return question;
}

IndicatorsQuestion FromProto(const v1::ListIndicatorsRequest& request) {
  return {.filter = request.filter(), .form = request.form()};
}

void FillSeries(const Cube& cube, const IndicatorProtos& indicators,
                const SeriesQuestion& question, const SeriesAnswer& answer,
                v1::GetSeriesResponse& response) {
  FillArea(cube.frame->divisions(), question.area,
           EditionToName(LastYear(answer), question.boundaries),
           *response.mutable_area());
  response.set_basis(static_cast<v1::Basis>(answer.basis));
  response.set_boundaries(ToProto(question.boundaries));
  for (const Series& series : answer.series) {
    v1::Series& proto = *response.add_series();
    indicators.SetOf(series.figure, proto);
    for (const SeriesPoint& point : series.points) {
      v1::SeriesPoint& proto_point = *proto.add_points();
      proto_point.set_year(point.year);
      FillValue(point.value, *proto_point.mutable_value());
      proto_point.set_form(point.form);
      FillChange(point.change, *proto_point.mutable_change());
      if (point.moving_mean) proto_point.set_moving_mean(*point.moving_mean);
    }
    if (series.average_growth) {
      v1::AverageGrowth& growth = *proto.mutable_average_growth();
      growth.set_first_year(series.average_growth->first_year);
      growth.set_last_year(series.average_growth->last_year);
      growth.set_percent(series.average_growth->percent);
    }
  }
}

// The years of an area come one after the other. On an arena, where nobody
// frees it, those of one edition share the message that describes it.
void FillRows(const divisions::DivisionTree& divisions, const RowNames& names,
              std::span<const AggregateRow> rows,
              google::protobuf::RepeatedPtrField<v1::AggregateRow>& protos) {
  std::optional<DivisionCode> known;
  std::optional<int> known_edition;
  v1::Area* area = nullptr;
  for (const AggregateRow& row : rows) {
    v1::AggregateRow& proto = *protos.Add();
    FillRow(row, proto);
    const std::optional<int> edition = EditionToName(
        row.year == 0 ? names.year_of_sums : row.year, names.boundaries);
    if (known != row.organ.division || known_edition != edition) {
      known = row.organ.division;
      known_edition = edition;
      area = proto.mutable_area();
      FillArea(divisions, *known, edition, *area);
    } else if (proto.GetArena() == nullptr) {
      *proto.mutable_area() = *area;
    } else {
      proto.unsafe_arena_set_allocated_area(area);
    }
  }
}

void FillAggregate(const Cube& cube, const AggregateQuestion& question,
                   const AggregateAnswer& answer,
                   v1::AggregateResponse& response) {
  response.set_boundaries(ToProto(question.boundaries));
  FillRows(cube.frame->divisions(), {question.boundaries, answer.last_year},
           answer.rows, *response.mutable_rows());
}

void FillRanking(const Cube& cube, const IndicatorProtos& indicators,
                 const RankQuestion& question, const RankAnswer& answer,
                 v1::RankAreasResponse& response) {
  const divisions::DivisionTree& divisions = cube.frame->divisions();
  const std::optional<int> edition =
      EditionToName(answer.year, question.boundaries);
  for (const RankedArea& ranked : answer.ranking) {
    FillRanked(divisions, edition, ranked, *response.add_ranking());
  }
  if (answer.asked) {
    FillRanked(divisions, edition, *answer.asked, *response.mutable_asked());
  }
  if (answer.figure) {
    indicators.SetOf(*answer.figure, response);
  }
  if (answer.median) response.set_median(*answer.median);
  response.set_ranked(answer.ranked);
  response.set_without_value(answer.without_value);
  response.set_boundary_split(answer.boundary_split);
  if (answer.risks) *response.mutable_risks() = ToProto(*answer.risks);
  response.set_boundaries(ToProto(question.boundaries));
  response.set_year(answer.year);
}

}  // namespace disclosure::stats
