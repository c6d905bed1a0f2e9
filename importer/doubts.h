#ifndef DISCLOSURE_IMPORTER_DOUBTS_H_
#define DISCLOSURE_IMPORTER_DOUBTS_H_

#include <string>

#include "importer/protocol.h"

namespace disclosure::importer {

// Adds a doubt, at most kMaxDoubts of them.
void AddDoubt(int line, std::string zh, std::string en, Protocol& protocol);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_DOUBTS_H_
