#ifndef DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_TYPICAL_CHANGE_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_TYPICAL_CHANGE_H_

#include <string>

namespace disclosure::ingest {

// A serialised v1::Change that accepts a report of a township with every cell
// of every form, all of them zero: what most changes are for the most part, and
// so what they are compressed against.
std::string TypicalChange();

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_TYPICAL_CHANGE_H_
