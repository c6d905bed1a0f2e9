#ifndef DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_SQLITE_WRITER_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_SQLITE_WRITER_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ingest-service/store/report_store.h"
#include "ingest-service/store/sqlite/change_compression.h"
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

  const std::string& feed_id() const { return contents_.feed_id; }
  // When it was opened: the newest sequence in the file, and how its changes
  // are kept, those that will be appended, too.
  Sequence latest() const { return contents_.latest; }
  const std::vector<ChangeFormat::Era>& eras() const { return contents_.eras; }

  // All of `changes` in one transaction that is on disk when this returns, or
  // none of them.
  absl::Status Append(std::span<const StoredChange> changes);

 private:
  struct Contents {
    std::string feed_id;
    Sequence latest = 0;
    std::vector<ChangeFormat::Era> eras;
  };

  SqliteWriter(Connection connection, Contents contents,
               Statement insert_change, Statement insert_text,
               int64_t checkpoint_pages);
  static absl::StatusOr<Contents> ReadContents(Connection& connection);

  absl::Status Insert(std::span<const StoredChange> changes);
  absl::Status InsertOne(const StoredChange& change);
  void CheckpointIfLong();
  // Called by SQLite after each commit with the length of the log.
  static int NoteLogPages(void* writer, sqlite3* database, const char* name,
                          int pages);

  Connection connection_;
  const Contents contents_;
  ChangeCompressor compressor_;
  Statement insert_change_;
  Statement insert_text_;
  const int64_t checkpoint_pages_;
  int64_t log_pages_ = 0;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_SQLITE_WRITER_H_
