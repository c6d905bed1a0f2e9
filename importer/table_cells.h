#ifndef DISCLOSURE_IMPORTER_TABLE_CELLS_H_
#define DISCLOSURE_IMPORTER_TABLE_CELLS_H_

#include "disclosure/v1/report.pb.h"
#include "form/catalogue.h"
#include "importer/form_layout.h"
#include "importer/protocol.h"
#include "importer/table_reader.h"
#include "importer/token.h"

namespace disclosure::importer {

// What the tables of a document are written into.
struct TableTarget {
  const form::Catalogue& catalogue;
  const FormLayout& layout;
  // The unit that the heading 采购总金额 names; a cell's own unit wins.
  v1::MoneyUnit procurement_unit = v1::MONEY_UNIT_UNSPECIFIED;
  v1::AnnualReport& report;
  Protocol& protocol;
};

// Sets the cells of `reading` in the report, with an origin for each figure and
// mark, import notes for repaired numbers (F-FMT-05), figures that are no whole
// number (F-FMT-01) and strange rows (F-STR-09), and doubts.
void ImportTables(const TokenStream& tokens, const TableReading& reading,
                  TableTarget target);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_TABLE_CELLS_H_
