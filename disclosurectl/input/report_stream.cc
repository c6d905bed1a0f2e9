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

}  // namespace

absl::StatusOr<bool> ReportStreamReader::Next(v1::AnnualReport& report) {
  const int first_byte = in_.get();
  if (first_byte == std::istream::traits_type::eof()) return false;
  ASSIGN_OR_RETURN(const uint32_t length, ReadLength(first_byte));
  buffer_.resize(length);
  if (!in_.read(buffer_.data(), length)) {
    return absl::DataLossError(
        absl::StrCat("ends in the middle of a report: ", in_.gcount(), " of ",
                     length, " bytes"));
  }
  bytes_read_ += length;
  if (!report.ParseFromArray(buffer_.data(), static_cast<int>(length))) {
    return absl::InvalidArgumentError("the bytes are no AnnualReport");
  }
  return true;
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
    byte = in_.get();
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
