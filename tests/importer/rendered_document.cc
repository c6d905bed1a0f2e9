#include "tests/importer/rendered_document.h"

#include <cstdlib>
#include <map>

#include "tests/support/catalogue.h"

namespace disclosure::importer {
namespace {

using form::Cell;
using form::CellIndex;

// The headings of table 2, which the forms word differently.
struct ProactiveBlock {
  std::string heading;
  std::vector<std::string> columns;
  // Row label, then as many cells as there are columns.
  std::vector<std::pair<std::string, std::vector<std::string>>> rows;
};

std::vector<ProactiveBlock> ProactiveBlocks(v1::Form form) {
  if (form == v1::FORM_2019) {
    const std::vector<std::string> items = {"上一年项目数量", "本年增/减",
                                            "处理决定数量"};
    return {
        {"第二十条第（一）项",
         {"本年新制作数量", "本年新公开数量", "对外公开总数量"},
         {{"规章",
           {"rules_made", "rules_newly_disclosed", "rules_disclosed_total"}},
          {"规范性文件",
           {"norm_docs_made", "norm_docs_newly_disclosed",
            "norm_docs_disclosed_total"}}}},
        {"第二十条第（五）项",
         items,
         {{"行政许可",
           {"licence_items_prev", "licence_items_change", "licence_decisions"}},
          {"其他对外管理服务事项",
           {"other_service_items_prev", "other_service_items_change",
            "other_service_decisions"}}}},
        {"第二十条第（六）项",
         items,
         {{"行政处罚",
           {"penalty_items_prev", "penalty_items_change", "penalty_decisions"}},
          {"行政强制",
           {"coercion_items_prev", "coercion_items_change",
            "coercion_decisions"}}}},
        {"第二十条第（八）项",
         {"上一年项目数量", "本年增/减"},
         {{"行政事业性收费", {"fee_items_prev", "fee_items_change"}}}},
        {"第二十条第（九）项",
         {"采购项目数量", "采购总金额"},
         {{"政府集中采购",
           {"procurement_projects", "procurement_amount_yuan"}}}},
    };
  }
  return {
      {"第二十条第（一）项",
       {"本年制发件数", "本年废止件数", "现行有效件数"},
       {{"规章", {"rules_made", "rules_repealed", "rules_in_force"}},
        {"行政规范性文件",
         {"norm_docs_made", "norm_docs_repealed", "norm_docs_in_force"}}}},
      {"第二十条第（五）项",
       {"本年处理决定数量"},
       {{"行政许可", {"licence_decisions"}}}},
      {"第二十条第（六）项",
       {"本年处理决定数量"},
       {{"行政处罚", {"penalty_decisions"}},
        {"行政强制", {"coercion_decisions"}}}},
      {"第二十条第（八）项",
       {"本年收费金额（单位：万元）"},
       {{"行政事业性收费", {"fee_amount_yuan"}}}},
  };
}

class Printer {
 public:
  Printer(const v1::AnnualReport& report, const CellPrinter& print)
      : report_(report), values_(CellsByReflection(report)), print_(print) {}

  PrintedTable Proactive() const {
    PrintedTable table{"proactive", {}};
    for (const ProactiveBlock& block : ProactiveBlocks(report_.form())) {
      table.rows.push_back({block.heading});
      PrintedRow header = {"信息内容"};
      header.insert(header.end(), block.columns.begin(), block.columns.end());
      table.rows.push_back(header);
      for (const auto& [label, cells] : block.rows) {
        PrintedRow row = {label};
        for (const std::string& cell : cells) {
          row.push_back(Print(CellNamed("proactive." + cell)));
        }
        table.rows.push_back(row);
      }
    }
    return table;
  }

