#include "rules/identity_checks.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "disclosure/v1/report.pb.h"
#include "divisions/division_code.h"

namespace disclosure::rules {
namespace {

using divisions::DivisionCode;
using divisions::Level;

Finding Fault(std::string_view fault, std::string_view field,
              std::string found) {
  Finding finding;
  finding.instance = field;
  finding.fault = fault;
  finding.found = std::move(found);
  return finding;
}

void CheckDivision(const CheckCase& c, std::vector<Finding>& findings) {
  const form::Report& report = c.report;
  if (report.division_code.empty()) {
    findings.push_back(Fault("division_missing", "division_code", ""));
  } else if (!report.division) {
    if (DivisionCode::LooksLikeVillage(report.division_code)) return;
    findings.push_back(Fault("division_malformed", "division_code",
                             Quote(report.division_code)));
  } else if (!c.divisions.Knows(*report.division)) {
    findings.push_back(Fault("division_unknown", "division_code",
                             Quote(report.division_code)));
  }
}

void CheckForm(const form::Report& report, std::vector<Finding>& findings) {
  if (report.form == disclosure::v1::FORM_UNSPECIFIED) {
    findings.push_back(Fault("form_missing", "form", ""));
  } else if (!disclosure::v1::Form_IsValid(report.form)) {
    findings.push_back(
        Fault("form_unknown", "form", absl::StrCat(int{report.form})));
  }
}

}  // namespace

void CheckIdentity(const CheckCase& c, std::vector<Finding>& findings) {
  CheckDivision(c, findings);
  if (c.report.organ_name.empty()) {
    findings.push_back(Fault("organ_name_missing", "organ.name", ""));
  }
  if (!c.report.organ) {
    findings.push_back(Fault("credit_code_invalid", "organ.credit_code",
                             Quote(c.report.credit_code)));
  }
  CheckForm(c.report, findings);
}

void CheckVillage(const CheckCase& c, std::vector<Finding>& findings) {
  if (c.report.division) return;
  if (!DivisionCode::LooksLikeVillage(c.report.division_code)) return;
  findings.push_back(Fault("", "division_code", c.report.division_code));
}

void CheckScope(const CheckCase& c, std::vector<Finding>& findings) {
  const form::Report& report = c.report;
  if (!report.division) return;
  const bool township = report.division->level() == Level::kTownship;
  const auto number = static_cast<int>(report.scope);
  if (!disclosure::v1::Scope_IsValid(number)) {
    findings.push_back(Fault("scope_unknown", "scope", absl::StrCat(number)));
  } else if (report.scope == disclosure::v1::SCOPE_UNSPECIFIED) {
    if (!township) findings.push_back(Fault("", "scope", ""));
  } else if (report.scope == disclosure::v1::SCOPE_AREA_SUMMARY) {
    if (township) {
      findings.push_back(Fault("summary_of_township", "scope", ""));
    } else if (report.organ && !report.organ->IsGovernment()) {
      findings.push_back(Fault("summary_by_department", "scope", ""));
    }
  }
}

void CheckReportYear(const CheckCase& c, std::vector<Finding>& findings) {
  const int64_t first = c.thresholds[0];
  const form::CivilDate today = c.judgement.today;
  const bool year_has_ended = today.month() == 12 && today.day() == 31;
  const int64_t last = today.year() - (year_has_ended ? 0 : 1);
  const int64_t year = c.report.year;
  if (year >= first && year <= last) return;
  Finding finding = Fault(year == today.year() ? "too_early" : "",
                          "report_year", absl::StrCat(year));
  finding.expected = absl::StrCat(first, "-", last);
  findings.push_back(std::move(finding));
}

}  // namespace disclosure::rules
