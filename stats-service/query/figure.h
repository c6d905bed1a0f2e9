#ifndef DISCLOSURE_STATS_SERVICE_QUERY_FIGURE_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_FIGURE_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "form/catalogue.h"
#include "form/indicator.h"
#include "stats-service/cube/cube_frame.h"

namespace disclosure::stats {

// What questions ask for by name: a cell, or an indicator that is computed from
// cells. Lives as long as the frame. What reports say about it:
// figure_source.h.
class Figure {
 public:
  explicit Figure(const form::Cell& cell) : cell_(&cell) {}
  explicit Figure(const form::Indicator& indicator) : indicator_(&indicator) {}

  // Exactly one of the two is null.
  const form::Cell* cell() const { return cell_; }
  const form::Indicator* indicator() const { return indicator_; }

  std::string_view name() const {
    return cell_ != nullptr ? cell_->name : indicator_->name;
  }
  // Whether its value is numerator / denominator.
  bool IsRatio() const {
    return indicator_ != nullptr && indicator_->IsRatio();
  }
  // Whether figures of several organs may be put together: all but cells that
  // are rates.
  bool IsSummable() const {
    return cell_ == nullptr || cell_->additivity != v1::ADDITIVITY_RATE;
  }
  bool AddsOverYears() const {
    return cell_ != nullptr ? cell_->additivity == v1::ADDITIVITY_FLOW
                            : indicator_->adds_over_years;
  }
  // Whether values of it can hint at a risk.
  bool HasRisk() const {
    return indicator_ != nullptr && indicator_->risk.has_value();
  }
  // Bit f is set if reports on form f (v1::Form) have it.
  uint32_t forms() const;

  friend bool operator==(const Figure&, const Figure&) = default;

 private:
  const form::Cell* cell_ = nullptr;
  const form::Indicator* indicator_ = nullptr;
};

// INVALID_ARGUMENT: UNKNOWN_CELL, with the name that is most like it;
// UNAVAILABLE_INDICATOR, with the reason.
absl::StatusOr<Figure> FindFigure(const CubeFrame& frame, std::string_view name,
                                  std::string_view field);
// The same for a list; NO_CELLS, or TOO_MANY_VALUES beyond kMaxCells.
absl::StatusOr<std::vector<Figure>> FindFigures(
    const CubeFrame& frame, std::span<const std::string> names);

// NOT_ADDITIVE: a cell that is a rate, which is never summed.
absl::Status CheckSummable(const Figure& figure, std::string_view field);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_FIGURE_H_
