#include "disclosurectl/input/report_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "disclosurectl/input/file_bytes.h"
#include "disclosurectl/input/file_list.h"
#include "disclosurectl/input/parse_report.h"

namespace disclosure::ctl {
namespace {

std::optional<uint64_t> SizeOf(const std::vector<std::string>& files) {
  uint64_t total = 0;
  for (const std::string& file : files) {
    std::error_code error;
    const uint64_t size = std::filesystem::file_size(file, error);
    if (error) return std::nullopt;
    total += size;
  }
  return total;
}

}  // namespace

ReportSource::ReportSource(std::vector<std::string> files,
                           std::optional<ReportFormat> format,
                           ReadDocument read_document,
                           std::istream& standard_input)
    : files_(std::move(files)),
      format_(format),
      read_document_(std::move(read_document)),
      standard_input_(standard_input),
      bytes_total_(SizeOf(files_)) {}

std::optional<SourcedReport> ReportSource::Next() {
  while (true) {
    if (stream_ == nullptr && next_file_ == files_.size()) return std::nullopt;
    std::optional<SourcedReport> report =
        stream_ != nullptr ? NextOfStream() : OpenNextFile();
    if (!report.has_value()) continue;
    ++next_index_;
    return report;
  }
}

void ReportSource::Skip(uint64_t count) {
  const uint64_t end = next_index_ + count;
  while (next_index_ < end) {
    if (stream_ == nullptr && next_file_ == files_.size()) return;
    if (stream_ != nullptr ? SkipOfStream() : SkipFile()) ++next_index_;
  }
}

bool ReportSource::has_stream() const {
  if (format_.has_value()) return *format_ == ReportFormat::kStream;
  return std::ranges::any_of(files_, [](const std::string& file) {
    return file == kStandardInput ||
           FormatOfName(file) == ReportFormat::kStream;
  });
}

uint64_t ReportSource::bytes_read() const {
  return bytes_of_finished_files_ +
         (stream_ == nullptr ? 0 : stream_->bytes_read());
}

// The next report of the open stream; nullopt, and none is open, at its end.
std::optional<SourcedReport> ReportSource::NextOfStream() {
  SourcedReport next{absl::StrCat(stream_name_, "#", ++place_in_stream_),
                     v1::AnnualReport()};
  const absl::StatusOr<bool> read = stream_->Next(*next.report);
  const bool goes_on = read.ok() ? *read : !absl::IsDataLoss(read.status());
  if (!read.ok()) next.report = read.status();
  if (!goes_on) {
    CloseStream();
    if (read.ok()) return std::nullopt;
  }
  return next;
}

void ReportSource::CloseStream() {
  bytes_of_finished_files_ += stream_->bytes_read();
  stream_.reset();
}

// What ends in the midst of a report has one that cannot be read, as above.
bool ReportSource::SkipOfStream() {
  const absl::StatusOr<bool> skipped = stream_->Skip();
  const bool goes_on = skipped.ok() && *skipped;
  ++place_in_stream_;
  if (!goes_on) CloseStream();
  return goes_on || !skipped.ok();
}

// A file of one report is not even opened.
bool ReportSource::SkipFile() {
  const std::string& file = files_[next_file_];
  const ReportFormat format = file == kStandardInput
                                  ? ReportFormat::kStream
                                  : FormatOf(file, standard_input_);
  if (format == ReportFormat::kStream) {
    return OpenNextFile().has_value();
  }
  ++next_file_;
  std::error_code error;
  const uint64_t size = std::filesystem::file_size(file, error);
  if (!error) bytes_of_finished_files_ += size;
  return true;
}

// Its report, or nullopt if it is a stream, which is open then.
std::optional<SourcedReport> ReportSource::OpenNextFile() {
  const std::string& file = files_[next_file_++];
  const bool is_standard_input = file == kStandardInput;
  if (!is_standard_input) {
    file_ = std::ifstream(file, std::ios::binary);
    if (!file_) {
      return SourcedReport{file, absl::NotFoundError(std::strerror(errno))};
    }
  }
  std::istream& in = is_standard_input ? standard_input_ : file_;
  const ReportFormat format = FormatOf(file, in);
  if (format != ReportFormat::kStream) return ReadWhole(file, format, in);
  stream_ = std::make_unique<ReportStreamReader>(in);
  stream_name_ = file;
  place_in_stream_ = 0;
  return std::nullopt;
}

ReportFormat ReportSource::FormatOf(const std::string& file,
                                    std::istream& in) const {
  if (format_.has_value()) return *format_;
  if (file == kStandardInput) return FormatOfFirstByte(in.peek());
  return FormatOfName(file).value_or(ReportFormat::kDocument);
}

SourcedReport ReportSource::ReadWhole(const std::string& file,
                                      ReportFormat format, std::istream& in) {
  const absl::StatusOr<std::string> bytes = ReadAll(in, file);
  if (!bytes.ok()) return {file, bytes.status()};
  bytes_of_finished_files_ += bytes->size();
  if (format == ReportFormat::kDocument) return {file, read_document_(*bytes)};
  return {file, ParseReport(*bytes, format)};
}

}  // namespace disclosure::ctl
