#include "disclosurectl/input/report_stream.h"

#include "absl/strings/str_cat.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr int kBitsPerByte = 7;
constexpr int kMaxLengthBits = 28;

void AppendVarint(uint64_t value, std::string& bytes) {
  for (; value >= 0x80; value >>= kBitsPerByte) {
    bytes += static_cast<char>(value | 0x80);
  }
  bytes += static_cast<char>(value);
}

absl::Status EndsInAReport(const std::istream& in, uint32_t length) {
  return absl::DataLossError(
      absl::StrCat("ends in the middle of a report: ", in.gcount(), " of ",
                   length, " bytes"));
}

}  // namespace

absl::StatusOr<bool> ReportStreamReader::Next(v1::AnnualReport& report) {
  ASSIGN_OR_RETURN(const std::optional<uint32_t> next, NextLength());
  if (!next) return false;
  const uint32_t length = *next;
  buffer_.resize(length);
  if (!in_.read(buffer_.data(), length)) return EndsInAReport(in_, length);
  bytes_read_ += length;
  if (!report.ParseFromArray(buffer_.data(), static_cast<int>(length))) {
    return absl::InvalidArgumentError(
        "the bytes are no AnnualReport, or hold a text that is not UTF-8");
  }
  return true;
}

absl::StatusOr<bool> ReportStreamReader::Skip() {
  ASSIGN_OR_RETURN(const std::optional<uint32_t> next, NextLength());
  if (!next) return false;
  if (!in_.ignore(*next) || in_.gcount() != *next) {
    return EndsInAReport(in_, *next);
  }
  bytes_read_ += *next;
  return true;
}

absl::StatusOr<std::optional<uint32_t>> ReportStreamReader::NextLength() {
  const int first_byte = NextByte();
  if (first_byte == std::istream::traits_type::eof()) return std::nullopt;
  ASSIGN_OR_RETURN(const uint32_t length, ReadLength(first_byte));
  return length;
}

int ReportStreamReader::NextByte() {
  if (begun_.empty()) return in_.get();
  const int byte = static_cast<unsigned char>(begun_.front());
  begun_.erase(0, 1);
  return byte;
}

absl::StatusOr<uint32_t> ReportStreamReader::ReadLength(int first_byte) {
  uint32_t length = 0;
  int byte = first_byte;
  for (int shift = 0; shift <= kMaxLengthBits; shift += kBitsPerByte) {
    ++bytes_read_;
    length |= static_cast<uint32_t>(byte & 0x7F) << shift;
    if ((byte & 0x80) == 0) {
      if (length <= kMaxStreamedReportBytes) return length;
      break;
    }
    byte = NextByte();
    if (byte == std::istream::traits_type::eof()) {
      return absl::DataLossError("ends in the middle of a length");
    }
  }
  return absl::DataLossError(absl::StrCat("no length of a report at byte ",
                                          bytes_read_,
                                          "; is this a stream of reports?"));
}

void WriteDelimited(const v1::AnnualReport& report, std::string& buffer,
                    std::ostream& out) {
  buffer.clear();
  AppendVarint(report.ByteSizeLong(), buffer);
  report.AppendToString(&buffer);
  out.write(buffer.data(), static_cast<std::streamsize>(buffer.size()));
}

}  // namespace disclosure::ctl
