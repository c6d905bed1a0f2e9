#ifndef DISCLOSURE_DISCLOSURECTL_INPUT_REPORT_READER_H_
#define DISCLOSURE_DISCLOSURECTL_INPUT_REPORT_READER_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "disclosure/v1/report.pb.h"

namespace disclosure::ctl {

// The largest report that a file of many may hold.
inline constexpr uint32_t kMaxStreamedReportBytes = 16 * 1024 * 1024;

// Reads the many reports of one file, one after the other. Not thread-safe.
class ReportReader {
 public:
  virtual ~ReportReader() = default;

  // Reads the next report; false at the end.
  //
  // DATA_LOSS: nothing more can be read. INVALID_ARGUMENT: this is no report;
  // the next one can be read.
  virtual absl::StatusOr<bool> Next(v1::AnnualReport& report) = 0;

  // Passes over the next report without reading it; false at the end. DATA_LOSS
  // as above.
  virtual absl::StatusOr<bool> Skip() = 0;

  virtual uint64_t bytes_read() const = 0;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_INPUT_REPORT_READER_H_
