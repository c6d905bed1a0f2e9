#include "tests/ingest-service/support/memory_report_store.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "status/check.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

StoredChange WithoutText(const StoredChange& change) {
  return {change.sequence, change.change, /*text=*/"", change.division_code,
          change.previous};
}

}  // namespace

std::shared_ptr<MemoryDisk> NewMemoryDisk() {
  static std::atomic<int> disks = 0;
  return std::make_shared<MemoryDisk>(
      absl::StrFormat("00000000-0000-4000-8000-%012x", ++disks));
}

MemoryReportStore::MemoryReportStore() : MemoryReportStore(NewMemoryDisk()) {}

MemoryReportStore::MemoryReportStore(std::shared_ptr<MemoryDisk> disk)
    : disk_(std::move(disk)) {}

const std::string& MemoryReportStore::feed_id() const {
  return disk_->feed_id;
}

Sequence MemoryReportStore::latest() const {
  std::scoped_lock lock(disk_->mutex);
  return disk_->changes.size();
}

absl::Status MemoryReportStore::Append(std::span<const StoredChange> changes) {
  std::scoped_lock lock(disk_->mutex);
  for (const StoredChange& change : changes) {
    CHECK_EQ(change.sequence, disk_->changes.size() + 1);
    disk_->changes.push_back(change);
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<StoredChange>> MemoryReportStore::ChangesAfter(
    Sequence sequence, int limit, size_t max_bytes) const {
  std::scoped_lock lock(disk_->mutex);
  std::vector<StoredChange> found;
  size_t bytes = 0;
  for (Sequence i = sequence; i < disk_->changes.size(); ++i) {
    if (found.size() >= static_cast<size_t>(std::max(limit, 0))) break;
    bytes += disk_->changes[i].change.size();
    if (bytes > max_bytes && !found.empty()) break;
    found.push_back(WithoutText(disk_->changes[i]));
  }
  return found;
}

absl::StatusOr<StoredChange> MemoryReportStore::Read(Sequence sequence) const {
  std::scoped_lock lock(disk_->mutex);
  if (sequence == 0 || sequence > disk_->changes.size()) {
    return absl::NotFoundError(absl::StrCat("no change ", sequence));
  }
  return disk_->changes[sequence - 1];
}

absl::Status MemoryReportStore::Scan(
    const std::function<absl::Status(const StoredChange&)>& visit) const {
  const Sequence last = latest();
  for (Sequence sequence = 1; sequence <= last; ++sequence) {
    ASSIGN_OR_RETURN(const StoredChange change, Read(sequence));
    RETURN_IF_ERROR(visit(WithoutText(change)));
  }
  return absl::OkStatus();
}

}  // namespace disclosure::ingest
