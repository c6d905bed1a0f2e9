#include "stats-service/query/sparse_figures.h"

namespace disclosure::stats {
namespace {

// Several counts of one block in a number, so that a reading is counted with
// one addition.
constexpr int kBitsPerCount = 12;
constexpr uint64_t kMaxCount = (uint64_t{1} << kBitsPerCount) - 1;
static_assert(kMaxOrgansPerBlock <= kMaxCount);

enum Counted { kReports, kNotAsked, kBlank, kOfUnknownUnit, kFigures };
static_assert((kFigures + 1) * kBitsPerCount <= 64);

constexpr uint64_t One(Counted counted) {
  return uint64_t{1} << (counted * kBitsPerCount);
}

int64_t CountIn(uint64_t counts, Counted counted) {
  return static_cast<int64_t>(counts >> (counted * kBitsPerCount) & kMaxCount);
}

uint64_t CountsOf(const CellReading& reading) {
  switch (reading.state) {
    case CellState::kNotReported:
      return 0;
    case CellState::kNotAsked:
      return One(kReports) | One(kNotAsked);
    case CellState::kBlank:
      return One(kReports) | One(kBlank);
    case CellState::kFigure:
      break;
  }
  return One(kReports) | One(reading.unit_unknown ? kOfUnknownUnit : kFigures);
}

// Of a column that has none, or in few slots.
struct NoFigures {
  int64_t operator[](size_t /*slot*/) const { return 0; }
};

}  // namespace

SparseGovernments::SparseGovernments(const CubeFrame& frame,
                                     form::CellIndex cell,
                                     divisions::Level level,
                                     divisions::EditionSet edition,
                                     int64_t expected)
    : marks_(frame.area_marks()),
      level_(level),
      edition_(edition),
      reader_(frame, cell) {
  for (size_t kind = 0; kind < counts_of_kinds_.size(); ++kind) {
    counts_of_kinds_[kind] = CountsOf(reader_.OfKind(kind));
  }
  found_.units.figures.reserve(static_cast<size_t>(expected) +
                               kMaxOrgansPerBlock);
}

void SparseGovernments::Add(const SheetBlock& block,
                            std::span<const GovernmentPlace> governments,
                            std::span<const uint32_t> areas) {
  const size_t begin = governments.front().slot;
  const size_t end = governments.back().slot + 1u;
  const PackedColumn column = reader_.OpenPacked(block, begin, end);
  if (column.figures() && column.figures()->is_dense()) {
    return column.figures()->VisitDense(
        [&](const auto& figures) { Take(column, governments, figures); });
  }
  Take(column, governments, NoFigures());
  if (column.figures()) AddFigures(column, begin, end, areas);
}

// Who has a figure and who has none alternate in no order that a processor
// foresees, so nothing here depends on it but numbers.
template <typename FiguresBySlot>
void SparseGovernments::Take(const PackedColumn& column,
                             std::span<const GovernmentPlace> governments,
                             const FiguresBySlot& by_slot) {
  std::vector<UnitFigure>& figures = found_.units.figures;
  size_t end = figures.size();
  const size_t before = end;
  // With room for one that turns out to be none.
  figures.resize(before + governments.size() + 1);
  uint64_t all = 0;
  uint64_t of_edition = 0;
  for (const GovernmentPlace& government : governments) {
    const uint64_t counts =
        government.mark.IsUnit(level_)
            ? counts_of_kinds_[column.KindAt(government.slot)]
            : 0;
    all += counts;
    of_edition += government.mark.StandsIn(edition_) ? counts : 0;
    const int64_t figure = by_slot[government.slot];
    figures[end] = {figure, government.area};
    end += CountIn(counts, kFigures) & static_cast<int64_t>(figure != 0);
  }
  figures.resize(end);
  found_.units.not_asked += CountIn(all, kNotAsked);
  found_.units.blank += CountIn(all, kBlank);
  found_.units.unit_unknown += CountIn(all, kOfUnknownUnit);
  found_.zeros += CountIn(all, kFigures) - static_cast<int64_t>(end - before);
  reports_of_edition_ += CountIn(of_edition, kReports);
}

void SparseGovernments::AddFigures(const PackedColumn& column, size_t begin,
                                   size_t end,
                                   std::span<const uint32_t> areas) {
  std::vector<UnitFigure>& figures = found_.units.figures;
  const size_t before = figures.size();
  few_.clear();
  column.figures()->Read(begin, end, few_);
  for (const SlotValue& figure : few_) {
    const uint32_t area = areas[figure.slot];
    if (area == kNoArea || !marks_[area].IsUnit(level_)) continue;
    if (reader_.OfKind(column.KindAt(figure.slot)).unit_unknown) continue;
    figures.push_back({figure.value, area});
  }
  found_.zeros -= static_cast<int64_t>(figures.size() - before);
}

}  // namespace disclosure::stats
