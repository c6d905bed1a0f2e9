#include "importer/later_tables.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "importer/doubts.h"
#include "status/abseil_view.h"

namespace disclosure::importer {
namespace {

using Figures = std::map<form::CellIndex, std::optional<int64_t>>;

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kNames =
    {{{"proactive", "主动公开政府信息情况"},
      {"applications", "收到和处理政府信息公开申请情况"},
      {"disputes", "政府信息公开行政复议、行政诉讼情况"}}};

std::string_view NameOf(std::string_view table) {
  for (const auto& [known, name] : kNames) {
    if (known == table) return name;
  }
  return "政府信息公开情况统计";
}

Figures FiguresOf(const Protocol& protocol) {
  Figures figures;
  for (const CellOrigin& origin : protocol.cells) {
    figures.emplace(origin.cell, origin.value);
  }
  return figures;
}

// The tables that come later, as if they were the only ones.
Figures LaterFigures(const TokenStream& tokens, const TableReading& reading,
                     const TableTarget& target) {
  TableReading later;
  later.rows = reading.later_rows;
  v1::AnnualReport report;
  Protocol protocol;
  ImportTables(tokens, later,
               {.catalogue = target.catalogue,
                .layout = target.layout,
                .procurement_unit = target.procurement_unit,
                .report = report,
                .protocol = protocol});
  return FiguresOf(protocol);
}

std::string InWords(const std::optional<int64_t>& figure) {
  return figure ? absl::StrCat(*figure) : "—";
}

void DoubtTable(const std::string& table, int line, const Figures& first,
                const Figures& later, const TableTarget& target) {
  const std::string name(NameOf(table));
  for (const auto& [index, figure] : later) {
    const form::Cell& cell = target.catalogue.cell(index);
    if (!StdView(cell.name).starts_with(table)) continue;
    const auto before = first.find(index);
    const auto taken =
        before == first.end() ? std::optional<int64_t>() : before->second;
    if (taken == figure) continue;
    target.protocol.holds_more = true;
    AddDoubt(line,
             absl::StrCat("“", name, "”表在这里又出现一次，数字不同（“",
                          cell.label_zh, "”先为 ", InWords(taken), "，后为 ",
                          InWords(figure), "），采用第一张。"),
             absl::StrCat("The table ", table,
                          " stands here once more with other figures (",
                          cell.name, " is ", InWords(taken), " and then ",
                          InWords(figure), "); the first was taken."),
             target.protocol);
    return;
  }
  AddDoubt(line, absl::StrCat("“", name, "”表在这里又出现一次，数字相同。"),
           absl::StrCat("The table ", table,
                        " stands here once more, with the same figures."),
           target.protocol);
}

}  // namespace

void DoubtLaterTables(const TokenStream& tokens, const TableReading& reading,
                      const TableTarget& target) {
  if (reading.later_rows.empty()) return;
  const Figures first = FiguresOf(target.protocol);
  const Figures later = LaterFigures(tokens, reading, target);
  std::map<std::string, int> lines;
  for (const RowReading& row : reading.later_rows) {
    lines.emplace(target.layout.rows[row.row].table,
                  tokens[row.label_begin].line);
  }
  for (const auto& [table, line] : lines) {
    DoubtTable(table, line, first, later, target);
  }
}

}  // namespace disclosure::importer
