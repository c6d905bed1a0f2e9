#include "disclosurectl/input/report_format.h"

#include <algorithm>
#include <array>

namespace disclosure::ctl {
namespace {

struct Named {
  std::string_view name;
  ReportFormat format;
};

constexpr auto kNames = std::to_array<Named>({
    {"textproto", ReportFormat::kTextproto},
    {"json", ReportFormat::kJson},
    {"jsonl", ReportFormat::kJsonLines},
    {"binary", ReportFormat::kBinary},
    {"stream", ReportFormat::kStream},
    {"document", ReportFormat::kDocument},
});

constexpr auto kEndings = std::to_array<Named>({
    {".textproto", ReportFormat::kTextproto},
    {".txtpb", ReportFormat::kTextproto},
    {".pbtxt", ReportFormat::kTextproto},
    {".json", ReportFormat::kJson},
    {".jsonl", ReportFormat::kJsonLines},
    {".binpb", ReportFormat::kBinary},
    {".pb", ReportFormat::kBinary},
    {".stream", ReportFormat::kStream},
    {".txt", ReportFormat::kDocument},
    {".html", ReportFormat::kDocument},
    {".htm", ReportFormat::kDocument},
    {".docx", ReportFormat::kDocument},
});

bool IsLetter(int byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

}  // namespace

std::optional<ReportFormat> ParseReportFormat(std::string_view name) {
  const auto found = std::ranges::find(kNames, name, &Named::name);
  if (found == kNames.end()) return std::nullopt;
  return found->format;
}

std::string_view NameOf(ReportFormat format) {
  return std::ranges::find(kNames, format, &Named::format)->name;
}

bool HoldsMany(ReportFormat format) {
  return format == ReportFormat::kStream || format == ReportFormat::kJsonLines;
}

std::optional<ReportFormat> FormatOfName(std::string_view path) {
  const auto found = std::ranges::find_if(kEndings, [&](const Named& ending) {
    return path.ends_with(ending.name);
  });
  if (found == kEndings.end()) return std::nullopt;
  return found->format;
}

ReportFormat FormatOfFirstByte(int byte) {
  if (byte == '{') return ReportFormat::kJson;
  if (IsLetter(byte) || byte == '#') return ReportFormat::kTextproto;
  return ReportFormat::kStream;
}

}  // namespace disclosure::ctl
