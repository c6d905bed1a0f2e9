#include "ingest-service/store/sqlite/statement.h"

#include "ingest-service/store/sqlite/connection.h"
#include "ingest-service/store/sqlite/sqlite_status.h"

namespace disclosure::ingest {

absl::StatusOr<Statement> Statement::Prepare(const Connection& connection,
                                             const char* sql) {
  sqlite3_stmt* statement = nullptr;
  const int code =
      sqlite3_prepare_v3(connection.handle(), sql, /*nByte=*/-1,
                         SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return connection.StatusOf(code, sql);
  return Statement(statement);
}

void Statement::BindInteger(int parameter, int64_t value) {
  NoteBinding(sqlite3_bind_int64(statement_.get(), parameter, value));
}

void Statement::BindText(int parameter, std::string_view text) {
  NoteBinding(sqlite3_bind_text64(statement_.get(), parameter, text.data(),
                                  text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::BindBlob(int parameter, std::string_view bytes) {
  // A null pointer would bind NULL, not an empty blob.
  const char* data = bytes.empty() ? "" : bytes.data();
  NoteBinding(sqlite3_bind_blob64(statement_.get(), parameter, data,
                                  bytes.size(), SQLITE_STATIC));
}

absl::StatusOr<bool> Statement::Step() {
  const int code =
      binding_ == SQLITE_OK ? sqlite3_step(statement_.get()) : binding_;
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return SqliteStatus(sqlite3_db_handle(statement_.get()), code,
                      sqlite3_sql(statement_.get()));
}

int64_t Statement::Integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string_view Statement::Bytes(int column) const {
  const void* data = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return {static_cast<const char*>(data), static_cast<size_t>(size)};
}

void Statement::Reset() {
  // Repeats the code of the last Step(), which has been told already.
  sqlite3_reset(statement_.get());
  binding_ = SQLITE_OK;
}

void Statement::NoteBinding(int code) {
  if (binding_ == SQLITE_OK) binding_ = code;
}

}  // namespace disclosure::ingest
