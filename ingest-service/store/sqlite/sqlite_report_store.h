#ifndef DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_SQLITE_REPORT_STORE_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_SQLITE_REPORT_STORE_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ingest-service/store/report_store.h"

namespace disclosure::ingest {

struct SqliteOptions {
  // Gives the store a new feed id. After a backup was restored, followers may
  // have seen changes that are lost, and others will get their sequences: by
  // another id they know that they must begin anew.
  bool new_feed_id = false;
  // How long a statement waits for a lock that another process holds, such as a
  // backup by the sqlite3 shell.
  absl::Duration busy_timeout = absl::Seconds(5);
  // The write-ahead log is moved into the database when it has grown to this.
  // The commit that does it waits about 1.3 ms a MiB; throughput is the same
  // from 1 to 64 MiB (tests/benchmark/store_benchmark.cc).
  int64_t checkpoint_bytes = int64_t{4} << 20;
};

// Opens the store in the SQLite file at `path`, or makes it, with its
// directory. One commit is one synced append to the write-ahead log.
//
// FAILED_PRECONDITION: another process has the store open; the file is of
//   another application or schema; file or directory cannot be made.
// DATA_LOSS: the file is damaged, or no database. UNAVAILABLE,
// RESOURCE_EXHAUSTED: as ReportStore says.
absl::StatusOr<std::unique_ptr<ReportStore>> OpenSqliteReportStore(
    const std::string& path, const SqliteOptions& options = {});

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_SQLITE_REPORT_STORE_H_
