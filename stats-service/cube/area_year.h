#ifndef DISCLOSURE_STATS_SERVICE_CUBE_AREA_YEAR_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_AREA_YEAR_H_

#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "divisions/division_code.h"
#include "stats-service/cube/cube.h"
#include "stats-service/cube/today_areas.h"

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

// The own-organ reports of one year that count in an area. Valid as long as the
// cube; `place` must outlive it.
class AreaYear {
 public:
  // As reported: those at or below the area.
  AreaYear(const Cube& cube, const AreaPlace& place, int32_t year);
  // Those that count in it today; the newest edition must have it. Costs what
  // the area as reported does, and a look-up for each organ that moved.
  static AreaYear Today(const Cube& cube, const AreaPlace& place, int32_t year);
  // Those of these organs alone, which are governments, or departments of one
  // credit code. `place`: of the area that they became.
  static AreaYear OfOrgans(const Cube& cube, const AreaPlace& place,
                           int32_t year, std::span<const form::OrganKey> keys);

  CellSum Sum(form::CellIndex cell) const;
  int64_t reports() const { return reports_; }
  int64_t reports_on(size_t form_slot) const { return by_form_[form_slot]; }
  // Units that are expected to report, and those of them that did not.
  int64_t expected() const { return expected_; }
  int64_t not_reported() const { return not_reported_; }
  // One bit a form slot: the forms of the reports.
  uint32_t forms() const { return forms_; }

  // Today: a place that cannot be divided lay partly in the area; it is left
  // out of all numbers.
  bool is_split() const { return is_split_; }
  // Today: places that are here or not only today.
  bool has_moves() const { return has_moves_; }
  // Where all the reports lie, with other organs' that did not report.
  std::vector<OrganRange> Ranges() const;

 private:
  // A report that is added to what the digits say, or taken away.
  struct Moved {
    OrganPlace place;
    int sign = 1;
  };
  struct Nothing {};

  AreaYear(const Cube& cube, const AreaPlace& place, int32_t year, Nothing);

  void CountKept();
  void CountOrgans();
  // Adds (`sign` 1) or takes away (-1) the organs of one code.
  void MoveCode(const divisions::DivisionCode& code, int sign);
  void MoveOrgan(OrganPlace place, bool is_expected, int sign);
  // Who reported under another code of its place is not missing.
  void FindOtherCodes(size_t edition);
  bool AnyReported(const divisions::DivisionCode& code) const;
  bool GovernmentReported(const divisions::DivisionCode& code) const;
  void SetForms();
  template <typename Visit>
  void ForEachReport(Visit visit) const;

  const Cube& cube_;
  const AreaPlace& place_;
  const int32_t year_;
  // The kept sums; null for a township, which is added up, and if nobody
  // reported.
  const RollUp* kept_ = nullptr;
  // Null if nobody reported.
  const YearSheet* sheet_ = nullptr;
  // The organs that the digits say, of a township.
  OrganRange organs_;
  std::vector<Moved> moved_;
  // In order: what is taken out of the range of the area, and what is added.
  std::vector<OrganRange> taken_;
  std::vector<OrganRange> added_;
  bool only_added_ = false;
  int64_t reports_ = 0;
  std::array<int64_t, kForms> by_form_{};
  int64_t expected_ = 0;
  int64_t not_reported_ = 0;
  uint32_t forms_ = 0;
  bool is_split_ = false;
  bool has_moves_ = false;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_AREA_YEAR_H_
