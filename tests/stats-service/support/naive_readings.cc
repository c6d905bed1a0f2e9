#include "tests/stats-service/support/naive_readings.h"

#include <algorithm>
#include <string>

#include "divisions/division_tree.h"
#include "tests/stats-service/support/country.h"

namespace disclosure::stats {

using divisions::Area;
using divisions::DivisionCode;
using divisions::DivisionTree;
using form::Cell;
using record::Change;
using record::ChangeKind;

bool IsReported(const Change* report) {
  return report != nullptr && report->kind == ChangeKind::kAccepted;
}

bool Asks(v1::Form form, const Cell& cell) {
  return cell.forms == 0 || ((cell.forms >> form) & 1) != 0;
}

bool IsLeftOut(const Change& report, const Cell& cell) {
  return cell.name == "proactive.procurement_amount_yuan" &&
         report.cells.ValueOrZero(cell.index) != 0 &&
         report.procurement_unit == v1::MONEY_UNIT_UNSPECIFIED;
}

bool IsApproximate(const Change& report, const Cell& cell) {
  return report.cells.Has(cell.index) &&
         std::count(report.approximate_cells.begin(),
                    report.approximate_cells.end(), cell.index) > 0;
}

bool IsExpected(const Area& area, int32_t year) {
  if (area.pseudo || !area.In(DivisionTree::EditionFor(year))) return false;
  const std::string digits = area.code.ToString();
  if (digits == "00") return false;
  if (digits.size() == 6)
    return digits < digits.substr(0, 4) + "71" ||
           digits > digits.substr(0, 4) + "79";
  if (digits.size() < 9) return true;
  return digits[6] < '4' && digits.substr(6) != "000";
}

AreaLevel LevelOfDigits(const DivisionCode& code) {
  if (code.digits() == "00") return AreaLevel::kNation;
  switch (code.digits().size()) {
    case 2:
      return AreaLevel::kProvince;
    case 4:
      return AreaLevel::kPrefecture;
    case 6:
      return AreaLevel::kCounty;
    default:
      return AreaLevel::kTownship;
  }
}

bool LiesIn(const DivisionCode& area, const DivisionCode& code) {
  return area.digits() == "00" || code.digits().starts_with(area.digits());
}

}  // namespace disclosure::stats
