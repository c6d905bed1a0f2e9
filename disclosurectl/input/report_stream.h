#ifndef DISCLOSURE_DISCLOSURECTL_INPUT_REPORT_STREAM_H_
#define DISCLOSURE_DISCLOSURECTL_INPUT_REPORT_STREAM_H_

#include <cstdint>
#include <istream>
#include <optional>
#include <ostream>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "disclosure/v1/report.pb.h"
#include "disclosurectl/input/report_reader.h"

namespace disclosure::ctl {

// Reads reports that stand one behind the other, each behind its length as a
// varint: the usual way of protobuf, writeDelimitedTo() in other languages.
class ReportStreamReader final : public ReportReader {
 public:
  // Borrows `in`. `begun` are bytes of the first length that were read from it
  // already.
  explicit ReportStreamReader(std::istream& in, std::string begun = "")
      : in_(in), begun_(std::move(begun)) {}

  // DATA_LOSS: the file ends in the middle of a report, or something that is no
  // length stands between two.
  absl::StatusOr<bool> Next(v1::AnnualReport& report) override;
  absl::StatusOr<bool> Skip() override;

  uint64_t bytes_read() const override { return bytes_read_; }

 private:
  // Of a length; that of the stream's end.
  int NextByte();
  // Of the next report; nothing at the end.
  absl::StatusOr<std::optional<uint32_t>> NextLength();
  absl::StatusOr<uint32_t> ReadLength(int first_byte);

  std::istream& in_;
  std::string begun_;
  std::string buffer_;
  uint64_t bytes_read_ = 0;
};

// Writes one report behind its length. `buffer` is overwritten; using it again
// saves allocations.
void WriteDelimited(const v1::AnnualReport& report, std::string& buffer,
                    std::ostream& out);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_INPUT_REPORT_STREAM_H_
