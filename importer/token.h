#ifndef DISCLOSURE_IMPORTER_TOKEN_H_
#define DISCLOSURE_IMPORTER_TOKEN_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "importer/cell_text.h"

namespace disclosure::importer {

// One cell of a table, or one word of a line that has no separators.
struct Token {
  // As printed, without blanks around it. Empty for a blank cell.
  std::string_view raw;
  // Its offset in the document.
  size_t begin = 0;
  // From 1.
  int line = 0;
  // Among the cells of its line, from 1, leading blanks counted; 0 for a word.
  int column = 0;
  // The line has separators (tabs or pipes), so the token is a whole cell.
  bool is_cell = false;
  CellText cell;

  CellKind kind() const { return cell.kind; }
  size_t end() const { return begin + raw.size(); }
  // A number, however damaged, or a mark in its place.
  bool IsFilled() const {
    return kind() == CellKind::kNumber || kind() == CellKind::kMark ||
           kind() == CellKind::kSplit;
  }
  // Stands where a number should, and is none.
  bool IsUnreadable() const {
    return kind() == CellKind::kText || kind() == CellKind::kSplit;
  }
};

// A document as one stream, whatever its layout: cells and words in the order
// of reading. Blank cells stand in it only behind other cells of their line.
using TokenStream = std::vector<Token>;

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_TOKEN_H_
