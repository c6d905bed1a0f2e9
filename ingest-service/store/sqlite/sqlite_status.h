#ifndef DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_SQLITE_STATUS_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_SQLITE_STATUS_H_

#include <sqlite3.h>

#include <string_view>

#include "absl/status/status.h"

namespace disclosure::ingest {

// What an (extended) result code of SQLite means to a caller of the store:
//
// UNAVAILABLE: busy, locked, or the disk answers with an error; may be
// repeated. RESOURCE_EXHAUSTED: disk, quota, file size or memory is used up.
// DATA_LOSS: the file is damaged, or is no database.
// FAILED_PRECONDITION: the file cannot be opened, or cannot be written.
// INTERNAL: anything else; a bug of ours.
//
// `database` tells the message and the error of the operating system; may be
// null. `place` says what was being done.
absl::Status SqliteStatus(sqlite3* database, int code, std::string_view place);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_SQLITE_STATUS_H_
