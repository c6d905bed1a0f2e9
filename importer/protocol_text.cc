#include "importer/protocol_text.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "status/abseil_view.h"

namespace disclosure::importer {
namespace {

std::string_view Words(Language language, std::string_view zh,
                       std::string_view en) {
  return language == Language::kChinese ? zh : en;
}

std::string_view CertaintyText(Certainty certainty, Language language) {
  switch (certainty) {
    case Certainty::kExactLabel:
      return Words(language, "标签一致", "exact label");
    case Certainty::kRepairedLabel:
      return Words(language, "标签已修复", "repaired label");
    case Certainty::kPositionOnly:
      return Words(language, "仅凭位置", "position only");
  }
  return {};
}

std::string LineText(int line, const Protocol& protocol, Language language) {
  if (line == 0) return std::string(Words(language, "全文", "document"));
  const auto row =
      std::ranges::lower_bound(protocol.grid_rows, line, {}, &GridRow::line);
  if (row != protocol.grid_rows.end() && row->line == line) {
    return language == Language::kChinese
               ? absl::StrCat("表 ", row->table, " 第 ", row->row, " 行")
               : absl::StrCat("table ", row->table, " row ", row->row);
  }
  if (!protocol.has_lines) {
    return language == Language::kChinese ? absl::StrCat("第 ", line, " 段")
                                          : absl::StrCat("paragraph ", line);
  }
  if (language == Language::kChinese) return absl::StrCat("第 ", line, " 行");
  return absl::StrCat("line ", line);
}

void AppendIdentity(const v1::AnnualReport& report, Language language,
                    std::string& text) {
  const auto or_none = [&](const std::string& value) {
    return value.empty() ? std::string(Words(language, "（无）", "(none)"))
                         : value;
  };
  absl::StrAppend(&text, AbslView(Words(language, "机关：", "Organ: ")),
                  or_none(report.organ().name()), "\n");
  absl::StrAppend(&text, AbslView(Words(language, "区划：", "Division: ")),
                  or_none(report.division_code()), "\n");
  absl::StrAppend(&text, AbslView(Words(language, "年度：", "Year: ")),
                  report.report_year(), "\n");
  absl::StrAppend(&text, AbslView(Words(language, "表格：", "Form: ")),
                  v1::Form_Name(report.form()), "\n");
}

void AppendDoubts(const Protocol& protocol, Language language,
                  std::string& text) {
  for (const Doubt& doubt : protocol.doubts) {
    absl::StrAppend(&text, AbslView(Words(language, "疑问 ", "Doubt, ")),
                    LineText(doubt.line, protocol, language), ": ",
                    AbslView(Words(language, doubt.zh, doubt.en)), "\n");
  }
  if (protocol.doubts_left_out > 0) {
    absl::StrAppend(&text,
                    AbslView(Words(language, "另有疑问：", "More doubts: ")),
                    protocol.doubts_left_out, "\n");
  }
  for (const DivisionCandidate& candidate : protocol.division_candidates) {
    absl::StrAppend(&text, AbslView(Words(language, "候选 ", "Candidate: ")),
                    candidate.code, " ", candidate.full_name, "\n");
  }
  for (const RepairedLabel& label : protocol.repaired_labels) {
    absl::StrAppend(&text,
                    AbslView(Words(language, "标签修复 ", "Repaired label, ")),
                    LineText(label.line, protocol, language), ": “",
                    label.found, "” → “", label.official, "”\n");
  }
}

std::string ColumnText(int column, Language language) {
  if (column == 0) return {};
  return language == Language::kChinese ? absl::StrCat("第 ", column, " 列")
                                        : absl::StrCat(" column ", column);
}

void AppendCell(const CellOrigin& origin, const form::Cell& cell,
                const Protocol& protocol, Language language,
                std::string& text) {
  absl::StrAppend(&text, cell.name, " = ");
  if (origin.value) {
    absl::StrAppend(&text, *origin.value);
  } else {
    absl::StrAppend(&text, AbslView(Words(language, "（空）", "(blank)")));
  }
  absl::StrAppend(&text, "  ", LineText(origin.line, protocol, language),
                  ColumnText(origin.column, language), " “", origin.raw, "” ",
                  AbslView(CertaintyText(origin.certainty, language)));
  if (origin.repaired_number) {
    absl::StrAppend(
        &text, AbslView(Words(language, "，数已修复", ", repaired number")));
  }
  text += '\n';
}

void AppendFigure(const NarrativeOrigin& origin, const form::Cell& cell,
                  Language language, std::string& text) {
  absl::StrAppend(
      &text, cell.name, " = ", origin.value,
      AbslView(origin.approximate ? Words(language, "（约）", " (approximate)")
                                  : std::string_view()),
      "  “", origin.sentence, "”\n");
}

}  // namespace

std::string SummaryText(const Protocol& protocol, Language language) {
  const size_t doubts =
      protocol.doubts.size() + static_cast<size_t>(protocol.doubts_left_out);
  if (language == Language::kChinese) {
    return absl::StrCat("读到 ", protocol.cells_found, "/",
                        protocol.cells_expected, " 格，正文数据 ",
                        protocol.narrative_figures.size(), " 项，修复 ",
                        protocol.repairs, " 处，疑问 ", doubts, " 项");
  }
  return absl::StrCat(protocol.cells_found, " of ", protocol.cells_expected,
                      " cells, ", protocol.narrative_figures.size(),
                      " figures of the text, ", protocol.repairs, " repaired, ",
                      doubts, " doubts");
}

std::string ProtocolText(const Draft& draft, const form::Catalogue& catalogue,
                         Language language) {
  const Protocol& protocol = draft.protocol;
  std::string text = SummaryText(protocol, language);
  text += '\n';
  AppendIdentity(draft.report, language, text);
  AppendDoubts(protocol, language, text);
  for (const CellOrigin& origin : protocol.cells) {
    AppendCell(origin, catalogue.cell(origin.cell), protocol, language, text);
  }
  for (const NarrativeOrigin& origin : protocol.narrative_figures) {
    AppendFigure(origin, catalogue.cell(origin.cell), language, text);
  }
  return text;
}

}  // namespace disclosure::importer
