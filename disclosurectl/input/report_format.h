#ifndef DISCLOSURE_DISCLOSURECTL_INPUT_REPORT_FORMAT_H_
#define DISCLOSURE_DISCLOSURECTL_INPUT_REPORT_FORMAT_H_

#include <optional>
#include <string_view>

namespace disclosure::ctl {

// How a report lies in a file.
enum class ReportFormat {
  // AnnualReport as protobuf text: .textproto .txtpb .pbtxt
  kTextproto,
  // AnnualReport as JSON: .json
  kJson,
  // Many, each as JSON in a line of its own: .jsonl
  kJsonLines,
  // One AnnualReport in bytes: .binpb .pb
  kBinary,
  // Many, each behind its length as a varint: .stream .binpb.stream
  kStream,
  // The published document: .txt .html .htm .docx, and whatever nothing else
  // fits
  kDocument,
};

// "textproto", "json", "jsonl", "binary", "stream", "document"; nullopt for
// others.
std::optional<ReportFormat> ParseReportFormat(std::string_view name);
std::string_view NameOf(ReportFormat format);

// Whether a file of this format can hold more than one report.
bool HoldsMany(ReportFormat format);

// By the ending of a file's name; nullopt if it is none of the above.
std::optional<ReportFormat> FormatOfName(std::string_view path);

// By the first byte of something without a name: '{' begins JSON, a letter or
// '#' a textproto, all else a stream. A stream whose first report is shorter
// than 128 bytes can look like the others and has to be named.
ReportFormat FormatOfFirstByte(int byte);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_INPUT_REPORT_FORMAT_H_
