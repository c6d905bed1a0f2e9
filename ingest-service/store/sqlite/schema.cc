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

// "DSCL", in the header of the file: `file` and others can tell whose it is.
constexpr int64_t kApplicationId = 0x4453434c;
constexpr int64_t kSchemaVersion = 1;

// Everything is appended by sequence. There is no index beside that: a random
// one costs a factor of six, and the key index is kept in memory.
constexpr char kTables[] = R"sql(
  CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  -- `change` is a disclosure.v1.Change; `previous` the sequence of the revision
  -- before, 0 if there is none.
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

absl::Status RunCreation(Connection& connection) {
  RETURN_IF_ERROR(connection.Execute(kTables));
  const std::string rest =
      absl::StrCat("INSERT INTO meta VALUES ('feed_id', '", NewUuid(), "');",
                   "PRAGMA application_id = ", kApplicationId, ";",
                   "PRAGMA user_version = ", kSchemaVersion, ";");
  return connection.Execute(rest.c_str());
}

absl::Status CheckOwner(int64_t application, int64_t version) {
  if (application != kApplicationId) {
    return absl::FailedPreconditionError(absl::StrCat(
        "the file is a database of another application (application_id ",
        application, "); give the store a path of its own"));
  }
  if (version != kSchemaVersion) {
    return absl::FailedPreconditionError(
        absl::StrCat("the file has schema version ", version,
                     ", this program reads version ", kSchemaVersion));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<bool> HasTables(Connection& connection) {
  ASSIGN_OR_RETURN(const int64_t application,
                   connection.QueryInteger("PRAGMA application_id"));
  ASSIGN_OR_RETURN(const int64_t version,
                   connection.QueryInteger("PRAGMA user_version"));
  ASSIGN_OR_RETURN(
      const int64_t tables,
      connection.QueryInteger("SELECT count(*) FROM sqlite_schema"));
  // A creation that was cut short leaves just this: tables, id and version come
  // in one transaction.
  if (application == 0 && version == 0 && tables == 0) return false;
  RETURN_IF_ERROR(CheckOwner(application, version));
  return true;
}

absl::Status CreateTables(Connection& connection) {
  RETURN_IF_ERROR(connection.Execute("BEGIN IMMEDIATE"));
  if (absl::Status created = RunCreation(connection); !created.ok()) {
    // The first error is the one worth telling; closing rolls back too.
    connection.Execute("ROLLBACK").IgnoreError();
    return created;
  }
  return connection.Execute("COMMIT");
}

absl::StatusOr<std::string> ReadFeedId(Connection& connection) {
  return connection.QueryText("SELECT value FROM meta WHERE name = 'feed_id'");
}

}  // namespace disclosure::ingest
