#ifndef DISCLOSURE_STATS_SERVICE_CUBE_AREA_YEAR_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_AREA_YEAR_H_

#include <array>
#include <cstdint>
#include <utility>

#include "divisions/division_code.h"
#include "stats-service/cube/cube.h"

namespace disclosure::stats {

// Where an area lies in a cube: looked up once, used for all years and cells.
struct AreaPlace {
  AreaPlace(const Cube& cube, const divisions::DivisionCode& code);
  // Of an area of the tree, by its index.
  AreaPlace(const Cube& cube, size_t index);

  divisions::DivisionCode area;
  // Its organs.
  OrganRange organs;
  // Its areas, in DivisionTree::areas().
  std::pair<size_t, size_t> areas;
};

// The own-organ reports of one year at or below an area. Valid as long as the
// cube.
class AreaYear {
 public:
  AreaYear(const Cube& cube, const AreaPlace& place, int32_t year);

  CellSum Sum(form::CellIndex cell) const;
  int64_t reports() const { return reports_; }
  int64_t reports_on(size_t form_slot) const { return by_form_[form_slot]; }
  // Units that are expected to report, and those of them that did not.
  int64_t expected() const { return expected_; }
  int64_t not_reported() const { return not_reported_; }
  // One bit a form slot: the forms of the reports.
  uint32_t forms() const { return forms_; }

 private:
  void CountKept();
  void CountOrgans();
  template <typename Visit>
  void ForEachReport(Visit visit) const;

  const Cube& cube_;
  const AreaPlace& place_;
  const int32_t year_;
  // The kept sums; null for a township, which is added up, and if nobody
  // reported.
  const RollUp* kept_ = nullptr;
  // Of a township; null if nobody reported.
  const YearSheet* sheet_ = nullptr;
  int64_t reports_ = 0;
  std::array<int64_t, kForms> by_form_{};
  int64_t expected_ = 0;
  int64_t not_reported_ = 0;
  uint32_t forms_ = 0;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_AREA_YEAR_H_
