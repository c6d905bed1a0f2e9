#ifndef DISCLOSURE_TESTS_INGEST_SERVICE_SUPPORT_MEMORY_REPORT_STORE_H_
#define DISCLOSURE_TESTS_INGEST_SERVICE_SUPPORT_MEMORY_REPORT_STORE_H_

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "ingest-service/store/report_store.h"

namespace disclosure::ingest {

// What a MemoryReportStore has instead of a disk: outlives the store, so that
// one can be opened on it again.
struct MemoryDisk {
  explicit MemoryDisk(std::string id) : feed_id(std::move(id)) {}

  const std::string feed_id;
  mutable std::mutex mutex;
  std::vector<StoredChange> changes;
};

// The fake of a store. It passes the contract of all stores. Thread-safe.
class MemoryReportStore final : public ReportStore {
 public:
  // With a new, empty disk.
  MemoryReportStore();
  explicit MemoryReportStore(std::shared_ptr<MemoryDisk> disk);

  const std::string& feed_id() const override;
  Sequence latest() const override;
  absl::Status Append(std::span<const StoredChange> changes) override;
  absl::StatusOr<std::vector<StoredChange>> ChangesAfter(
      Sequence sequence, int limit, size_t max_bytes) const override;
  absl::StatusOr<StoredChange> Read(Sequence sequence) const override;
  absl::Status Scan(const std::function<absl::Status(const StoredChange&)>&
                        visit) const override;

 private:
  const std::shared_ptr<MemoryDisk> disk_;
};

// Another id at each call.
std::shared_ptr<MemoryDisk> NewMemoryDisk();

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_TESTS_INGEST_SERVICE_SUPPORT_MEMORY_REPORT_STORE_H_
