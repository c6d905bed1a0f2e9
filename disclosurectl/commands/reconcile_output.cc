#include "disclosurectl/commands/reconcile_output.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "disclosurectl/commands/question_options.h"
#include "disclosurectl/output/finding_writer.h"
#include "disclosurectl/output/row_writer.h"
#include "disclosurectl/output/value_text.h"
#include "disclosurectl/output/words.h"

namespace disclosure::ctl {
namespace {

std::string DifferenceText(const v1::ReconciledCell& cell) {
  if (!cell.has_difference()) return "";
  return absl::StrCat(cell.difference() > 0 ? "+" : "", cell.difference());
}

std::string KindOf(const v1::MissingReporter& missing, Language language) {
  const Text kind =
      missing.expected() ? Text{"应报", "expected"} : Text{"上年报过", "known"};
  return std::string(kind.In(language));
}

Column Titled(const Text& title, Align align, Language language) {
  return {"", std::string(title.In(language)), align};
}

void WriteCells(std::ostream& out, const v1::ReconcileAreaResponse& response,
                Language language) {
  const auto left = [&](const Text& title) {
    return Titled(title, Align::kLeft, language);
  };
  const auto right = [&](const Text& title) {
    return Titled(title, Align::kRight, language);
  };
  RowWriter rows(
      out, OutputFormat::kTable,
      {left({"指标", "cell"}), left({"名称", "name"}),
       right({"汇总报告", "summary"}), right({"逐级汇总", "sum"}),
       right({"差", "difference"}),
       right({"有值/空/未报/未问", "with value/blank/not reported/not asked"}),
       left({"结论", "verdict"})});
  for (const v1::ReconciledCell& cell : response.cells()) {
    rows.Row({LabelOf(cell.indicator(), language), cell.indicator().name(),
              ValueText(cell.summary(), language),
              ValueText(cell.roll_up(), language), DifferenceText(cell),
              CountsText(cell.roll_up()),
              std::string(WordFor(cell.agreement()).In(language))});
  }
}

void WriteMissing(std::ostream& out, const v1::ReconcileAreaResponse& response,
                  Language language) {
  if (response.missing_size() == 0) return;
  out << '\n' << Text{"未报机关\n", "Missing reporters\n"}.In(language);
  const auto left = [&](const Text& title) {
    return Titled(title, Align::kLeft, language);
  };
  RowWriter rows(
      out, OutputFormat::kTable,
      {left({"代码", "code"}), left({"名称", "name"}), left({"部门", "organ"}),
       left({"种类", "kind"}), left({"上年已报", "year before"})});
  for (const v1::MissingReporter& missing : response.missing()) {
    rows.Row({missing.area().division_code(), missing.area().full_name(),
              missing.organ_credit_code(), KindOf(missing, language),
              missing.reported_year_before() ? "✓" : ""});
  }
}

void WriteFindingsOf(std::ostream& out,
                     const v1::ReconcileAreaResponse& response,
                     Language language) {
  if (response.findings_size() == 0) return;
  out << '\n'
      << Text{"规则问题：", "Findings: "}.In(language)
      << CountFindings(response.findings(), language) << '\n';
  WriteFindings(out, response.findings(), language);
}

std::string_view KeyOf(v1::Agreement agreement) {
  switch (agreement) {
    case v1::AGREEMENT_EQUAL:
      return "equal";
    case v1::AGREEMENT_DIFFERENT:
      return "different";
    case v1::AGREEMENT_NO_SUMMARY_VALUE:
      return "no_summary_value";
    case v1::AGREEMENT_NO_ROLL_UP_VALUE:
      return "no_roll_up_value";
    default:
      return "no_value";
  }
}

void WriteCellsCsv(std::ostream& out,
                   const v1::ReconcileAreaResponse& response) {
  std::vector<Column> columns;
  for (const char* const key :
       {"division_code", "year", "cell", "label", "agreement", "difference"}) {
    columns.push_back({key, key, Align::kLeft});
  }
  for (const char* const side : {"summary_", "roll_up_"}) {
    for (const Column& column : ValueColumns()) {
      columns.push_back({side + column.key, "", Align::kLeft});
    }
  }
  RowWriter rows(out, OutputFormat::kCsv, std::move(columns));
  for (const v1::ReconciledCell& cell : response.cells()) {
    std::vector<std::string> row = {
        response.area().division_code(),
        absl::StrCat(response.year()),
        cell.indicator().name(),
        cell.indicator().label_zh(),
        std::string(KeyOf(cell.agreement())),
        cell.has_difference() ? absl::StrCat(cell.difference()) : ""};
    for (const v1::Value* const value : {&cell.summary(), &cell.roll_up()}) {
      for (std::string& field : ValueFields(*value)) {
        row.push_back(std::move(field));
      }
    }
    rows.Row(std::move(row));
  }
}

void WriteMissingCsv(std::ostream& out,
                     const v1::ReconcileAreaResponse& response) {
  std::vector<Column> columns;
  for (const char* const key :
       {"division_code", "full_name", "organ_credit_code", "year", "expected",
        "reported_year_before"}) {
    columns.push_back({key, key, Align::kLeft});
  }
  RowWriter rows(out, OutputFormat::kCsv, std::move(columns));
  for (const v1::MissingReporter& missing : response.missing()) {
    rows.Row({missing.area().division_code(), missing.area().full_name(),
              missing.organ_credit_code(), absl::StrCat(response.year()),
              missing.expected() ? "true" : "false",
              missing.reported_year_before() ? "true" : "false"});
  }
}

// As of other commands, but that area and year stand in the place of the
// origin.
void WriteFindingsCsv(std::ostream& out,
                      const v1::ReconcileAreaResponse& response,
                      Language language) {
  std::vector<Column> columns = FindingColumns();
  columns.front().key = "division_code";
  columns.insert(columns.begin() + 1, {"year", "", Align::kLeft});
  RowWriter rows(out, OutputFormat::kCsv, std::move(columns));
  for (const v1::Finding& finding : response.findings()) {
    std::vector<std::string> row =
        FindingRow(response.area().division_code(), finding, language);
    row.insert(row.begin() + 1, absl::StrCat(response.year()));
    rows.Row(std::move(row));
  }
}

}  // namespace

void WriteReconcileTables(std::ostream& out,
                          const v1::ReconcileAreaResponse& response,
                          Language language) {
  WriteCells(out, response, language);
  WriteMissing(out, response, language);
  WriteFindingsOf(out, response, language);
}

void WriteReconcileCsv(std::ostream& out,
                       const v1::ReconcileAreaResponse& response,
                       std::string_view list, Language language) {
  if (list == "missing") return WriteMissingCsv(out, response);
  if (list == "findings") return WriteFindingsCsv(out, response, language);
  WriteCellsCsv(out, response);
}

void WriteReconcileClosing(std::ostream& out,
                           const v1::ReconcileAreaResponse& response,
                           Language language) {
  const auto say = [&](const Text& text) { return text.In(language); };
  out << AreaText(response.area()) << ' ' << response.year();
  if (!response.summary_reported()) {
    out << say({"：没有地区汇总报告", ": no summary published"});
  } else {
    out << say({"：相符 ", ": equal "}) << response.equal()
        << say({"，不符 ", ", different "}) << response.different()
        << say({"，汇总报告无值 ", ", not in the summary "})
        << response.no_summary_value()
        << say({"，逐级汇总无值 ", ", not in the sum "})
        << response.no_roll_up_value();
  }
  out << say({"；报告 ", "; reports "}) << response.reports()
      << say({"，应报 ", ", expected "}) << response.expected()
      << say({"，其中未报 ", ", of these missing "})
      << response.missing_expected()
      << say({"，另有上年报过而今年未报 ",
              ", others that reported the year before only "})
      << response.missing_known() << say({"；截至序号 ", "; as of sequence "})
      << response.as_of_sequence() << '\n';
}

}  // namespace disclosure::ctl
