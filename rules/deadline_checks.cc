#include "rules/deadline_checks.h"

#include <optional>

namespace disclosure::rules {
namespace {

// Unknown if the division is malformed, or the organ where it matters.
std::optional<Reporter> ReporterOf(const form::Report& report) {
  if (!report.division) return std::nullopt;
  const divisions::Level level = report.division->level();
  if (level == divisions::Level::kTownship) return Reporter::kTownship;
  if (!report.organ) return std::nullopt;
  return rules::ReporterOf(level, !report.organ->IsGovernment());
}

void CheckDeadline(const CheckCase& c, std::vector<Finding>& findings) {
  const form::Report& report = c.report;
  const std::optional<Reporter> reporter = ReporterOf(report);
  if (!reporter || !report.published_on) return;
  const std::optional<Deadline> deadline =
      c.calendar.DeadlineOf(*reporter, *report.division, report.year);
  if (!deadline || *report.published_on <= deadline->day) return;
  Finding finding;
  if (*report.published_on <= deadline->national_day) {
    finding.fault = "local_deadline";
  }
  finding.expected = deadline->day.ToString();
  finding.found = report.published_on->ToString();
  finding.set_by_zh = deadline->set_by_zh;
  finding.set_by_en = deadline->set_by_en;
  findings.push_back(std::move(finding));
}

void CheckDeadlineOf(Reporter reporter, const CheckCase& c,
                     std::vector<Finding>& findings) {
  if (c.report.year < c.thresholds[0]) return;
  if (ReporterOf(c.report) == reporter) CheckDeadline(c, findings);
}

}  // namespace

void CheckDeadlineOfDepartment(const CheckCase& c,
                               std::vector<Finding>& findings) {
  CheckDeadlineOf(Reporter::kDepartment, c, findings);
}

void CheckDeadlineOfGovernment(const CheckCase& c,
                               std::vector<Finding>& findings) {
  CheckDeadlineOf(Reporter::kGovernment, c, findings);
}

void CheckDeadlineOfTownship(const CheckCase& c,
                             std::vector<Finding>& findings) {
  CheckDeadlineOf(Reporter::kTownship, c, findings);
}

void CheckDeadlineOfOldRegulation(const CheckCase& c,
                                  std::vector<Finding>& findings) {
  if (c.report.year <= c.thresholds[0]) CheckDeadline(c, findings);
}

}  // namespace disclosure::rules
