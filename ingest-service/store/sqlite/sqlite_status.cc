#include "ingest-service/store/sqlite/sqlite_status.h"

#include <cerrno>

#include "absl/strings/str_cat.h"
#include "status/abseil_view.h"

namespace disclosure::ingest {
namespace {

// SQLite names a full disk only where a write fails; a failing sync or a file
// size limit arrives as a general I/O error.
bool SpaceIsUsedUp(int system_error) {
  return system_error == ENOSPC || system_error == EDQUOT ||
         system_error == EFBIG;
}

// What the operating system said about the write-ahead log, to which all
// appends go. sqlite3_system_errno() does not know errors of a commit.
int LogErrno(sqlite3* database) {
  sqlite3_file* log = nullptr;
  sqlite3_file_control(database, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  int system_error = 0;
  if (log != nullptr && log->pMethods != nullptr) {
    log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &system_error);
  }
  return system_error;
}

absl::StatusCode CodeOf(sqlite3* database, int code) {
  if (code == SQLITE_IOERR_CORRUPTFS) return absl::StatusCode::kDataLoss;
  if (code == SQLITE_IOERR_NOMEM) return absl::StatusCode::kResourceExhausted;
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return absl::StatusCode::kUnavailable;
    case SQLITE_IOERR:
      return database != nullptr && SpaceIsUsedUp(LogErrno(database))
                 ? absl::StatusCode::kResourceExhausted
                 : absl::StatusCode::kUnavailable;
    case SQLITE_FULL:
    case SQLITE_NOMEM:
    case SQLITE_TOOBIG:
      return absl::StatusCode::kResourceExhausted;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return absl::StatusCode::kDataLoss;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
      return absl::StatusCode::kFailedPrecondition;
    default:
      return absl::StatusCode::kInternal;
  }
}

}  // namespace

absl::Status SqliteStatus(sqlite3* database, int code, std::string_view place) {
  const char* message =
      database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database);
  return absl::Status(CodeOf(database, code),
                      absl::StrCat(AbslView(place), ": ", message,
                                   " (SQLite code ", code, ")"));
}

}  // namespace disclosure::ingest
