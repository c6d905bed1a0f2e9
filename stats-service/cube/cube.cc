#include "stats-service/cube/cube.h"

#include <algorithm>

namespace disclosure::stats {
using divisions::DivisionCode;

const YearSheet* ScopeSheets::Find(int32_t year) const {
  const auto found = years.find(year);
  return found == years.end() ? nullptr : found->second.get();
}

bool ScopeSheets::Reported(const form::OrganKey& organ, int32_t year) const {
  const YearSheet* sheet = Find(year);
  if (sheet == nullptr) return false;
  const auto place = organs->Find(organ);
  return place.has_value() && sheet->Reported(*place);
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
      bytes.days += sheet->day_bytes();
    }
  }
  for (const auto& [year, sheet] : roll_ups) {
    bytes.roll_ups += sheet->HeapBytes();
  }
  if (history != nullptr) bytes.history = history->HeapBytes();
  return bytes;
}

std::shared_ptr<const Cube> BeginHistory(const Cube& cube) {
  auto begun = std::make_shared<Cube>(cube);
  begun->history = std::make_shared<const ChangeHistory>(cube.applied_up_to);
  return begun;
}

}  // namespace disclosure::stats
