#include "stats-service/cube/packed_row.h"

#include <cstring>

namespace disclosure::stats {
namespace {

// A state as blocks have it; then the number of unusual cells and these, the
// number of figures that are not zero, their cells, and the figures.
constexpr uint8_t kFormMask = 0x0f;
constexpr uint8_t kReported = 0x10;
constexpr uint8_t kUnitUnknown = 0x20;

template <typename T>
void Append(T value, std::vector<uint8_t>& bytes) {
  const size_t end = bytes.size();
  bytes.resize(end + sizeof(T));
  std::memcpy(bytes.data() + end, &value, sizeof(T));
}

template <typename T>
T At(const uint8_t* bytes, size_t index) {
  T value;
  std::memcpy(&value, bytes + index * sizeof(T), sizeof(T));
  return value;
}

// A number of cells, and they.
struct PackedCells {
  explicit PackedCells(const uint8_t* bytes)
      : count(At<uint16_t>(bytes, 0)), first(bytes + sizeof(uint16_t)) {}

  // `count`, if the cell is none of them.
  size_t IndexOf(form::CellIndex cell) const {
    size_t index = 0;
    while (index < count && At<uint16_t>(first, index) != cell) ++index;
    return index;
  }
  bool Has(form::CellIndex cell) const { return IndexOf(cell) < count; }
  const uint8_t* end() const { return first + count * sizeof(uint16_t); }

  size_t count;
  const uint8_t* first;
};

}  // namespace

void AppendPacked(const CubeFrame& frame, const ReportRow& row,
                  std::vector<uint8_t>& bytes) {
  bytes.push_back(static_cast<uint8_t>(row.form_slot |
                                       (row.reported ? kReported : 0) |
                                       (row.unit_unknown ? kUnitUnknown : 0)));
  if (!row.reported) return;
  const CellSet unusual = row.Unusual(frame);
  Append(static_cast<uint16_t>(unusual.Count()), bytes);
  unusual.ForEach([&](form::CellIndex cell) {
    Append(static_cast<uint16_t>(cell), bytes);
  });
  Append(static_cast<uint16_t>(row.not_zero.size()), bytes);
  for (const CellFigure& figure : row.not_zero) {
    Append(static_cast<uint16_t>(figure.cell), bytes);
  }
  for (const CellFigure& figure : row.not_zero) Append(figure.figure, bytes);
}

CellReading ReadPacked(const CubeFrame& frame, const uint8_t* bytes,
                       form::CellIndex cell) {
  CellReading reading;
  const uint8_t state = bytes[0];
  if ((state & kReported) == 0) return reading;
  reading.form_slot = state & kFormMask;
  if (!frame.Asked(reading.form_slot).Has(cell)) {
    reading.state = CellState::kNotAsked;
    return reading;
  }
  const PackedCells unusual(bytes + 1);
  if (unusual.Has(cell) != frame.narrative().Has(cell)) {
    reading.state = CellState::kBlank;
    return reading;
  }
  reading.state = CellState::kFigure;
  reading.unit_unknown = (state & kUnitUnknown) != 0 && frame.HasUnit(cell);
  const PackedCells not_zero(unusual.end());
  const size_t index = not_zero.IndexOf(cell);
  if (index < not_zero.count) {
    reading.figure = At<int64_t>(not_zero.end(), index);
  }
  return reading;
}

}  // namespace disclosure::stats
