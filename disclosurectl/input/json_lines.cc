#include "disclosurectl/input/json_lines.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "disclosurectl/input/parse_report.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::ctl {

absl::StatusOr<bool> JsonLinesReader::Next(v1::AnnualReport& report) {
  ASSIGN_OR_RETURN(const bool has_line, NextLine());
  if (!has_line) return false;
  ASSIGN_OR_RETURN(report, ParseReport(line_, ReportFormat::kJson));
  return true;
}

absl::StatusOr<bool> JsonLinesReader::Skip() {
  return NextLine();
}

absl::StatusOr<bool> JsonLinesReader::NextLine() {
  do {
    if (!std::exchange(is_begun_, false)) {
      ASSIGN_OR_RETURN(line_, ReadLine(in_));
    }
    if (line_.empty()) return false;
    bytes_read_ += line_.size();
  } while (absl::StripAsciiWhitespace(line_).empty());
  return true;
}

absl::StatusOr<std::string> ReadLine(std::istream& in) {
  std::string line;
  for (int byte = in.get(); byte != std::istream::traits_type::eof();
       byte = in.get()) {
    line += static_cast<char>(byte);
    if (byte == '\n') break;
    if (line.size() >= kMaxStreamedReportBytes) {
      return absl::DataLossError(absl::StrCat(
          "a line is longer than ", kMaxStreamedReportBytes, " bytes"));
    }
  }
  return line;
}

bool ObjectEndsIn(std::string_view json) {
  int depth = 0;
  bool in_string = false;
  for (size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string && c == '\\') {
      ++i;
    } else if (c == '"') {
      in_string = !in_string;
    } else if (!in_string && c == '{') {
      ++depth;
    } else if (!in_string && c == '}') {
      --depth;
    }
  }
  return depth == 0 && !in_string;
}

}  // namespace disclosure::ctl
