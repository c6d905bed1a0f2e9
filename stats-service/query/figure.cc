#include "stats-service/query/figure.h"

#include "absl/strings/str_cat.h"
#include "form/nearest_name.h"
#include "stats-service/query/check_question.h"
#include "status/abseil_view.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

constexpr uint32_t kAllForms = (uint32_t{1} << kForms) - 1;

// A hint at the cell or indicator most like `name`; empty if none is like it.
std::string HintAtNearest(const CubeFrame& frame, std::string_view name) {
  std::vector<std::string> names;
  for (const form::Indicator& indicator : frame.indicators().indicators()) {
    names.push_back(indicator.name);
  }
  // In front: of two that are as near, the cell.
  names.emplace(names.begin(), frame.catalogue().Nearest(name));
  const std::string_view nearest = form::NearestName(name, names);
  if (!form::IsLike(name, nearest)) return "";
  return absl::StrCat("; the nearest is \"", AbslView(nearest), "\"");
}

}  // namespace

uint32_t Figure::forms() const {
  if (indicator_ != nullptr) return indicator_->forms;
  return cell_->IsNarrative() ? kAllForms : cell_->forms;
}

absl::StatusOr<Figure> FindFigure(const CubeFrame& frame, std::string_view name,
                                  std::string_view field) {
  const form::Catalogue& catalogue = frame.catalogue();
  if (const auto cell = catalogue.Find(name); cell.has_value()) {
    return Figure(catalogue.cell(*cell));
  }
  const form::Indicator* indicator = frame.indicators().Find(name);
  if (indicator == nullptr) {
    return BadQuestion(
        absl::StrCat("there is no cell or indicator \"", AbslView(name), "\"",
                     HintAtNearest(frame, name)),
        "UNKNOWN_CELL", field);
  }
  if (!indicator->unavailable.empty()) {
    return BadQuestion(absl::StrCat(indicator->name, " cannot be asked for: ",
                                    indicator->unavailable),
                       "UNAVAILABLE_INDICATOR", field);
  }
  return Figure(*indicator);
}

absl::StatusOr<std::vector<Figure>> FindFigures(
    const CubeFrame& frame, std::span<const std::string> names) {
  if (names.empty()) {
    return BadQuestion("at least one cell must be named", "NO_CELLS", "cells");
  }
  if (names.size() > kMaxCells) {
    return BadQuestion(
        absl::StrCat(names.size(), " cells; at most ", kMaxCells, " at a time"),
        "TOO_MANY_VALUES", "cells");
  }
  std::vector<Figure> figures;
  figures.reserve(names.size());
  for (size_t i = 0; i < names.size(); ++i) {
    absl::StatusOr<Figure> figure = FindFigure(frame, names[i], "cells");
    if (!figure.ok()) {
      return WithField(figure.status(), absl::StrCat("cells[", i, "]"));
    }
    figures.push_back(*figure);
  }
  return figures;
}

absl::Status CheckSummable(const Figure& figure, std::string_view field) {
  if (figure.IsSummable()) return absl::OkStatus();
  return BadQuestion(absl::StrCat(AbslView(figure.name()),
                                  " is a rate: it is never summed over organs"),
                     "NOT_ADDITIVE", field);
}

}  // namespace disclosure::stats
