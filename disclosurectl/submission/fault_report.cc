#include "disclosurectl/submission/fault_report.h"

#include <cctype>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "disclosurectl/byte_order_mark.h"
#include "disclosurectl/output/finding_writer.h"
#include "disclosurectl/output/outcome_text.h"
#include "disclosurectl/output/row_writer.h"
#include "disclosurectl/output/words.h"
#include "status/abseil_view.h"

namespace disclosure::ctl {
namespace {

const std::vector<std::string>& Headings() {
  static const auto& headings = *new std::vector<std::string>{
      "地区",   "机关", "年度", "规则", "严重程度",
      "单元格", "实填", "应为", "说明", "来源"};
  return headings;
}

// What begins like a formula would be run as one by a spreadsheet program, and
// names of organs come from outside. A number may be negative.
std::string NoFormula(const std::string& text) {
  if (text.empty()) return text;
  const bool is_number = text.size() > 1 && text[0] == '-' &&
                         std::isdigit(static_cast<unsigned char>(text[1])) != 0;
  constexpr std::string_view kBeginsFormula = "=+-@\t\r";
  if (is_number || kBeginsFormula.find(text[0]) == std::string_view::npos) {
    return text;
  }
  return "'" + text;
}

// "applications.granted.total 总计 予以公开＝3；…": names for programs, labels
// for people.
std::string CellsOf(const v1::Finding& finding) {
  std::string text;
  for (const v1::FindingCell& cell : finding.cells()) {
    absl::StrAppend(&text, text.empty() ? "" : "；", cell.label(), "＝",
                    cell.has_value() ? absl::StrCat(cell.value()) : "（空）",
                    "（", cell.cell(), "）");
  }
  return text;
}

absl::Status CannotWriteReport(const std::string& path) {
  return absl::InvalidArgumentError(absl::StrCat(
      "--report: cannot write ", path, ": ", std::strerror(errno)));
}

}  // namespace

absl::StatusOr<std::unique_ptr<FaultReport>> FaultReport::Open(
    const std::string& path, uint64_t keep_bytes,
    const divisions::DivisionTree& divisions) {
  if (keep_bytes > 0) {
    std::error_code error;
    std::filesystem::resize_file(path, keep_bytes, error);
    if (error) {
      errno = error.value();
      return CannotWriteReport(path);
    }
  }
  std::ofstream out(
      path, std::ios::binary | (keep_bytes > 0 ? std::ios::app | std::ios::ate
                                               : std::ios::trunc));
  if (!out) return CannotWriteReport(path);
  std::unique_ptr<FaultReport> report(
      new FaultReport(path, std::move(out), divisions));
  if (keep_bytes == 0) {
    report->out_ << kByteOrderMark;
    report->Line(Headings());
  }
  return report;
}

void FaultReport::Add(const std::string& origin, const v1::AnnualReport& report,
                      const v1::SubmitReportResult& result) {
  const std::vector<std::string> who = {AreaOf(report.division_code()),
                                        report.organ().name(),
                                        absl::StrCat(report.report_year())};
  const auto line = [&](std::vector<std::string> what) {
    what.insert(what.begin(), who.begin(), who.end());
    what.push_back(origin);
    Line(what);
  };
  for (const v1::Finding& finding : FindingsOf(result)) {
    if (finding.severity() != v1::SEVERITY_ERROR &&
        finding.severity() != v1::SEVERITY_WARNING) {
      continue;
    }
    line({finding.rule_id(),
          std::string(WordFor(finding.severity()).In(Language::kChinese)),
          CellsOf(finding), finding.found(), finding.expected(),
          finding.message_zh()});
  }
  if (result.omitted_findings() > 0) {
    line({"", "", "", "", "",
          absl::StrCat("另有", result.omitted_findings(),
                       "个问题未随答复列出，请单独重新报送这份报告查看。")});
  }
  const Outcome outcome = OutcomeOf(result);
  const std::string error(WordFor(v1::SEVERITY_ERROR).In(Language::kChinese));
  if (outcome == Outcome::kConflict) {
    const int revision = result.response().conflict().current().revision();
    line({"CONFLICT", error, "", "", "",
          revision == 0
              ? "要修改的报告不存在；首次报送不要注明所替换的版次。"
              : absl::StrCat("已有内容不同的第", revision,
                             "版；如系更正，请注明所替换的版次后重新报送。")});
  } else if (outcome == Outcome::kFailed) {
    line({result.failure().reason(), error, result.failure().field(), "", "",
          absl::StrCat("未能受理：", result.failure().message())});
  }
}

void FaultReport::AddUnreadable(const std::string& origin,
                                std::string_view why) {
  Line({"", "", "", "UNREADABLE",
        std::string(WordFor(v1::SEVERITY_ERROR).In(Language::kChinese)), "", "",
        "", absl::StrCat("无法读取：", AbslView(why)), origin});
}

absl::StatusOr<uint64_t> FaultReport::Flush() {
  out_.flush();
  if (!out_) {
    return absl::UnavailableError(
        absl::StrCat("--report: cannot write ", path_));
  }
  return static_cast<uint64_t>(out_.tellp());
}

void FaultReport::Line(const std::vector<std::string>& cells) {
  bool first = true;
  for (const std::string& cell : cells) {
    if (!std::exchange(first, false)) out_ << ',';
    out_ << CsvField(NoFormula(cell));
  }
  out_ << "\r\n";
}

std::string FaultReport::AreaOf(const std::string& division_code) const {
  const auto code = divisions::DivisionCode::Parse(division_code);
  const std::string name = code.ok() ? divisions_.FullName(*code) : "";
  if (name.empty()) return division_code;
  return absl::StrCat(name, "（", division_code, "）");
}

}  // namespace disclosure::ctl
