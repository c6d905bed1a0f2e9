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
  } else if (c.area == nullptr) {
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

// The first character of a credit code says who registered the organisation (GB
// 32100). Organs stand in the registers of 机构编制 and of foreign affairs.
bool IsOfOtherRegister(char registrar) {
  constexpr std::string_view kOthers =
      "5"   // 民政: associations, foundations
      "7"   // 宗教: places of worship
      "8"   // 工会: trade unions
      "9"   // 市场监管: companies, traders
      "A"   // 军委改革和编制办公室: the forces
      "N";  // 农业: cooperatives of villages
  return kOthers.find(registrar) != std::string_view::npos;
}

// Editions write 葛家街道 as well as 葛家街道办事处.
bool IsSameOffice(std::string_view name, std::string_view other) {
  constexpr std::string_view kOffice = "办事处";
  for (std::string_view* text : {&name, &other}) {
    if (text->ends_with(kOffice)) text->remove_suffix(kOffice.size());
  }
  return name == other;
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

void CheckAdministrativeOrgan(const CheckCase& c,
                              std::vector<Finding>& findings) {
  const form::Report& report = c.report;
  if (!disclosure::v1::OrganKind_IsValid(report.organ_kind)) {
    findings.push_back(Fault("kind_unknown", "organ.kind",
                             absl::StrCat(int{report.organ_kind})));
    return;
  }
  if (!report.organ || report.organ->IsGovernment()) return;
  if (report.organ_kind == disclosure::v1::ORGAN_KIND_AUTHORISED_ORGANISATION) {
    return;
  }
  const std::string_view code = report.organ->text();
  if (!IsOfOtherRegister(code.front())) return;
  findings.push_back(Fault("", "organ.credit_code", std::string(code)));
}

void CheckChangedOrgan(const CheckCase& c, std::vector<Finding>& findings) {
  const form::Report& report = c.report;
  if (!report.division || divisions::EditionBit(report.year) == 0) return;
  for (const divisions::Edge& edge :
       c.divisions.lineage().EdgesTo(*report.division)) {
    if (edge.edition_after != report.year || !edge.certain) continue;
    const bool recoded = edge.kind == divisions::EdgeKind::kRecoded;
    const std::string before =
        c.divisions.NameIn(edge.from, edge.edition_before);
    if (!recoded &&
        IsSameOffice(before, c.divisions.NameIn(edge.to, edge.edition_after))) {
      continue;
    }
    Finding finding = Fault(recoded ? "recoded" : "", "division_code",
                            absl::StrCat(edge.from.ToString(), " ", before));
    finding.expected = absl::StrCat(edge.edition_after);
    findings.push_back(std::move(finding));
  }
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
