#include "stats-service/query/check_question.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "form/civil_date.h"
#include "form/nearest_name.h"
#include "status/abseil_view.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

// Of an indicator, in a message.
constexpr size_t kMaxNamedInputs = 6;

// What a place that is no more went into, or else the area around it.
std::string SuccessorsOf(const divisions::DivisionTree& divisions,
                         const divisions::Area& area) {
  std::string codes;
  for (const divisions::Edge& edge : divisions.lineage().EdgesFrom(area.code)) {
    if (edge.edition_before != area.last_edition()) continue;
    absl::StrAppend(&codes, codes.empty() ? "" : " or ",
                    AbslView(edge.to.digits()));
  }
  return codes.empty() ? area.parent.ToString() : codes;
}

// What to ask for where an indicator does not serve.
std::string InsteadOf(const form::Indicator& indicator,
                      const form::Catalogue& catalogue) {
  std::string text = absl::StrCat(
      indicator.name, " is computed from cells, and only cells are taken here");
  const size_t named = std::min(indicator.inputs.size(), kMaxNamedInputs);
  for (size_t i = 0; i < named; ++i) {
    absl::StrAppend(&text, i == 0 ? ": " : ", ",
                    catalogue.cell(indicator.inputs[i]).name);
  }
  if (named < indicator.inputs.size()) absl::StrAppend(&text, ", ...");
  return text;
}

}  // namespace

absl::Status BadQuestion(std::string_view message, std::string_view reason,
                         std::string_view field) {
  return WithField(
      WithReason(absl::InvalidArgumentError(AbslView(message)), reason), field);
}

absl::Status CheckArea(const divisions::DivisionTree& divisions,
                       const divisions::DivisionCode& code,
                       std::string_view field) {
  if (divisions.Knows(code)) return absl::OkStatus();
  return WithField(WithReason(absl::NotFoundError(absl::StrCat(
                                  "no edition of the divisions has the code ",
                                  AbslView(code.digits()))),
                              "UNKNOWN_AREA"),
                   field);
}

absl::Status CheckBoundaries(const divisions::DivisionTree& divisions,
                             Boundaries boundaries,
                             const divisions::DivisionCode& area, Basis basis) {
  if (boundaries < Boundaries::kUnspecified ||
      boundaries > Boundaries::kToday) {
    return BadQuestion("boundaries are as reported or today's",
                       "BAD_BOUNDARIES", "boundaries");
  }
  if (boundaries != Boundaries::kToday) return absl::OkStatus();
  if (basis == Basis::kAreaSummary) {
    return BadQuestion(
        "a published summary is of the area as it was: ask for it as reported, "
        "or for the roll-up on today's areas",
        "BAD_BOUNDARIES", "boundaries");
  }
  return CheckTodaysArea(divisions, area, "division_code");
}

absl::Status CheckTodaysArea(const divisions::DivisionTree& divisions,
                             const divisions::DivisionCode& area,
                             std::string_view field) {
  const divisions::Area& found = *divisions.Find(area);
  const int newest = divisions::kEditions.back();
  if (found.In(newest)) return absl::OkStatus();
  return BadQuestion(
      absl::StrCat(AbslView(area.digits()), " is in no list since that of ",
                   found.last_edition(), ": ask for ",
                   SuccessorsOf(divisions, found),
                   " on today's areas, or as reported"),
      "NOT_TODAYS_AREA", field);
}

absl::StatusOr<form::CellIndex> FindCell(const CubeFrame& frame,
                                         std::string_view name,
                                         std::string_view field) {
  const form::Catalogue& catalogue = frame.catalogue();
  if (const auto cell = catalogue.Find(name); cell.has_value()) return *cell;
  const form::Indicator* const indicator = frame.indicators().Find(name);
  if (indicator != nullptr) {
    return BadQuestion(InsteadOf(*indicator, catalogue), "UNKNOWN_CELL", field);
  }
  const std::string_view nearest = catalogue.Nearest(name);
  return BadQuestion(absl::StrCat("there is no cell \"", AbslView(name), "\"",
                                  form::IsLike(name, nearest)
                                      ? absl::StrCat("; the nearest is \"",
                                                     AbslView(nearest), "\"")
                                      : ""),
                     "UNKNOWN_CELL", field);
}

absl::StatusOr<std::vector<form::CellIndex>> FindCells(
    const CubeFrame& frame, std::span<const std::string> names) {
  if (names.empty()) {
    return BadQuestion("at least one cell must be named", "NO_CELLS", "cells");
  }
  if (names.size() > kMaxCells) {
    return BadQuestion(
        absl::StrCat(names.size(), " cells; at most ", kMaxCells, " at a time"),
        "TOO_MANY_VALUES", "cells");
  }
  std::vector<form::CellIndex> cells;
  for (size_t i = 0; i < names.size(); ++i) {
    const auto cell = FindCell(frame, names[i], "cells");
    if (!cell.ok()) {
      return WithField(cell.status(), absl::StrCat("cells[", i, "]"));
    }
    cells.push_back(*cell);
  }
  return cells;
}

absl::Status CheckSummable(const form::Cell& cell, std::string_view field) {
  if (cell.additivity != v1::ADDITIVITY_RATE) return absl::OkStatus();
  return BadQuestion(
      absl::StrCat(cell.name, " is a rate: it is never summed over organs"),
      "NOT_ADDITIVE", field);
}

absl::Status CheckYears(const YearRange& years) {
  if (years.first < form::kFirstYear || years.last > form::kLastYear ||
      years.last < years.first || years.size() > kMaxYears) {
    return BadQuestion(
        absl::StrCat("years ", years.first, " to ", years.last,
                     " are no range of 1 to ", kMaxYears, " years"),
        "BAD_YEARS", "years");
  }
  return absl::OkStatus();
}

absl::StatusOr<int> PageSize(int size) {
  if (size == 0) return kDefaultPageSize;
  if (size < 0) {
    return BadQuestion(absl::StrCat("a page of ", size, " rows"),
                       "BAD_PAGE_SIZE", "page_size");
  }
  return std::min(size, kMaxPageSize);
}

AreaLevel LevelOf(divisions::Level level) {
  // Both count down from the nation; questions begin with "unspecified".
  return static_cast<AreaLevel>(static_cast<int>(level) + 1);
}

AreaLevel LevelOf(const divisions::DivisionCode& code) {
  return LevelOf(code.level());
}

}  // namespace disclosure::stats
