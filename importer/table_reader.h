#ifndef DISCLOSURE_IMPORTER_TABLE_READER_H_
#define DISCLOSURE_IMPORTER_TABLE_READER_H_

#include <cstddef>
#include <span>
#include <vector>

#include "importer/form_layout.h"
#include "importer/protocol.h"
#include "importer/token.h"

namespace disclosure::importer {

// A label and the figures behind it, as places in a token stream. Figures are
// the tokens from `values_begin` up to `values_end`, blanks among them.
struct RowReading {
  // Into FormLayout::rows.
  size_t row = 0;
  Certainty certainty = Certainty::kExactLabel;
  size_t label_begin = 0;
  size_t values_begin = 0;
  size_t values_end = 0;
};

// Figures among those of a table whose label the form does not have.
struct StrangeRow {
  // The table's name, "applications".
  std::string table;
  size_t label_begin = 0;
  size_t values_begin = 0;
  size_t values_end = 0;
  // Its label is one of the form that another row has taken already.
  bool repeated = false;
};

// The tables of a document as rows of one form.
struct TableReading {
  // In the order of the document; no row of the form twice.
  std::vector<RowReading> rows;
  std::vector<StrangeRow> strange_rows;
  // Of tables that come once more, in the order of the document.
  std::vector<RowReading> later_rows;
  // How well the labels and the numbers of figures fit the form: 0 is not at
  // all.
  int score = 0;
};

// Finds the rows of `layout` in a stream: by exact labels first, then, between
// those, by damaged labels and by place. Of several readings of a row the one
// that keeps the printed order wins.
TableReading ReadTables(const TokenStream& tokens, const FormLayout& layout);

// Only the score, by exact labels: for telling forms apart.
int ScoreTables(const TokenStream& tokens, const FormLayout& layout);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_TABLE_READER_H_
