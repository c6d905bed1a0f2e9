#ifndef DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_SCHEMA_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_SCHEMA_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ingest-service/store/sqlite/connection.h"

namespace disclosure::ingest {

// Which of our files it is, as its header says; `file` and others can tell.
struct FileKind {
  int64_t application_id = 0;
  int64_t version = 0;
  // The oldest version that can be brought to this one.
  int64_t oldest_version = version;
};

// Whether the file has the tables of `kind`; false for an empty file. Changes
// nothing.
//
// FAILED_PRECONDITION: the file is of another kind, or of another version of
//   it. DATA_LOSS: it is damaged, or no database.
absl::StatusOr<bool> HasTables(Connection& connection, const FileKind& kind);

// Runs `sql`, which makes the tables of `kind`, all or nothing.
absl::Status CreateTables(Connection& connection, const FileKind& kind,
                          const std::string& sql);

// "DSCL".
inline constexpr FileKind kReportStoreFile = {
    .application_id = 0x4453434c, .version = 2, .oldest_version = 1};
// The tables of a report store, with a new feed id.
std::string ReportStoreTables();
// Brings the tables of an earlier version to this one, all or nothing.
absl::Status UpgradeReportStore(Connection& connection);
absl::StatusOr<std::string> ReadFeedId(Connection& connection);
// Puts a new one in its place.
absl::Status RenewFeedId(Connection& connection);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_SCHEMA_H_
