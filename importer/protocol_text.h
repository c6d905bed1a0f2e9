#ifndef DISCLOSURE_IMPORTER_PROTOCOL_TEXT_H_
#define DISCLOSURE_IMPORTER_PROTOCOL_TEXT_H_

#include <string>

#include "form/catalogue.h"
#include "importer/importer.h"
#include "importer/protocol.h"

namespace disclosure::importer {

enum class Language { kChinese, kEnglish };

// One line for people: "198 of 198 cells, 37 figures of the text, 1 repair, 0
// doubts".
std::string SummaryText(const Protocol& protocol, Language language);

// The whole protocol for people, a few hundred lines of text: summary,
// identity, doubts, candidates, repaired labels, then a line a cell with its
// origin.
std::string ProtocolText(const Draft& draft, const form::Catalogue& catalogue,
                         Language language);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_PROTOCOL_TEXT_H_
