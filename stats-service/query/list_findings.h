#ifndef DISCLOSURE_STATS_SERVICE_QUERY_LIST_FINDINGS_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_LIST_FINDINGS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "disclosure/v1/finding.pb.h"
#include "divisions/division_code.h"
#include "form/identity.h"
#include "stats-service/cube/cube.h"
#include "stats-service/query/aggregate.h"
#include "stats-service/query/question.h"

namespace disclosure::stats {

inline constexpr size_t kMaxRuleIds = 100;
// Areas times years of one answer about data quality.
inline constexpr int64_t kMaxQualityRows = 20'000;

struct FindingsQuestion {
  divisions::DivisionCode area;
  // Absent: the last year that any report has.
  std::optional<YearRange> years;
  // The summaries that areas published, instead of own-organ reports.
  bool summaries = false;
  // Only findings of these rules; empty: of all.
  std::vector<std::string> rules;
  // Only findings at least so bad.
  v1::Severity least_severity = v1::SEVERITY_UNSPECIFIED;
  // Data quality by area of this level; unspecified: of the area as a whole.
  AreaLevel group_by = AreaLevel::kUnspecified;
  // Of reports with findings.
  int page_size = 0;
  // A page that goes on here has reports only.
  std::optional<RowPosition> from;
};

// How often a rule spoke in one year.
struct RuleCount {
  std::string rule;
  v1::Severity severity = v1::SEVERITY_UNSPECIFIED;
  int32_t year = 0;
  int64_t reports = 0;
  int64_t findings = 0;

  friend bool operator==(const RuleCount&, const RuleCount&) = default;
};

// How good the reports of an area are (I-43), by all rules.
struct AreaQuality {
  divisions::DivisionCode area;
  int32_t year = 0;
  int64_t reports = 0;
  // Reports without errors and warnings.
  int64_t clean_reports = 0;
  int64_t errors = 0;
  int64_t warnings = 0;
  int64_t notes = 0;  // findings of SEVERITY_INFO

  // Absent without reports.
  std::optional<double> PerReport(int64_t count) const {
    if (reports == 0) return std::nullopt;
    return static_cast<double>(count) / static_cast<double>(reports);
  }
  friend bool operator==(const AreaQuality&, const AreaQuality&) = default;
};

struct RuleFindings {
  std::string rule;
  v1::Severity severity = v1::SEVERITY_UNSPECIFIED;
  int64_t findings = 0;

  friend auto operator<=>(const RuleFindings&, const RuleFindings&) = default;
};

struct ReportFindings {
  form::OrganKey organ;
  int32_t year = 0;
  int32_t revision = 0;
  std::vector<RuleFindings> findings;  // by rule, then severity

  friend bool operator==(const ReportFindings&,
                         const ReportFindings&) = default;
};

struct FindingsAnswer {
  // By rule, severity, year. Empty on a later page.
  std::vector<RuleCount> rules;
  // By area in the order of codes, then by year: an area has a row for a year
  // if it has reports; the area as a whole always. Empty on a later page.
  std::vector<AreaQuality> quality;
  // By year, then in the order of organs.
  std::vector<ReportFindings> reports;
  std::optional<RowPosition> next;

  friend bool operator==(const FindingsAnswer&,
                         const FindingsAnswer&) = default;
};

// What the rules found in the reports at or below an area.
//
// NOT_FOUND, UNKNOWN_AREA. INVALID_ARGUMENT with the field: BAD_YEARS,
// BAD_LEVEL (not below the area; organs, or townships by their summaries),
// TOO_MANY_VALUES (kMaxRuleIds, kMaxQualityRows), BAD_PAGE_SIZE.
absl::StatusOr<FindingsAnswer> ListFindings(const Cube& cube,
                                            const FindingsQuestion& question);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_LIST_FINDINGS_H_
