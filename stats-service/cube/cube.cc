#include "stats-service/cube/cube.h"

#include <algorithm>

namespace disclosure::stats {
namespace {

using divisions::DivisionCode;
using divisions::Level;

// Calls `visit(key, place)` for each organ of a range that reported.
template <typename Visit>
void ForEachReport(const OrganIndex& organs, const YearSheet& sheet,
                   OrganRange range, Visit visit) {
  for (OrganPlace place = range.begin; place < range.end;) {
    if (sheet.Reported(place)) visit(organs.key(place), place);
    if (++place.slot == organs.block(place.block).size()) {
      place = {place.block + 1, 0};
    }
  }
}

}  // namespace

const YearSheet* ScopeSheets::Find(int32_t year) const {
  const auto found = years.find(year);
  return found == years.end() ? nullptr : found->second.get();
}

Cube::Cube(const CubeFrame& cube_frame)
    : frame(&cube_frame),
      rules(std::make_shared<const std::vector<std::string>>()) {
  own.organs = summaries.organs = std::make_shared<const OrganIndex>();
}

const RollUp* Cube::FindRollUp(const DivisionCode& area, int32_t year) const {
  const auto sheet = roll_ups.find(year);
  return sheet == roll_ups.end() ? nullptr : sheet->second->Find(area);
}

CellSum Cube::Sum(const DivisionCode& area, int32_t year,
                  form::CellIndex cell) const {
  if (area.level() != Level::kTownship) {
    const RollUp* roll_up = FindRollUp(area, year);
    return roll_up == nullptr ? CellSum{} : roll_up->Of(*frame, cell);
  }
  CellSum sum;
  const YearSheet* sheet = own.Find(year);
  if (sheet == nullptr) return sum;
  ForEachReport(*own.organs, *sheet, own.organs->RangeOf(area),
                [&](const form::OrganKey&, OrganPlace place) {
                  sum.Add(sheet->Read(*frame, place, cell),
                          sheet->IsApproximate(place, cell));
                });
  return sum;
}

int64_t Cube::Reports(const DivisionCode& area, int32_t year) const {
  if (area.level() != Level::kTownship) {
    const RollUp* roll_up = FindRollUp(area, year);
    return roll_up == nullptr ? 0 : roll_up->reports();
  }
  int64_t reports = 0;
  const YearSheet* sheet = own.Find(year);
  if (sheet == nullptr) return reports;
  ForEachReport(*own.organs, *sheet, own.organs->RangeOf(area),
                [&](const form::OrganKey&, OrganPlace) { ++reports; });
  return reports;
}

int64_t Cube::ExpectedReports(const DivisionCode& area, int32_t year) const {
  if (area.level() != Level::kTownship) {
    const RollUp* roll_up = FindRollUp(area, year);
    return roll_up == nullptr ? 0 : roll_up->expected_reports();
  }
  if (!frame->expected().IsExpected(area, year)) return 0;
  const YearSheet* sheet = own.Find(year);
  const auto place = own.organs->Find({area, form::CreditCode()});
  return sheet != nullptr && place.has_value() && sheet->Reported(*place) ? 1
                                                                          : 0;
}

uint32_t Cube::Forms(const DivisionCode& area, int32_t year) const {
  uint32_t forms = 0;
  if (area.level() != Level::kTownship) {
    const RollUp* roll_up = FindRollUp(area, year);
    for (size_t form = 0; roll_up != nullptr && form < kForms; ++form) {
      if (roll_up->reports_on(form) > 0) forms |= 1u << form;
    }
    return forms;
  }
  const YearSheet* sheet = own.Find(year);
  if (sheet == nullptr) return forms;
  ForEachReport(*own.organs, *sheet, own.organs->RangeOf(area),
                [&](const form::OrganKey&, OrganPlace place) {
                  forms |=
                      1u << sheet->figures(place.block)->form_slot(place.slot);
                });
  return forms;
}

std::optional<int32_t> Cube::FirstYear() const {
  std::optional<int32_t> first;
  for (const ScopeSheets* scope : {&own, &summaries}) {
    for (const auto& [year, sheet] : scope->years) {
      if (sheet->reports() == 0) continue;
      first = first.has_value() ? std::min(*first, year) : year;
    }
  }
  return first;
}

std::optional<int32_t> Cube::LastYear() const {
  std::optional<int32_t> last;
  for (const ScopeSheets* scope : {&own, &summaries}) {
    for (const auto& [year, sheet] : scope->years) {
      if (sheet->reports() == 0) continue;
      last = last.has_value() ? std::max(*last, year) : year;
    }
  }
  return last;
}

int64_t Cube::Reports() const {
  int64_t reports = 0;
  for (const ScopeSheets* scope : {&own, &summaries}) {
    for (const auto& [year, sheet] : scope->years) reports += sheet->reports();
  }
  return reports;
}

CubeBytes Cube::Bytes() const {
  CubeBytes bytes;
  for (const ScopeSheets* scope : {&own, &summaries}) {
    bytes.organs += scope->organs->HeapBytes();
    for (const auto& [year, sheet] : scope->years) {
      bytes.cells += sheet->figure_bytes();
      bytes.findings += sheet->finding_bytes();
    }
  }
  for (const auto& [year, sheet] : roll_ups) {
    bytes.roll_ups += sheet->HeapBytes();
  }
  return bytes;
}

}  // namespace disclosure::stats
