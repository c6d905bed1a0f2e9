#include "ingest-service/store/sqlite/schema.h"

#include <sqlite3.h>

#include <array>
#include <cstdint>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "ingest-service/store/sqlite/statement.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

// Version 1 kept every change as it is, and had no such table.
constexpr char kCompressionTable[] = R"sql(
  -- From this sequence on, changes are compressed against this dictionary, see
  -- ChangeFormat.
  CREATE TABLE compression (
    first_sequence INTEGER PRIMARY KEY,
    dictionary BLOB NOT NULL
  ) STRICT;
)sql";

// Everything is appended by sequence. There is no index beside that: a random
// one costs a factor of six, and the key index is kept in memory.
constexpr char kTables[] = R"sql(
  CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  -- `change` is a disclosure.v1.Change, compressed; `previous` the sequence of
  -- the revision before, 0 if there is none.
  CREATE TABLE change (
    sequence INTEGER PRIMARY KEY,
    division_code TEXT NOT NULL,
    previous INTEGER NOT NULL,
    change BLOB NOT NULL
  ) STRICT;
  -- Whoever follows the feed reads figures only, so text lies apart. A report
  -- without text has no row.
  CREATE TABLE report_text (
    sequence INTEGER PRIMARY KEY,
    text BLOB NOT NULL
  ) STRICT;
)sql";

// A random UUID, version 4 (RFC 4122, section 4.4).
std::string NewUuid() {
  std::array<unsigned char, 16> bytes;
  sqlite3_randomness(static_cast<int>(bytes.size()), bytes.data());
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0f) | 0x40);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3f) | 0x80);
  std::string hex = absl::BytesToHexString(absl::string_view(
      reinterpret_cast<const char*>(bytes.data()), bytes.size()));
  for (const size_t hyphen : {8, 13, 18, 23}) hex.insert(hyphen, 1, '-');
  return hex;
}

absl::Status RunCreation(Connection& connection, const FileKind& kind,
                         const std::string& sql) {
  RETURN_IF_ERROR(connection.Execute(sql.c_str()));
  const std::string header =
      absl::StrCat("PRAGMA application_id = ", kind.application_id, ";",
                   "PRAGMA user_version = ", kind.version, ";");
  return connection.Execute(header.c_str());
}

absl::Status CheckOwner(const FileKind& found, const FileKind& wanted) {
  if (found.application_id != wanted.application_id) {
    return absl::FailedPreconditionError(absl::StrCat(
        "the file is a database of another application (application_id ",
        found.application_id, "); give the store a path of its own"));
  }
  if (found.version < wanted.oldest_version || found.version > wanted.version) {
    return absl::FailedPreconditionError(
        absl::StrCat("the file has schema version ", found.version,
                     ", this program reads version ", wanted.version));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<bool> HasTables(Connection& connection, const FileKind& kind) {
  FileKind found;
  ASSIGN_OR_RETURN(found.application_id,
                   connection.QueryInteger("PRAGMA application_id"));
  ASSIGN_OR_RETURN(found.version,
                   connection.QueryInteger("PRAGMA user_version"));
  ASSIGN_OR_RETURN(
      const int64_t tables,
      connection.QueryInteger("SELECT count(*) FROM sqlite_schema"));
  // A creation that was cut short leaves just this: tables, id and version come
  // in one transaction.
  if (found.application_id == 0 && found.version == 0 && tables == 0) {
    return false;
  }
  RETURN_IF_ERROR(CheckOwner(found, kind));
  return true;
}

absl::Status CreateTables(Connection& connection, const FileKind& kind,
                          const std::string& sql) {
  RETURN_IF_ERROR(connection.Execute("BEGIN IMMEDIATE"));
  if (absl::Status created = RunCreation(connection, kind, sql);
      !created.ok()) {
    // The first error is the one worth telling; closing rolls back too.
    connection.Execute("ROLLBACK").IgnoreError();
    return created;
  }
  return connection.Execute("COMMIT");
}

std::string ReportStoreTables() {
  return absl::StrCat(kTables, kCompressionTable,
                      "INSERT INTO meta VALUES ('feed_id', '", NewUuid(),
                      "');");
}

absl::Status UpgradeReportStore(Connection& connection) {
  ASSIGN_OR_RETURN(const int64_t version,
                   connection.QueryInteger("PRAGMA user_version"));
  if (version == kReportStoreFile.version) return absl::OkStatus();
  return CreateTables(connection, kReportStoreFile, kCompressionTable);
}

absl::Status RenewFeedId(Connection& connection) {
  const std::string sql = absl::StrCat("UPDATE meta SET value = '", NewUuid(),
                                       "' WHERE name = 'feed_id'");
  return connection.Execute(sql.c_str());
}

absl::StatusOr<std::string> ReadFeedId(Connection& connection) {
  return connection.QueryText("SELECT value FROM meta WHERE name = 'feed_id'");
}

}  // namespace disclosure::ingest
