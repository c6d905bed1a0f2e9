#ifndef DISCLOSURE_DISCLOSURECTL_INPUT_REPORT_STREAM_H_
#define DISCLOSURE_DISCLOSURECTL_INPUT_REPORT_STREAM_H_

#include <cstdint>
#include <istream>
#include <optional>
#include <ostream>
#include <string>

#include "absl/status/statusor.h"
#include "disclosure/v1/report.pb.h"

namespace disclosure::ctl {

// The largest report that a stream file may hold.
inline constexpr uint32_t kMaxStreamedReportBytes = 16 * 1024 * 1024;

// Reads reports that stand one behind the other, each behind its length as a
// varint: the usual way of protobuf, writeDelimitedTo() in other languages.
class ReportStreamReader {
 public:
  // Borrows `in`.
  explicit ReportStreamReader(std::istream& in) : in_(in) {}

  // Reads the next report; false at the end.
  //
  // DATA_LOSS: the file ends in the middle of a report, or something that is no
  // length stands between two. Nothing more can be read then.
  // INVALID_ARGUMENT: these bytes are no report; the next one can be read.
  absl::StatusOr<bool> Next(v1::AnnualReport& report);

  // Passes over the next report without reading it; false at the end. DATA_LOSS
  // as above.
  absl::StatusOr<bool> Skip();

  uint64_t bytes_read() const { return bytes_read_; }

 private:
  // Of the next report; nothing at the end.
  absl::StatusOr<std::optional<uint32_t>> NextLength();
  absl::StatusOr<uint32_t> ReadLength(int first_byte);

  std::istream& in_;
  std::string buffer_;
  uint64_t bytes_read_ = 0;
};

// Writes one report behind its length. `buffer` is overwritten; using it again
// saves allocations.
void WriteDelimited(const v1::AnnualReport& report, std::string& buffer,
                    std::ostream& out);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_INPUT_REPORT_STREAM_H_
