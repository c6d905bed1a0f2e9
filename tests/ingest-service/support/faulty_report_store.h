#ifndef DISCLOSURE_TESTS_INGEST_SERVICE_SUPPORT_FAULTY_REPORT_STORE_H_
#define DISCLOSURE_TESTS_INGEST_SERVICE_SUPPORT_FAULTY_REPORT_STORE_H_

#include <mutex>
#include <string>
#include <vector>

#include "ingest-service/store/report_store.h"

namespace disclosure::ingest {

// A store that works until it is told to fail. Borrows the store behind it.
// Thread-safe.
class FaultyReportStore final : public ReportStore {
 public:
  explicit FaultyReportStore(ReportStore& store) : store_(store) {}

  // From now on every append, or every read, fails with `status`; an OK status
  // ends that. A failed append stores nothing.
  void FailAppends(absl::Status status);
  void FailReads(absl::Status status);
  // How often Append() was called.
  int appends() const;

  const std::string& feed_id() const override { return store_.feed_id(); }
  Sequence latest() const override { return store_.latest(); }
  absl::Status Append(std::span<const StoredChange> changes) override;
  absl::StatusOr<std::vector<StoredChange>> ChangesAfter(
      Sequence sequence, int limit, size_t max_bytes) const override;
  absl::StatusOr<StoredChange> Read(Sequence sequence) const override;
  absl::Status Scan(const std::function<absl::Status(const StoredChange&)>&
                        visit) const override;

 private:
  absl::Status ReadStatus() const;

  ReportStore& store_;
  mutable std::mutex mutex_;
  absl::Status append_status_;
  absl::Status read_status_;
  int appends_ = 0;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_TESTS_INGEST_SERVICE_SUPPORT_FAULTY_REPORT_STORE_H_
