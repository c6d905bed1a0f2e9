#ifndef DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_SCHEMA_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_SCHEMA_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ingest-service/store/sqlite/connection.h"

namespace disclosure::ingest {

// Whether the file has the tables of this program; false for an empty file.
// Changes nothing.
//
// FAILED_PRECONDITION: the file belongs to another application, or to another
//   version of this one. DATA_LOSS: it is damaged, or no database.
absl::StatusOr<bool> HasTables(Connection& connection);

// Makes the tables and a new feed id, all or nothing.
absl::Status CreateTables(Connection& connection);

absl::StatusOr<std::string> ReadFeedId(Connection& connection);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_SCHEMA_H_
