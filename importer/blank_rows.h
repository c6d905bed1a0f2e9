#ifndef DISCLOSURE_IMPORTER_BLANK_ROWS_H_
#define DISCLOSURE_IMPORTER_BLANK_ROWS_H_

#include "importer/form_layout.h"
#include "importer/table_reader.h"
#include "importer/token.h"

namespace disclosure::importer {

// Adds the rows whose labels stand in the document with no figure behind them:
// they are there, and blank. Looked for between their neighbours in the printed
// order; a table without any figure must show half of its labels.
void AddBlankRows(const TokenStream& tokens, const FormLayout& layout,
                  TableReading& reading);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_BLANK_ROWS_H_
