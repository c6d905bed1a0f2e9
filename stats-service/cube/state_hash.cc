#include "stats-service/cube/state_hash.h"

#include <cstring>
#include <string>

namespace disclosure::stats {

void StateHasher::Add(std::string_view text) {
  Add(uint64_t{text.size()});
  for (size_t begin = 0; begin < text.size(); begin += sizeof(uint64_t)) {
    uint64_t word = 0;
    const std::string_view part = text.substr(begin, sizeof(word));
    std::memcpy(&word, part.data(), part.size());
    Add(word);
  }
}

StateHasher HashContent(const form::Identity& identity, const ReportRow& row,
                        const ReportDays& days) {
  StateHasher hasher;
  hasher.Add(identity.organ.division.packed());
  hasher.Add(identity.organ.organ.text());
  hasher.Add(static_cast<uint64_t>(identity.scope) << 32 |
             static_cast<uint32_t>(identity.year));
  hasher.Add(uint64_t{row.form_slot} << 1 | (row.unit_unknown ? 1 : 0));
  hasher.Add(uint64_t{days.published.packed()} << 16 | days.accepted.packed());
  row.figures.ForEachWord([&](uint64_t word) { hasher.Add(word); });
  for (const CellFigure& figure : row.not_zero) {
    hasher.Add(figure.cell);
    hasher.Add(static_cast<uint64_t>(figure.figure));
  }
  for (const form::CellIndex cell : row.approximate)
    hasher.Add(~uint64_t{cell});
  return hasher;
}

StateRecount::StateRecount(std::shared_ptr<const Cube> cube)
    : cube_(std::move(cube)) {}

bool StateRecount::FindBlock() {
  while (true) {
    const auto year = Scope().years.lower_bound(year_);
    if (year == Scope().years.end()) {
      if (in_summaries_) return false;
      in_summaries_ = true;
      year_ = INT32_MIN;
    } else if (year->first != year_) {
      year_ = year->first;
    } else if (block_ < year->second->blocks()) {
      return true;
    } else {
      ++year_;
      block_ = 0;
    }
  }
}

bool StateRecount::Step() {
  if (!FindBlock()) return false;
  AddBlock(*Scope().Find(year_), block_++);
  return true;
}

void StateRecount::AddBlock(const YearSheet& sheet, size_t block) {
  const SheetBlock* figures = sheet.figures(block);
  if (figures == nullptr) return;
  const auto& keys = Scope().organs->block(block);
  const v1::Scope scope =
      in_summaries_ ? v1::SCOPE_AREA_SUMMARY : v1::SCOPE_OWN_ORGAN;
  for (uint32_t slot = 0; slot < keys.size(); ++slot) {
    if (!figures->reported(slot)) continue;
    const OrganPlace place = {static_cast<uint32_t>(block), slot};
    sum_ += StateHash({keys[slot], scope, year_},
                      figures->ReadRow(*cube_->frame, slot),
                      sheet.DaysOf(place), sheet.FindingsOf(place),
                      [&](uint16_t rule) -> const std::string& {
                        return (*cube_->rules)[rule];
                      });
  }
}

uint64_t RecountStateHash(const Cube& cube) {
  // Not owned: the recount ends before the caller's cube does.
  StateRecount recount(
      std::shared_ptr<const Cube>(std::shared_ptr<void>(), &cube));
  while (recount.Step()) {
  }
  return recount.sum();
}

}  // namespace disclosure::stats
