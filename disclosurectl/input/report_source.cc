#include "disclosurectl/input/report_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "disclosurectl/byte_order_mark.h"
#include "disclosurectl/input/file_bytes.h"
#include "disclosurectl/input/file_list.h"
#include "disclosurectl/input/json_lines.h"
#include "disclosurectl/input/parse_report.h"
#include "disclosurectl/input/report_stream.h"
#include "status/abseil_view.h"
#include "status/reason.h"

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

// A first byte can mislead: documents and texts of all kinds come this way.
// What has a reason is no matter of the format.
absl::Status WithGuess(const absl::Status& failure, ReportFormat guess) {
  if (!ReasonOf(failure).empty()) return failure;
  return absl::Status(
      failure.code(),
      absl::StrCat(failure.message(), "; standard input was taken for a ",
                   AbslView(NameOf(guess)),
                   " by its first byte: if it is none, name its format with "
                   "--format=textproto|json|jsonl|binary|stream|document"));
}

absl::Status NoReport() {
  return WithReason(
      absl::InvalidArgumentError("there is no report in the input"),
      "NO_REPORT");
}

bool IsBlank(std::string_view bytes, ReportFormat format) {
  if (bytes.empty() || format == ReportFormat::kBinary) return bytes.empty();
  return absl::StripAsciiWhitespace(AbslView(WithoutByteOrderMark(bytes)))
      .empty();
}

// Takes a byte order mark, or of anything else as much as is equal to one.
std::string TakeByteOrderMark(std::istream& in) {
  std::string taken;
  for (const char byte : kByteOrderMark) {
    if (in.peek() != static_cast<unsigned char>(byte)) break;
    taken += static_cast<char>(in.get());
  }
  return taken;
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
    const auto guess = std::exchange(guess_, std::nullopt);
    if (guess && !report->report.ok()) {
      report->report = WithGuess(report->report.status(), *guess);
    }
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
  return std::ranges::any_of(files_, [&](const std::string& file) {
    return file == kStandardInput && !format_ ? true
                                              : HoldsMany(FormatOf(file));
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
    if (place_in_stream_ == 1 && read.ok()) {
      return SourcedReport{stream_name_, NoReport()};
    }
    if (read.ok()) return std::nullopt;
  }
  return next;
}

void ReportSource::CloseStream() {
  bytes_of_finished_files_ += stream_->bytes_read();
  stream_.reset();
}

// What ends in the midst of a report, or has none, has one that cannot be read,
// as above.
bool ReportSource::SkipOfStream() {
  const absl::StatusOr<bool> skipped = stream_->Skip();
  const bool goes_on = skipped.ok() && *skipped;
  ++place_in_stream_;
  if (!goes_on) CloseStream();
  return goes_on || !skipped.ok() || place_in_stream_ == 1;
}

// A file of one report is not even opened.
bool ReportSource::SkipFile() {
  const std::string& file = files_[next_file_];
  if (file == kStandardInput || HoldsMany(FormatOf(file))) {
    return OpenNextFile().has_value();
  }
  ++next_file_;
  std::error_code error;
  const uint64_t size = std::filesystem::file_size(file, error);
  if (!error) bytes_of_finished_files_ += size;
  return true;
}

// Of a file with a name, or of all.
ReportFormat ReportSource::FormatOf(const std::string& file) const {
  if (format_.has_value()) return *format_;
  return FormatOfName(file).value_or(ReportFormat::kDocument);
}

// Its report, or nullopt if it may hold many, which `stream_` then reads.
std::optional<SourcedReport> ReportSource::OpenNextFile() {
  const std::string& file = files_[next_file_++];
  if (file == kStandardInput) return OpenStandardInput();
  file_ = std::ifstream(file, std::ios::binary);
  if (!file_) {
    return SourcedReport{file,
                         WithReason(absl::NotFoundError(std::strerror(errno)),
                                    kUnreadableReason)};
  }
  return Open(file, FormatOf(file), file_);
}

std::optional<SourcedReport> ReportSource::OpenStandardInput() {
  std::istream& in = standard_input_;
  if (format_) return Open(kStandardInput, *format_, in);
  const std::string taken = TakeByteOrderMark(in);
  const bool has_mark = taken == kByteOrderMark;
  if (!taken.empty() && !has_mark) {
    return Open(kStandardInput, ReportFormat::kStream, in, taken);
  }
  ReportFormat format = FormatOfFirstByte(in.peek());
  // What has the mark is text.
  if (has_mark && format == ReportFormat::kStream) {
    format = ReportFormat::kDocument;
  }
  if (format == ReportFormat::kJson) return OpenJson(in);
  if (in.peek() != std::istream::traits_type::eof()) guess_ = format;
  return Open(kStandardInput, format, in);
}

// A line that holds a whole report is the first of many, unless it is alone.
std::optional<SourcedReport> ReportSource::OpenJson(std::istream& in) {
  absl::StatusOr<std::string> line = ReadLine(in);
  if (!line.ok()) return SourcedReport{kStandardInput, line.status()};
  const bool is_whole = ObjectEndsIn(*line);
  if (!is_whole || (in >> std::ws).peek() == std::istream::traits_type::eof()) {
    return Open(kStandardInput, ReportFormat::kJson, in, *std::move(line));
  }
  return Open(kStandardInput, ReportFormat::kJsonLines, in, *std::move(line));
}

// `begun` was read of it already.
std::optional<SourcedReport> ReportSource::Open(const std::string& file,
                                                ReportFormat format,
                                                std::istream& in,
                                                std::string begun) {
  if (!HoldsMany(format)) return ReadWhole(file, format, in, std::move(begun));
  if (format == ReportFormat::kStream) {
    stream_ = std::make_unique<ReportStreamReader>(in, std::move(begun));
  } else {
    stream_ = std::make_unique<JsonLinesReader>(in, std::move(begun));
  }
  stream_name_ = file;
  place_in_stream_ = 0;
  return std::nullopt;
}

SourcedReport ReportSource::ReadWhole(const std::string& file,
                                      ReportFormat format, std::istream& in,
                                      std::string bytes) {
  const absl::StatusOr<std::string> rest = ReadAll(in, file);
  if (!rest.ok()) return {file, rest.status()};
  bytes += *rest;
  bytes_of_finished_files_ += bytes.size();
  if (IsBlank(bytes, format)) return {file, NoReport()};
  if (format == ReportFormat::kDocument) return {file, read_document_(bytes)};
  return {file, ParseReport(bytes, format)};
}

}  // namespace disclosure::ctl
