#include "tests/ingest-service/support/faulty_report_store.h"

#include <utility>

#include "status/status_macros.h"

namespace disclosure::ingest {

void FaultyReportStore::FailAppends(absl::Status status) {
  std::scoped_lock lock(mutex_);
  append_status_ = std::move(status);
}

void FaultyReportStore::FailReads(absl::Status status) {
  std::scoped_lock lock(mutex_);
  read_status_ = std::move(status);
}

int FaultyReportStore::appends() const {
  std::scoped_lock lock(mutex_);
  return appends_;
}

absl::Status FaultyReportStore::ReadStatus() const {
  std::scoped_lock lock(mutex_);
  return read_status_;
}

absl::Status FaultyReportStore::Append(std::span<const StoredChange> changes) {
  {
    std::scoped_lock lock(mutex_);
    ++appends_;
    RETURN_IF_ERROR(append_status_);
  }
  return store_.Append(changes);
}

absl::StatusOr<std::vector<StoredChange>> FaultyReportStore::ChangesAfter(
    Sequence sequence, int limit, size_t max_bytes) const {
  RETURN_IF_ERROR(ReadStatus());
  return store_.ChangesAfter(sequence, limit, max_bytes);
}

absl::StatusOr<StoredChange> FaultyReportStore::Read(Sequence sequence) const {
  RETURN_IF_ERROR(ReadStatus());
  return store_.Read(sequence);
}

absl::Status FaultyReportStore::Scan(
    const std::function<absl::Status(const StoredChange&)>& visit) const {
  RETURN_IF_ERROR(ReadStatus());
  return store_.Scan(visit);
}

}  // namespace disclosure::ingest
