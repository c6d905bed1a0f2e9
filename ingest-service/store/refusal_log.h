#ifndef DISCLOSURE_INGEST_SERVICE_STORE_REFUSAL_LOG_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_REFUSAL_LOG_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "disclosure/v1/ingest.pb.h"

namespace disclosure::ingest {

// A submission that the rules refused, before it has an id.
struct PendingRefusal {
  // Everything but id and report.
  v1::Refusal refusal;
  // The report as it was sent (form::SerializeContent).
  std::string content;
};

// How much is kept; beyond any of these the oldest go.
struct RefusalLimits {
  absl::Duration max_age = absl::Hours(24 * 30);
  size_t max_count = 100'000;
  // Reports and findings together.
  size_t max_bytes = size_t{4} << 30;
};

struct RefusalFilter {
  // What the division code, as it was sent, begins with; empty: everything.
  std::string area = {};
  // 0: all.
  int32_t year = 0;
  absl::Time since = absl::InfinitePast();
  // Only those with a smaller id, for the next page.
  std::optional<uint64_t> before = {};
};

// How much of what was found is wanted.
struct RefusalPageSize {
  int max_refusals = 100;
  // One refusal at least, however large it is.
  size_t max_bytes = size_t{2} << 20;
  bool with_report = false;
};

struct RefusalPage {
  // Newest first.
  std::vector<v1::Refusal> refusals;
  // `before` of the next page; 0 on the last.
  uint64_t next = 0;
};

// Keeps refused submissions for a time, beside the reports and out of their
// order. What was appended survives a crash of the process, but a crash of the
// machine may take the newest along: nobody was promised them.
// Append() and Trim() are called by one thread; everything else is thread-safe.
class RefusalLog {
 public:
  virtual ~RefusalLog() = default;

  // Stores all of `refusals`, or none of them; ids rise and are never given
  // twice. Codes as of ReportStore::Append().
  virtual absl::Status Append(std::span<const PendingRefusal> refusals) = 0;

  // Removes the oldest until the limits hold at `now`. Codes as above.
  virtual absl::Status Trim(absl::Time now) = 0;

  // How many there are.
  virtual size_t size() const = 0;

  // Newest first. DATA_LOSS, ROW_UNREADABLE names the row.
  virtual absl::StatusOr<RefusalPage> List(
      const RefusalFilter& filter, const RefusalPageSize& page) const = 0;

  // One of them. NOT_FOUND, REFUSAL_NOT_FOUND. DATA_LOSS as above.
  virtual absl::StatusOr<v1::Refusal> Read(uint64_t id,
                                           bool with_report) const = 0;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_REFUSAL_LOG_H_
