#include "stats-service/query/reconcile_findings.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "form/report.h"

namespace disclosure::stats {
namespace {

constexpr std::string_view kSumRule = "F-AGG-01";
constexpr std::string_view kCoverageRule = "F-AGG-02";

// The summary, as far as findings name it.
form::Report SummaryOf(const ReconcileQuestion& question,
                       const ReconcileAnswer& answer) {
  form::Report report;
  report.division_code = question.area.ToString();
  report.division = question.area;
  report.organ = form::CreditCode();
  report.scope = v1::SCOPE_AREA_SUMMARY;
  report.year = answer.year;
  report.form = answer.summary_form;
  return report;
}

rules::Finding Difference(const form::Catalogue& catalogue,
                          const ReconciledCell& cell) {
  rules::Finding finding;
  finding.instance = catalogue.cell(cell.cell).name;
  finding.cells = {{cell.cell, /*present=*/true, cell.summary.value}};
  finding.expected = absl::StrCat(cell.roll_up.value);
  finding.found = absl::StrCat(cell.summary.value);
  return finding;
}

rules::Finding MissingReporters(const ReconcileAnswer& answer) {
  rules::Finding finding;
  finding.expected = absl::StrCat(answer.expected);
  finding.found = absl::StrCat(answer.expected - answer.missing_expected);
  return finding;
}

}  // namespace

std::vector<v1::Finding> FindingsOf(const rules::RuleSet& rules,
                                    const form::Catalogue& catalogue,
                                    const ReconcileQuestion& question,
                                    const ReconcileAnswer& answer) {
  std::vector<v1::Finding> findings;
  if (!answer.summary_reported) return findings;
  const form::Report summary = SummaryOf(question, answer);
  const rules::Judgement judgement{};
  const auto add = [&](std::string_view rule_id, rules::Finding finding) {
    const auto rule = rules.Find(rule_id);
    if (!rule.has_value()) return;
    finding.rule = *rule;
    finding.severity = rules.SeverityOf(*rule, judgement);
    findings.push_back(rules.ToProto(finding, summary));
  };
  for (const ReconciledCell& cell : answer.cells) {
    if (cell.agreement == Agreement::kDifferent) {
      add(kSumRule, Difference(catalogue, cell));
    }
  }
  if (answer.missing_expected > 0) {
    add(kCoverageRule, MissingReporters(answer));
  }
  return findings;
}

}  // namespace disclosure::stats
