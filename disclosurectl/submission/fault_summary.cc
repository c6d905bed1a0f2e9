#include "disclosurectl/submission/fault_summary.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <vector>

#include "absl/strings/str_cat.h"
#include "disclosurectl/output/row_writer.h"
#include "disclosurectl/output/words.h"

namespace disclosure::ctl {
namespace {

using divisions::DivisionCode;
using divisions::Level;

constexpr size_t kCountyDigits = 6;
// Of a report whose code is none.
constexpr char kNoArea[] = "-";

std::string CountyOf(std::string_view division_code) {
  const auto code = DivisionCode::Parse(division_code);
  if (!code.ok()) return kNoArea;
  return std::string(code->digits().substr(0, kCountyDigits));
}

bool IsFault(const v1::Finding& finding) {
  return finding.severity() == v1::SEVERITY_ERROR ||
         finding.severity() == v1::SEVERITY_WARNING;
}

Level Neighbour(Level level, int step) {
  return static_cast<Level>(static_cast<int>(level) + step);
}

// The level directly below the smallest area that has all of `codes`.
Level LevelToShow(const std::set<std::string>& codes) {
  std::optional<DivisionCode> around;
  for (const std::string& text : codes) {
    const auto code = DivisionCode::Parse(text);
    if (!code.ok()) continue;
    if (!around) around = *code;
    while (!around->Contains(*code)) {
      around = around->AncestorAt(Neighbour(around->level(), -1));
    }
  }
  const Level level = around ? around->level() : Level::kNation;
  return level == Level::kCounty ? level : Neighbour(level, 1);
}

std::string AreaAt(Level level, const std::string& code_text) {
  const auto code = DivisionCode::Parse(code_text);
  return code.ok() ? code->AncestorAt(level).ToString() : code_text;
}

std::string NameOf(const std::string& code_text,
                   const divisions::DivisionTree& divisions) {
  const auto code = DivisionCode::Parse(code_text);
  return code.ok() ? divisions.FullName(*code) : "";
}

struct Line {
  std::vector<std::string> cells;
  uint64_t reports = 0;
};

// Most reports first; what does not fit becomes one line.
void WriteLines(std::ostream& out, std::vector<Column> columns,
                std::vector<Line> lines, Language language) {
  std::ranges::stable_sort(lines, std::greater(), &Line::reports);
  RowWriter rows(out, OutputFormat::kTable, std::move(columns));
  uint64_t rest = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (i >= FaultSummary::kMostLines) {
      rest += lines[i].reports;
      continue;
    }
    lines[i].cells.push_back(absl::StrCat(lines[i].reports));
    rows.Row(std::move(lines[i].cells));
  }
  if (rest == 0) return;
  rows.Row({std::string(Text{"其余", "others"}.In(language)),
            absl::StrCat(lines.size() - FaultSummary::kMostLines),
            absl::StrCat(rest)});
}

Column ColumnOf(const Text& title, Align align, Language language) {
  const std::string text(title.In(language));
  return {text, text, align};
}

}  // namespace

void FaultSummary::Add(std::string_view division_code,
                       const Findings& findings) {
  const std::string area = CountyOf(division_code);
  std::set<Key> broken;
  for (const v1::Finding& finding : findings) {
    if (!IsFault(finding)) continue;
    broken.insert({finding.rule_id(), finding.severity(), area});
  }
  for (const Key& key : broken) ++counts_[key];
}

void FaultSummary::AddFailure(std::string_view division_code,
                              std::string_view reason) {
  ++counts_[{std::string(reason), v1::SEVERITY_ERROR, CountyOf(division_code)}];
}

void FaultSummary::Write(std::ostream& out,
                         const divisions::DivisionTree& divisions,
                         Language language) const {
  std::set<std::string> areas;
  for (const auto& [key, reports] : counts_) areas.insert(key.area);
  const Level level = LevelToShow(areas);
  std::map<std::pair<std::string, v1::Severity>, uint64_t> by_rule;
  std::map<std::pair<std::string, v1::Severity>, uint64_t> by_area;
  for (const auto& [key, reports] : counts_) {
    by_rule[{key.rule_id, key.severity}] += reports;
    by_area[{AreaAt(level, key.area), key.severity}] += reports;
  }
  std::vector<Line> lines;
  for (const auto& [rule, reports] : by_rule) {
    lines.push_back(
        {{rule.first, std::string(WordFor(rule.second).In(language))},
         reports});
  }
  const Column severity =
      ColumnOf({"程度", "severity"}, Align::kLeft, language);
  const Column count = ColumnOf({"份数", "reports"}, Align::kRight, language);
  WriteLines(
      out,
      {ColumnOf({"规则", "rule"}, Align::kLeft, language), severity, count},
      std::move(lines), language);
  lines.clear();
  for (const auto& [area, reports] : by_area) {
    lines.push_back(
        {{absl::StrCat(area.first, " ", NameOf(area.first, divisions)),
          std::string(WordFor(area.second).In(language))},
         reports});
  }
  out << '\n';
  WriteLines(out,
             {ColumnOf({"地区（每条规则计一次）", "area (once for each rule)"},
                       Align::kLeft, language),
              severity, count},
             std::move(lines), language);
}

void FaultSummary::SaveTo(progress::SubmitProgress& progress) const {
  for (const auto& [key, reports] : counts_) {
    progress::FaultCount& count = *progress.add_faults();
    count.set_rule_id(key.rule_id);
    count.set_severity(key.severity);
    count.set_area(key.area);
    count.set_reports(reports);
  }
}

void FaultSummary::LoadFrom(const progress::SubmitProgress& progress) {
  counts_.clear();
  for (const progress::FaultCount& count : progress.faults()) {
    counts_[{count.rule_id(), static_cast<v1::Severity>(count.severity()),
             count.area()}] = count.reports();
  }
}

}  // namespace disclosure::ctl
