#ifndef DISCLOSURE_DISCLOSURECTL_SUBMISSION_FAULT_REPORT_H_
#define DISCLOSURE_DISCLOSURECTL_SUBMISSION_FAULT_REPORT_H_

#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "disclosure/v1/ingest.pb.h"
#include "divisions/division_tree.h"

namespace disclosure::ctl {

// The faults of a submission as an office sends them back: a csv in Chinese
// that spreadsheet programs open by themselves (UTF-8 with a byte order mark,
// lines ending in CR LF), one line for each error and warning, in the order of
// the answers until PutFaultsInOrder(). A report that could not be taken
// without breaking a rule has a line, too. Notes are left out.
class FaultReport {
 public:
  // The file, new and with its headings; or, with `keep_bytes` above 0, cut to
  // so many and gone on with. Borrows `divisions`.
  //
  // INVALID_ARGUMENT: it cannot be written.
  static absl::StatusOr<std::unique_ptr<FaultReport>> Open(
      const std::string& path, uint64_t keep_bytes,
      const divisions::DivisionTree& divisions);

  void Add(const std::string& origin, const v1::AnnualReport& report,
           const v1::SubmitReportResult& result);
  // The input has something at `origin` that is no report.
  void AddUnreadable(const std::string& origin, std::string_view why);

  // Hands all lines to the system; returns the size of the file.
  //
  // UNAVAILABLE: they cannot be written.
  absl::StatusOr<uint64_t> Flush();

 private:
  FaultReport(std::string path, std::ofstream out,
              const divisions::DivisionTree& divisions)
      : path_(std::move(path)), out_(std::move(out)), divisions_(divisions) {}

  // One text a column.
  void Line(const std::vector<std::string>& cells);
  std::string AreaOf(const std::string& division_code) const;

  const std::string path_;
  std::ofstream out_;
  const divisions::DivisionTree& divisions_;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_SUBMISSION_FAULT_REPORT_H_
