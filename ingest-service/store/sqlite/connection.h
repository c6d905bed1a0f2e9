#ifndef DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_CONNECTION_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_CONNECTION_H_

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace disclosure::ingest {

// One open SQLite connection. Used by one thread at a time. Codes: see
// SqliteStatus().
class Connection {
 public:
  enum class Access { kReadOnly, kReadWrite };

  // Opens a file that exists. A statement that finds the database locked tries
  // again for `busy_timeout`.
  static absl::StatusOr<Connection> Open(const std::string& path, Access access,
                                         absl::Duration busy_timeout);

  // Runs statements that give no rows, or whose rows do not matter.
  absl::Status Execute(const char* sql);
  // The only column of the only row.
  absl::StatusOr<int64_t> QueryInteger(const char* sql);
  absl::StatusOr<std::string> QueryText(const char* sql);

  absl::Status StatusOf(int code, std::string_view place) const;
  sqlite3* handle() const { return database_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };

  explicit Connection(sqlite3* database) : database_(database) {}

  std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_CONNECTION_H_
