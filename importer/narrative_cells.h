#ifndef DISCLOSURE_IMPORTER_NARRATIVE_CELLS_H_
#define DISCLOSURE_IMPORTER_NARRATIVE_CELLS_H_

#include <string_view>

#include "disclosure/v1/report.pb.h"
#include "form/catalogue.h"
#include "importer/protocol.h"

namespace disclosure::importer {

// Splits `prose`, a document without its tables, into the parts of `report`,
// and sets the figures and wordings that the parts state. Of a figure stated
// twice the first counts; if the second differs, the protocol says so.
void ImportNarrative(std::string_view prose, const form::Catalogue& catalogue,
                     v1::AnnualReport& report, Protocol& protocol);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_NARRATIVE_CELLS_H_
