#ifndef DISCLOSURE_IMPORTER_CELL_TEXT_H_
#define DISCLOSURE_IMPORTER_CELL_TEXT_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace disclosure::importer {

enum class CellKind {
  kBlank,
  kNumber,
  // Says that there is no number: /, -, —, 无.
  kMark,
  // Digits with blanks between them, "1 2": a number that was broken apart, or
  // two.
  kSplit,
  // Anything else: a label, a heading, prose.
  kText,
};

// What one cell of a table holds.
struct CellText {
  CellKind kind = CellKind::kBlank;
  // The number is `digits` / 10^`decimals`.
  int64_t digits = 0;
  int decimals = 0;
  // As printed behind the number, "万元"; empty if there is none.
  std::string_view unit;
  // Full-width digits, thousands separators, a unit, 〇: F-FMT-05. A leading
  // plus sign is no repair.
  bool repaired = false;

  // In units of 1 / `factor`; nullopt if that is no whole number of at most 18
  // digits.
  std::optional<int64_t> Times(int64_t factor) const;
};

// Reads a whole cell; blanks around its content do not count.
CellText ReadCellText(std::string_view text);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_CELL_TEXT_H_