  // Three columns of labels, seven of figures.
  PrintedTable Applications() const {
    constexpr char kHowTheyAddUp[] =
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
    PrintedTable table{
        "applications",
        {{kHowTheyAddUp, "", "", "申请人情况", "", "", "", "", "", ""},
         {"", "", "", "自然人", "法人或其他组织", "", "", "", "", "总计"},
         {"", "", "", "", "商业企业", "科研机构", "社会公益组织",
          "法律服务机构", "其他", ""}}};
    std::map<int, PrintedRow> rows;
    for (const CellIndex index : TestCatalogue().CellsOf(report_.form())) {
      const Cell& cell = TestCatalogue().cell(index);
      if (!cell.name.starts_with("applications.")) continue;
      PrintedRow& row = rows[cell.row];
      if (row.empty()) row = ApplicationLabels(cell);
      row.push_back(Print(index));
    }
    for (auto& [number, row] : rows) table.rows.push_back(std::move(row));
    return table;
  }

  PrintedTable Disputes() const {
    const std::vector<std::string> results = {"结果维持", "结果纠正",
                                              "其他结果", "尚未审结", "总计"};
    PrintedTable table{"disputes",
                       {{"行政复议", "", "", "", "", "行政诉讼", "", "", "", "",
                         "", "", "", "", ""}}};
    PrintedRow second = results;
    second.insert(second.end(), {"未经复议直接起诉", "", "", "", "",
                                 "复议后起诉", "", "", "", ""});
    table.rows.push_back(second);
    PrintedRow third(5);
    for (int group = 0; group < 2; ++group) {
      third.insert(third.end(), results.begin(), results.end());
    }
    table.rows.push_back(third);
    PrintedRow values;
    for (const CellIndex index : TestCatalogue().CellsOf(report_.form())) {
      if (TestCatalogue().cell(index).name.starts_with("disputes.")) {
        values.push_back(Print(index));
      }
    }
    table.rows.push_back(values);
    return table;
  }

  PrintedTable Annex2014() const {
    PrintedTable table{"annex_2014", {{"统计指标", "单位", "统计数"}}};
    for (const CellIndex index : TestCatalogue().CellsOf(v1::FORM_2014)) {
      const Cell& cell = TestCatalogue().cell(index);
      table.rows.push_back({cell.label_zh, cell.unit, Print(index)});
    }
    return table;
  }

 private:
  std::string Print(CellIndex index) const {
    return print_(TestCatalogue().cell(index), values_.Get(index));
  }

  // "1.属于国家秘密" stands in the third column, "（一）予以公开" in the
  // second.
  static PrintedRow ApplicationLabels(const Cell& cell) {
    const std::string label =
        cell.label_zh.substr(0, cell.label_zh.find(" · "));
    if (label.starts_with("（")) {
      return {cell.row == 203 ? "三、本年度办理结果" : "", label, ""};
    }
    if (label[0] >= '1' && label[0] <= '9') {
      if (cell.row == 205) return {"", "（三）不予公开", label};
      if (cell.row == 213) return {"", "（四）无法提供", label};
      if (cell.row == 216) return {"", "（五）不予处理", label};
      if (cell.row == 222) return {"", "（六）其他处理", label};
      return {"", "", label};
    }
    return {label, "", ""};
  }

