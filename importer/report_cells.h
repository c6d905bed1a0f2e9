#ifndef DISCLOSURE_IMPORTER_REPORT_CELLS_H_
#define DISCLOSURE_IMPORTER_REPORT_CELLS_H_

#include <cstdint>

#include "disclosure/v1/report.pb.h"
#include "form/catalogue.h"

namespace disclosure::importer {

// Sets one cell of a message.
void SetCell(const form::Catalogue& catalogue, form::CellIndex cell,
             int64_t value, v1::AnnualReport& report);

// Whether the message has the cell.
bool HasCell(const form::Catalogue& catalogue, form::CellIndex cell,
             const v1::AnnualReport& report);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_REPORT_CELLS_H_
