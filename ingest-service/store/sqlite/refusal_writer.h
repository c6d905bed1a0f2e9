#ifndef DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_REFUSAL_WRITER_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_REFUSAL_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ingest-service/store/refusal_log.h"
#include "ingest-service/store/sqlite/connection.h"
#include "ingest-service/store/sqlite/statement.h"

namespace disclosure::ingest {

// The one connection that writes refusals. Used by one thread at a time.
class RefusalWriter {
 public:
  // Rows that one transaction of Trim() removes.
  static constexpr int kRowsPerTrim = 256;

  // Makes or checks the tables, and counts what is there.
  static absl::StatusOr<std::unique_ptr<RefusalWriter>> Open(
      const std::string& path, const RefusalLimits& limits,
      absl::Duration busy_timeout);

  // As RefusalLog promises.
  absl::Status Append(std::span<const PendingRefusal> refusals);
  absl::Status Trim(absl::Time now);

  size_t count() const { return count_; }

 private:
  RefusalWriter(Connection connection, const RefusalLimits& limits,
                Statement insert_row, Statement insert_body, Statement oldest,
                Statement delete_rows, Statement delete_bodies);

  // The oldest rows that have to go, at most kRowsPerTrim of them.
  struct Outdated {
    int64_t last_id = 0;
    size_t count = 0;
    size_t bytes = 0;
  };

  absl::Status Insert(std::span<const PendingRefusal> refusals);
  absl::Status InsertOne(const PendingRefusal& pending);
  absl::StatusOr<Outdated> FindOutdated(absl::Time now);
  absl::Status Delete(const Outdated& outdated);
  // Runs `statement` with an id.
  static absl::Status RunWithId(Statement& statement, int64_t id);
  // Commits if `status` is OK; else rolls back and returns it.
  absl::Status EndTransaction(absl::Status status);

  Connection connection_;
  const RefusalLimits limits_;
  Statement insert_row_;
  Statement insert_body_;
  Statement oldest_;
  Statement delete_rows_;
  Statement delete_bodies_;
  size_t count_ = 0;
  size_t bytes_ = 0;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_REFUSAL_WRITER_H_
