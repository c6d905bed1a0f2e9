#include "disclosurectl/output/finding_writer.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "disclosurectl/output/words.h"
#include "status/abseil_view.h"

namespace disclosure::ctl {
namespace {

std::string ValueText(const v1::FindingCell& cell, Language language) {
  if (cell.has_value()) return std::to_string(cell.value());
  return std::string(Text{"（空）", "(blank)"}.In(language));
}

const std::string& SentenceOf(const v1::RepairHint& hint, Language language) {
  return language == Language::kChinese ? hint.message_zh() : hint.message_en();
}

// In one field of a csv.
std::string HintsOf(const v1::Finding& finding, Language language) {
  std::string hints;
  for (const v1::RepairHint& hint : finding.repair_hints()) {
    absl::StrAppend(&hints, hints.empty() ? "" : " | ",
                    SentenceOf(hint, language));
  }
  return hints;
}

void WriteFinding(std::ostream& out, const v1::Finding& finding,
                  Language language) {
  constexpr std::string_view kIndent = "    ";
  const bool chinese = language == Language::kChinese;
  out << WordFor(finding.severity()).In(language) << "  " << finding.rule_id()
      << "  " << (chinese ? finding.message_zh() : finding.message_en())
      << '\n';
  for (const v1::FindingCell& cell : finding.cells()) {
    out << kIndent << cell.cell() << " = " << ValueText(cell, language);
    if (!cell.label().empty()) out << "  (" << cell.label() << ")";
    out << '\n';
  }
  const bool expects = !finding.expected().empty();
  if (expects || !finding.found().empty()) {
    out << kIndent;
    if (expects) {
      out << Text{"应为 ", "expected "}.In(language) << finding.expected()
          << Text{"，", ", "}.In(language);
    }
    out << Text{"实为 ", "found "}.In(language) << finding.found() << '\n';
  }
  for (const v1::RepairHint& hint : finding.repair_hints()) {
    out << kIndent << Text{"可能：", "perhaps: "}.In(language)
        << SentenceOf(hint, language) << '\n';
  }
  if (!finding.ground().empty()) {
    out << kIndent << Text{"依据：", "ground: "}.In(language)
        << finding.ground() << '\n';
  }
}

std::string CountOf(const Findings& findings, v1::Severity severity,
                    Language language, Text one, Text many) {
  const auto count =
      std::ranges::count(findings, severity, &v1::Finding::severity);
  if (count == 0) return "";
  const std::string_view word = (count == 1 ? one : many).In(language);
  return absl::StrCat(count, " ", AbslView(word));
}

}  // namespace

void WriteFindings(std::ostream& out, const Findings& findings,
                   Language language) {
  for (const v1::Finding& finding : findings) {
    WriteFinding(out, finding, language);
  }
}

std::string CountFindings(const Findings& findings, Language language) {
  std::string counts;
  for (const std::string& part :
       {CountOf(findings, v1::SEVERITY_ERROR, language, {"个错误", "error"},
                {"个错误", "errors"}),
        CountOf(findings, v1::SEVERITY_WARNING, language, {"个警告", "warning"},
                {"个警告", "warnings"}),
        CountOf(findings, v1::SEVERITY_INFO, language, {"个提示", "note"},
                {"个提示", "notes"})}) {
    if (part.empty()) continue;
    if (!counts.empty()) counts += Text{"，", ", "}.In(language);
    counts += part;
  }
  if (counts.empty())
    return std::string(Text{"无问题", "no findings"}.In(language));
  return counts;
}

bool HaveErrors(const Findings& findings) {
  return std::ranges::any_of(findings, [](const v1::Finding& finding) {
    return finding.severity() == v1::SEVERITY_ERROR;
  });
}

std::vector<Column> FindingColumns() {
  std::vector<Column> columns;
  for (const char* const key :
       {"origin", "rule_id", "severity", "cells", "labels", "expected", "found",
        "message", "ground", "fingerprint", "repair_hints"}) {
    columns.push_back({key, key, Align::kLeft});
  }
  return columns;
}

std::vector<std::string> FindingRow(std::string_view origin,
                                    const v1::Finding& finding,
                                    Language language) {
  std::string cells;
  std::string labels;
  for (const v1::FindingCell& cell : finding.cells()) {
    const char* const gap = cells.empty() ? "" : "; ";
    absl::StrAppend(&cells, gap, cell.cell(), "=",
                    cell.has_value() ? absl::StrCat(cell.value()) : "");
    absl::StrAppend(&labels, gap, cell.label());
  }
  std::string severity = v1::Severity_Name(finding.severity());
  severity.erase(0, std::string_view("SEVERITY_").size());
  return {std::string(origin),
          finding.rule_id(),
          std::move(severity),
          std::move(cells),
          std::move(labels),
          finding.expected(),
          finding.found(),
          language == Language::kChinese ? finding.message_zh()
                                         : finding.message_en(),
          finding.ground(),
          finding.fingerprint(),
          HintsOf(finding, language)};
}

}  // namespace disclosure::ctl
