#ifndef DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_SQLITE_WRITER_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_SQLITE_WRITER_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ingest-service/store/report_store.h"
#include "ingest-service/store/sqlite/connection.h"
#include "ingest-service/store/sqlite/sqlite_report_store.h"
#include "ingest-service/store/sqlite/statement.h"

namespace disclosure::ingest {

// The one connection that writes. Used by one thread at a time.
class SqliteWriter {
 public:
  // Makes or checks the tables.
  static absl::StatusOr<std::unique_ptr<SqliteWriter>> Open(
      const std::string& path, const SqliteOptions& options);

  const std::string& feed_id() const { return feed_id_; }
  // The newest sequence in the file.
  absl::StatusOr<Sequence> ReadLatest();

  // All of `changes` in one transaction that is on disk when this returns, or
  // none of them.
  absl::Status Append(std::span<const StoredChange> changes);

 private:
  SqliteWriter(Connection connection, std::string feed_id,
               Statement insert_change, Statement insert_text,
               int64_t checkpoint_pages);

  absl::Status Insert(std::span<const StoredChange> changes);
  absl::Status InsertOne(const StoredChange& change);
  void CheckpointIfLong();
  // Called by SQLite after each commit with the length of the log.
  static int NoteLogPages(void* writer, sqlite3* database, const char* name,
                          int pages);

  Connection connection_;
  const std::string feed_id_;
  Statement insert_change_;
  Statement insert_text_;
  const int64_t checkpoint_pages_;
  int64_t log_pages_ = 0;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_SQLITE_WRITER_H_
