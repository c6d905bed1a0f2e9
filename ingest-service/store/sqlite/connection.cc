#include "ingest-service/store/sqlite/connection.h"

#include "absl/strings/str_cat.h"
#include "ingest-service/store/sqlite/sqlite_status.h"
#include "ingest-service/store/sqlite/statement.h"
#include "status/status_macros.h"

namespace disclosure::ingest {

absl::StatusOr<Connection> Connection::Open(const std::string& path,
                                            Access access,
                                            absl::Duration busy_timeout) {
  // NOMUTEX: a connection has one user at a time, by the promise above.
  const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                    (access == Access::kReadOnly ? SQLITE_OPEN_READONLY
                                                 : SQLITE_OPEN_READWRITE);
  sqlite3* database = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &database, flags, nullptr);
  // Even a failed call makes a handle, which carries the message.
  Connection connection(database);
  if (code != SQLITE_OK) {
    return SqliteStatus(database, code, absl::StrCat("opening ", path));
  }
  sqlite3_busy_timeout(
      database, static_cast<int>(absl::ToInt64Milliseconds(busy_timeout)));
  return connection;
}

absl::Status Connection::Execute(const char* sql) {
  const int code =
      sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? absl::OkStatus() : StatusOf(code, sql);
}

absl::StatusOr<int64_t> Connection::QueryInteger(const char* sql) {
  ASSIGN_OR_RETURN(Statement statement, Statement::Prepare(*this, sql));
  ASSIGN_OR_RETURN(const bool found, statement.Step());
  if (!found) return absl::NotFoundError(sql);
  return statement.Integer(0);
}

absl::StatusOr<std::string> Connection::QueryText(const char* sql) {
  ASSIGN_OR_RETURN(Statement statement, Statement::Prepare(*this, sql));
  ASSIGN_OR_RETURN(const bool found, statement.Step());
  if (!found) return absl::NotFoundError(sql);
  return std::string(statement.Bytes(0));
}

absl::Status Connection::StatusOf(int code, std::string_view place) const {
  return SqliteStatus(database_.get(), code, place);
}

}  // namespace disclosure::ingest
