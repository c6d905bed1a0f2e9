#ifndef DISCLOSURE_DISCLOSURECTL_INPUT_JSON_LINES_H_
#define DISCLOSURE_DISCLOSURECTL_INPUT_JSON_LINES_H_

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "disclosure/v1/report.pb.h"
#include "disclosurectl/input/report_reader.h"

namespace disclosure::ctl {

// Reads reports that are JSON, one a line; blank lines are passed over.
class JsonLinesReader final : public ReportReader {
 public:
  // Borrows `in`. `first_line` was read from it already.
  explicit JsonLinesReader(std::istream& in, std::string first_line = "")
      : in_(in), line_(std::move(first_line)), is_begun_(!line_.empty()) {}

  // DATA_LOSS: a line is longer than kMaxStreamedReportBytes.
  absl::StatusOr<bool> Next(v1::AnnualReport& report) override;
  absl::StatusOr<bool> Skip() override;

  uint64_t bytes_read() const override { return bytes_read_; }

 private:
  // The next line that is not blank; false at the end.
  absl::StatusOr<bool> NextLine();

  std::istream& in_;
  std::string line_;
  // `line_` was read, and nobody has asked for it yet.
  bool is_begun_ = false;
  uint64_t bytes_read_ = 0;
};

// The rest of the line, with its line feed; empty at the end. DATA_LOSS: it is
// longer than kMaxStreamedReportBytes.
absl::StatusOr<std::string> ReadLine(std::istream& in);

// Whether an object that begins in `json` also ends there, as one does that
// stands in one line.
bool ObjectEndsIn(std::string_view json);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_INPUT_JSON_LINES_H_
