#ifndef DISCLOSURE_IMPORTER_REPORT_YEAR_H_
#define DISCLOSURE_IMPORTER_REPORT_YEAR_H_

#include "disclosure/v1/report.pb.h"
#include "importer/importer.h"
#include "importer/protocol.h"
#include "importer/publication.h"

namespace disclosure::importer {

// Which year a document reports: what the hints say, else its title, else its
// period, else the year before its signature. Where these disagree, or there is
// none, the protocol says so; without one the report has no year.
void SetYear(const PublicationFacts& facts, const Hints& hints,
             v1::AnnualReport& report, Protocol& protocol);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_REPORT_YEAR_H_
