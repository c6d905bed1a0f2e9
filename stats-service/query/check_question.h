#ifndef DISCLOSURE_STATS_SERVICE_QUERY_CHECK_QUESTION_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_CHECK_QUESTION_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "divisions/division_tree.h"
#include "form/catalogue.h"
#include "stats-service/cube/cube_frame.h"
#include "stats-service/query/question.h"

namespace disclosure::stats {

// What all questions have in common: refusals with the reasons of stats.proto,
// each naming the field that is at fault.

// INVALID_ARGUMENT with reason and field.
absl::Status BadQuestion(std::string_view message, std::string_view reason,
                         std::string_view field);

// NOT_FOUND, UNKNOWN_AREA: no edition has the code.
absl::Status CheckArea(const divisions::DivisionTree& divisions,
                       const divisions::DivisionCode& code,
                       std::string_view field);

// Of a question on today's areas: NOT_TODAYS_AREA, the newest edition does not
// have the area; BAD_BOUNDARIES, a published summary is asked for.
absl::Status CheckBoundaries(const divisions::DivisionTree& divisions,
                             Boundaries boundaries,
                             const divisions::DivisionCode& area, Basis basis);
// NOT_TODAYS_AREA alone, of an area that a field names.
absl::Status CheckTodaysArea(const divisions::DivisionTree& divisions,
                             const divisions::DivisionCode& area,
                             std::string_view field);

// UNKNOWN_CELL, with the name that is most like it if there is one; of an
// indicator, with the cells that it is computed from.
absl::StatusOr<form::CellIndex> FindCell(const CubeFrame& frame,
                                         std::string_view name,
                                         std::string_view field);
// The same for a list; NO_CELLS, or TOO_MANY_VALUES beyond kMaxCells.
absl::StatusOr<std::vector<form::CellIndex>> FindCells(
    const CubeFrame& frame, std::span<const std::string> names);

// NOT_ADDITIVE: a rate, which is never summed.
absl::Status CheckSummable(const form::Cell& cell, std::string_view field);

// BAD_YEARS: the last before the first, a year that is none, or more than
// kMaxYears.
absl::Status CheckYears(const YearRange& years);

// `size`; the default for 0, the largest where more is asked for.
// BAD_PAGE_SIZE: negative.
absl::StatusOr<int> PageSize(int size);

// The level of an area, as questions name it.
AreaLevel LevelOf(divisions::Level level);
AreaLevel LevelOf(const divisions::DivisionCode& code);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_CHECK_QUESTION_H_
