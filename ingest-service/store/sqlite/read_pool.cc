#include "ingest-service/store/sqlite/read_pool.h"

#include <utility>

#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

constexpr char kChangesAfter[] =
    "SELECT sequence, division_code, previous, change FROM change"
    " WHERE sequence > ?1 AND sequence <= ?2 ORDER BY sequence";
constexpr char kOneChange[] =
    "SELECT c.sequence, c.division_code, c.previous, c.change, t.text"
    " FROM change c LEFT JOIN report_text t ON t.sequence = c.sequence"
    " WHERE c.sequence = ?1";

}  // namespace

absl::StatusOr<std::unique_ptr<StoreReader>> StoreReader::Open(
    const std::string& path, absl::Duration busy_timeout) {
  ASSIGN_OR_RETURN(
      Connection connection,
      Connection::Open(path, Connection::Access::kReadOnly, busy_timeout));
  ASSIGN_OR_RETURN(Statement changes_after,
                   Statement::Prepare(connection, kChangesAfter));
  ASSIGN_OR_RETURN(Statement one_change,
                   Statement::Prepare(connection, kOneChange));
  return std::make_unique<StoreReader>(StoreReader{
      std::move(connection), std::move(changes_after), std::move(one_change)});
}

absl::StatusOr<std::unique_ptr<ReadPool>> ReadPool::Open(
    const std::string& path, absl::Duration busy_timeout) {
  auto pool = std::make_unique<ReadPool>();
  for (int i = 0; i < kConnections; ++i) {
    ASSIGN_OR_RETURN(std::unique_ptr<StoreReader> reader,
                     StoreReader::Open(path, busy_timeout));
    pool->idle_.push_back(std::move(reader));
  }
  return pool;
}

absl::StatusOr<ReadPool::Loan> ReadPool::Take() {
  std::unique_lock lock(mutex_);
  if (!returned_.wait_for(lock, absl::ToChronoMilliseconds(kMaxWait),
                          [this] { return !idle_.empty(); })) {
    return absl::UnavailableError("all read connections of the store are busy");
  }
  std::unique_ptr<StoreReader> reader = std::move(idle_.back());
  idle_.pop_back();
  return Loan(*this, std::move(reader));
}

ReadPool::Loan::~Loan() {
  if (reader_ != nullptr) pool_->GiveBack(std::move(reader_));
}

void ReadPool::GiveBack(std::unique_ptr<StoreReader> reader) {
  {
    std::scoped_lock lock(mutex_);
    idle_.push_back(std::move(reader));
  }
  returned_.notify_one();
}

}  // namespace disclosure::ingest
