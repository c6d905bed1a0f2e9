#ifndef DISCLOSURE_DISCLOSURECTL_INPUT_REPORT_SOURCE_H_
#define DISCLOSURE_DISCLOSURECTL_INPUT_REPORT_SOURCE_H_

#include <cstdint>
#include <fstream>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "disclosure/v1/report.pb.h"
#include "disclosurectl/input/input_place.h"
#include "disclosurectl/input/report_format.h"
#include "disclosurectl/input/report_reader.h"

namespace disclosure::ctl {

// One report of many, and where it came from.
struct SourcedReport {
  // The file, and within a stream the place from 1: "hunan.binpb.stream#17".
  std::string origin;
  absl::StatusOr<v1::AnnualReport> report;
};

// Reads a published document into a report.
using ReadDocument =
    std::function<absl::StatusOr<v1::AnnualReport>(std::string_view bytes)>;

// Reads the reports of many files one after the other, in any of the formats. A
// file that cannot be read, or holds no report, is told in its place and does
// not end the others.
// Memory holds one file, of a stream one report. Not thread-safe.
class ReportSource {
 public:
  // `format` absent: by name, or first byte; JSON from standard input may be
  // one report or one a line. Borrows `standard_input`.
  ReportSource(std::vector<std::string> files,
               std::optional<ReportFormat> format, ReadDocument read_document,
               std::istream& standard_input);

  // nullopt at the end.
  std::optional<SourcedReport> Next();
  // Passes over so many reports without reading them, fewer if there are no
  // more.
  void Skip(uint64_t count);
  // Of the report that Next() gave last.
  InputPlace place() const { return {next_index_ - 1, bytes_read()}; }

  const std::vector<std::string>& files() const { return files_; }

  size_t file_count() const { return files_.size(); }
  // True if one of the files is, or may be, a stream of many reports.
  bool has_stream() const;

  // How far it has come, for whoever waits. `bytes_total` is absent if one of
  // the files has no size, as standard input has none.
  uint64_t bytes_read() const;
  std::optional<uint64_t> bytes_total() const { return bytes_total_; }

 private:
  std::optional<SourcedReport> NextOfStream();
  std::optional<SourcedReport> OpenNextFile();
  std::optional<SourcedReport> OpenStandardInput();
  std::optional<SourcedReport> OpenJson(std::istream& in);
  std::optional<SourcedReport> Open(const std::string& file,
                                    ReportFormat format, std::istream& in,
                                    std::string begun = "");
  SourcedReport ReadWhole(const std::string& file, ReportFormat format,
                          std::istream& in, std::string bytes);
  // True if they have passed over a report.
  bool SkipOfStream();
  bool SkipFile();
  void CloseStream();
  ReportFormat FormatOf(const std::string& file) const;

  const std::vector<std::string> files_;
  const std::optional<ReportFormat> format_;
  const ReadDocument read_document_;
  std::istream& standard_input_;

  size_t next_file_ = 0;
  // Of the report that comes next.
  uint64_t next_index_ = 0;
  std::ifstream file_;
  // Set while a file of many is being read.
  std::unique_ptr<ReportReader> stream_;
  std::string stream_name_;
  uint64_t place_in_stream_ = 0;
  // What the first byte of standard input says of a report not read yet.
  std::optional<ReportFormat> guess_;

  uint64_t bytes_of_finished_files_ = 0;
  std::optional<uint64_t> bytes_total_;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_INPUT_REPORT_SOURCE_H_
