#ifndef DISCLOSURE_IMPORTER_LATER_TABLES_H_
#define DISCLOSURE_IMPORTER_LATER_TABLES_H_

#include "importer/table_cells.h"

namespace disclosure::importer {

// A doubt for each table that comes once more, with the first cell that has
// another figure there, if one has. `target` already holds the first tables.
void DoubtLaterTables(const TokenStream& tokens, const TableReading& reading,
                      const TableTarget& target);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_LATER_TABLES_H_
