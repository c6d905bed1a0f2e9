#include <map>
#include <tuple>

#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/naive_model.h"
#include "tests/stats-service/support/naive_readings.h"

namespace disclosure::stats {

using record::Change;

namespace {

bool IsAsked(const FindingsQuestion& question,
             const record::FindingNote& finding) {
  bool named = question.rules.empty();
  for (const std::string& rule : question.rules) {
    named = named || rule == finding.rule_id;
  }
  return named && finding.severity >= question.least_severity;
}

std::vector<RuleFindings> AskedFindings(const FindingsQuestion& question,
                                        const Change& report) {
  std::map<std::pair<std::string, v1::Severity>, int64_t> counts;
  for (const auto& finding : report.findings) {
    if (IsAsked(question, finding)) {
      ++counts[{finding.rule_id, finding.severity}];
    }
  }
  std::vector<RuleFindings> findings;
  findings.reserve(counts.size());
  for (const auto& [key, count] : counts) {
    findings.push_back({key.first, key.second, count});
  }
  return findings;
}

}  // namespace

AreaQuality NaiveModel::QualityOf(const divisions::DivisionCode& area,
                                  v1::Scope scope, int32_t year) const {
  AreaQuality quality;
  quality.area = area;
  quality.year = year;
  for (const auto& [identity, report] : reports_) {
    if (identity.scope != scope || identity.year != year ||
        !IsReported(&report) || !LiesIn(area, identity.organ.division)) {
      continue;
    }
    ++quality.reports;
    bool is_clean = true;
    for (const auto& finding : report.findings) {
      if (finding.severity == v1::SEVERITY_ERROR) ++quality.errors;
      if (finding.severity == v1::SEVERITY_WARNING) ++quality.warnings;
      if (finding.severity == v1::SEVERITY_INFO) ++quality.notes;
      if (finding.severity != v1::SEVERITY_INFO) is_clean = false;
    }
    if (is_clean) ++quality.clean_reports;
  }
  return quality;
}

FindingsAnswer NaiveModel::ListFindings(
    const FindingsQuestion& question) const {
  FindingsAnswer answer;
  const std::optional<YearRange> years = YearsAsked(question.years);
  if (!years.has_value()) return answer;
  const v1::Scope scope =
      question.summaries ? v1::SCOPE_AREA_SUMMARY : v1::SCOPE_OWN_ORGAN;
  std::map<std::tuple<std::string, v1::Severity, int32_t>,
           std::pair<int64_t, int64_t>>
      rules;
  for (int32_t year = years->first; year <= years->last; ++year) {
    for (const auto& [identity, report] : reports_) {
      if (identity.scope != scope || identity.year != year ||
          !IsReported(&report) ||
          !LiesIn(question.area, identity.organ.division)) {
        continue;
      }
      const auto findings = AskedFindings(question, report);
      if (findings.empty()) continue;
      answer.reports.push_back(
          {identity.organ, year, report.revision, findings});
      for (const RuleFindings& finding : findings) {
        auto& [with, all] = rules[{finding.rule, finding.severity, year}];
        ++with;
        all += finding.findings;
      }
    }
  }
  for (const auto& [key, counts] : rules) {
    answer.rules.push_back({std::get<0>(key), std::get<1>(key),
                            std::get<2>(key), counts.first, counts.second});
  }
  AggregateQuestion areas;
  areas.area = question.area;
  areas.group_by = question.group_by;
  for (const form::OrganKey& area : RowKeys(areas)) {
    for (int32_t year = years->first; year <= years->last; ++year) {
      const AreaQuality quality = QualityOf(area.division, scope, year);
      if (quality.reports > 0 || question.group_by == AreaLevel::kUnspecified) {
        answer.quality.push_back(quality);
      }
    }
  }
  return answer;
}

}  // namespace disclosure::stats