  const v1::AnnualReport& report_;
  form::CellValues values_;
  const CellPrinter& print_;
};

std::string Joined(const PrintedRow& row, const std::string& separator,
                   bool with_blanks) {
  std::string line;
  bool first = true;
  for (const std::string& cell : row) {
    if (cell.empty() && !with_blanks) continue;
    if (!first) line += separator;
    line += cell;
    first = false;
  }
  return line;
}

std::string RenderTable(const PrintedTable& table, Layout layout) {
  std::string text;
  for (size_t i = 0; i < table.rows.size(); ++i) {
    const PrintedRow& row = table.rows[i];
    switch (layout) {
      case Layout::kTabs:
        text += Joined(row, "\t", true) + "\n";
        break;
      case Layout::kPipes:
        text += Joined(row, " | ", true) + "\n";
        break;
      case Layout::kMarkdown:
        text += "| " + Joined(row, " | ", true) + " |\n";
        if (i == 0) text += "|---|---|:---:|\n";
        break;
      case Layout::kSpaces:
        text += Joined(row, "  ", false) + "\n";
        break;
      case Layout::kCellPerLine:
        text += Joined(row, "\n", false) + "\n";
        break;
      case Layout::kCellPerLineWithBlankLines:
        text += Joined(row, "\n\n", false) + "\n\n";
        break;
      case Layout::kCellAndPipePerLine:
        text += Joined(row, "\n|\n", false) + "\n|\n";
        break;
      case Layout::kOneLine:
        text += Joined(row, " ", false) + " ";
        break;
      case Layout::kOneLineOfPipes:
        text += Joined(row, " | ", false) + " | ";
        break;
    }
  }
  return text;
}

// A number of ten thousandths, without trailing zeros.
std::string TenThousandths(int64_t value) {
  std::string text = std::to_string(value / 10'000);
  if (const int64_t rest = value % 10'000; rest != 0) {
    std::string decimals = std::to_string(10'000 + std::abs(rest)).substr(1);
    while (decimals.ends_with('0')) decimals.pop_back();
    text += "." + decimals;
  }
  return text;
}

const PrintedTable* Find(const std::vector<PrintedTable>& tables,
                         const std::string& name) {
  for (const PrintedTable& table : tables) {
    if (table.table == name) return &table;
  }
  return nullptr;
}

}  // namespace

std::string NameOf(Layout layout) {
  switch (layout) {
    case Layout::kTabs:
      return "Tabs";
    case Layout::kPipes:
      return "Pipes";
    case Layout::kMarkdown:
      return "Markdown";
    case Layout::kSpaces:
      return "Spaces";
    case Layout::kCellPerLine:
      return "CellPerLine";
    case Layout::kCellPerLineWithBlankLines:
      return "CellPerLineWithBlankLines";
    case Layout::kCellAndPipePerLine:
      return "CellAndPipePerLine";
    case Layout::kOneLine:
      return "OneLine";
    case Layout::kOneLineOfPipes:
      return "OneLineOfPipes";
  }
  return "";
}

bool ShowsBlanks(Layout layout) {
  return layout == Layout::kTabs || layout == Layout::kPipes ||
         layout == Layout::kMarkdown;
}

std::string PrintedNumber(const Cell& cell, std::optional<int64_t> value) {
  if (!value) return "";
  if (cell.yuan_per_unit != 1) return TenThousandths(*value);
  return std::to_string(*value);
}

std::vector<PrintedTable> PrintTables(const v1::AnnualReport& report,
                                      const CellPrinter& print) {
  const Printer printer(report, print);
  if (report.form() == v1::FORM_2014) return {printer.Annex2014()};
  return {printer.Proactive(), printer.Applications(), printer.Disputes()};
}

std::string RenderDocument(const v1::AnnualReport& report, Layout layout,
                           const std::vector<PrintedTable>& tables) {
  const bool one_line =
      layout == Layout::kOneLine || layout == Layout::kOneLineOfPipes;
  const std::string end = one_line ? " " : "\n";
  const std::string year = std::to_string(report.report_year());
  std::string text = "湘潭县云湖桥镇" + year + "年政府信息公开工作年度报告" +
                     end + "本报告的统计期限自" + year + "年1月1日至" + year +
                     "年12月31日。" + end + "一、总体情况" + end +
                     "全年工作平稳。" + end;
  const auto part = [&](const std::string& heading, const std::string& name) {
    text += heading + end;
    if (const PrintedTable* table = Find(tables, name)) {
      text += RenderTable(*table, layout);
    }
  };
  part("二、主动公开政府信息情况", "proactive");
  part("三、收到和处理政府信息公开申请情况", "applications");
  part("四、政府信息公开行政复议、行政诉讼情况", "disputes");
  text += "五、存在的主要问题及改进情况" + end + "仍有差距。" + end +
          "六、其他需要报告的事项" + end + "无其他事项。" + end;
  if (const PrintedTable* annex = Find(tables, "annex_2014")) {
    text += "政府信息公开情况统计表" + end + RenderTable(*annex, layout);
  }
  return text + "云湖桥镇人民政府" + end +
         std::to_string(report.report_year() + 1) + "年1月20日" + end;
}

std::string RenderDocument(const v1::AnnualReport& report, Layout layout) {
  return RenderDocument(report, layout, PrintTables(report, PrintedNumber));
}

}  // namespace disclosure::importer
