#include "stats-service/cube/year_sheet.h"

#include <utility>

namespace disclosure::stats {

bool YearSheet::Reported(OrganPlace place) const {
  const SheetBlock* block = figures(place.block);
  return block != nullptr && block->reported(place.slot);
}

int32_t YearSheet::Revision(OrganPlace place) const {
  const SheetBlock* block = figures(place.block);
  return block == nullptr ? 0 : block->revision(place.slot);
}

CellReading YearSheet::Read(const CubeFrame& frame, OrganPlace place,
                            form::CellIndex cell) const {
  const SheetBlock* block = figures(place.block);
  return block == nullptr ? CellReading{}
                          : block->Read(frame, place.slot, cell);
}

bool YearSheet::IsApproximate(OrganPlace place, form::CellIndex cell) const {
  const SheetBlock* block = figures(place.block);
  return block != nullptr && block->IsApproximate(place.slot, cell);
}

std::vector<FindingCount> YearSheet::FindingsOf(OrganPlace place) const {
  const FindingsBlock* block = findings(place.block);
  return block == nullptr ? std::vector<FindingCount>() : block->Of(place.slot);
}

ReportDays YearSheet::DaysOf(OrganPlace place) const {
  const DaysBlock* block = days(place.block);
  return block == nullptr ? ReportDays() : block->Of(place.slot);
}

void YearSheet::SetFigures(size_t block,
                           std::shared_ptr<const SheetBlock> figures) {
  if (const SheetBlock* old = this->figures(block); old != nullptr) {
    reports_ -= old->reports();
    figure_bytes_ -= old->HeapBytes();
  }
  if (figures != nullptr) {
    reports_ += figures->reports();
    figure_bytes_ += figures->HeapBytes();
  }
  figures_[block] = std::move(figures);
}

void YearSheet::SetFindings(size_t block,
                            std::shared_ptr<const FindingsBlock> findings) {
  if (const FindingsBlock* old = this->findings(block); old != nullptr) {
    finding_bytes_ -= old->HeapBytes();
  }
  if (findings != nullptr) finding_bytes_ += findings->HeapBytes();
  findings_[block] = std::move(findings);
}

void YearSheet::SetDays(size_t block, std::shared_ptr<const DaysBlock> days) {
  if (const DaysBlock* old = this->days(block); old != nullptr) {
    day_bytes_ -= old->HeapBytes();
  }
  if (days != nullptr) day_bytes_ += days->HeapBytes();
  days_[block] = std::move(days);
}

void YearSheet::ShareBlock(const YearSheet& other, size_t other_block,
                           size_t block) {
  SetFigures(block, other.figures_[other_block]);
  SetFindings(block, other.findings_[other_block]);
  SetDays(block, other.days_[other_block]);
}

namespace {

void RecutBlock(const YearSheet& sheet, size_t old_block, const BlockCut& cut,
                YearSheet& recut) {
  for (size_t piece = 0; piece < cut.old_slots.size(); ++piece) {
    const size_t block = cut.first_new + piece;
    if (sheet.figures(old_block) != nullptr) {
      recut.SetFigures(block, SheetBlock::Cut(*sheet.figures(old_block),
                                              cut.old_slots[piece]));
    }
    if (sheet.findings(old_block) != nullptr) {
      recut.SetFindings(block, FindingsBlock::Cut(*sheet.findings(old_block),
                                                  cut.old_slots[piece]));
    }
    if (sheet.days(old_block) != nullptr) {
      recut.SetDays(
          block, DaysBlock::Cut(*sheet.days(old_block), cut.old_slots[piece]));
    }
  }
}

}  // namespace

std::shared_ptr<const YearSheet> Recut(const YearSheet& sheet,
                                       const OrganIndex::Extended& extended) {
  auto recut = std::make_shared<YearSheet>(extended.index.blocks());
  size_t next_cut = 0;
  size_t new_block = 0;
  for (size_t block = 0; block < sheet.blocks(); ++block) {
    const auto& cuts = extended.cuts;
    if (next_cut < cuts.size() && cuts[next_cut].old_block == block) {
      RecutBlock(sheet, block, cuts[next_cut], *recut);
      new_block += cuts[next_cut++].old_slots.size();
    } else {
      recut->ShareBlock(sheet, block, new_block++);
    }
  }
  return recut;
}

}  // namespace disclosure::stats
