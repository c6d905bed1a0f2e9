#ifndef DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_READ_POOL_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_READ_POOL_H_

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ingest-service/store/sqlite/connection.h"
#include "ingest-service/store/sqlite/statement.h"

namespace disclosure::ingest {

// A connection with the statements that readers need.
struct StoreReader {
  static absl::StatusOr<std::unique_ptr<StoreReader>> Open(
      const std::string& path, absl::Duration busy_timeout);

  Connection connection;
  // ?1 < sequence <= ?2: sequence, division_code, previous, change.
  Statement changes_after;
  // sequence = ?1: sequence, division_code, previous, change, text or NULL.
  Statement one_change;
};

// A bounded number of read connections, lent to one thread at a time.
// Thread-safe.
class ReadPool {
 public:
  static constexpr int kConnections = 4;
  // How long a reader waits for its turn before it is told UNAVAILABLE.
  static constexpr absl::Duration kMaxWait = absl::Seconds(5);

  // A reader, until this is destroyed.
  class Loan {
   public:
    Loan(ReadPool& pool, std::unique_ptr<StoreReader> reader)
        : pool_(&pool), reader_(std::move(reader)) {}
    Loan(Loan&&) = default;
    Loan& operator=(Loan&&) = delete;
    ~Loan();

    StoreReader& operator*() const { return *reader_; }
    StoreReader* operator->() const { return reader_.get(); }

   private:
    ReadPool* pool_;
    std::unique_ptr<StoreReader> reader_;
  };

  static absl::StatusOr<std::unique_ptr<ReadPool>> Open(
      const std::string& path, absl::Duration busy_timeout);

  absl::StatusOr<Loan> Take();

 private:
  void GiveBack(std::unique_ptr<StoreReader> reader);

  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<StoreReader>> idle_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_READ_POOL_H_
