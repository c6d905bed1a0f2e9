#ifndef DISCLOSURE_IMPORTER_IDENTITY_H_
#define DISCLOSURE_IMPORTER_IDENTITY_H_

#include <string_view>

#include "disclosure/v1/report.pb.h"
#include "divisions/division_tree.h"
#include "importer/importer.h"
#include "importer/protocol.h"
#include "importer/publication.h"

namespace disclosure::importer {

// Whose report of which year a document is: sets year, period, publication,
// organ, division and scope of `report`. What the hints say wins; where title,
// period and signature disagree, or the name fits several areas, the protocol
// says so.
void Identify(const PublicationFacts& facts, std::string_view document,
              const Hints& hints, const divisions::DivisionTree& tree,
              v1::AnnualReport& report, Protocol& protocol);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_IDENTITY_H_
