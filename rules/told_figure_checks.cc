#include "rules/told_figure_checks.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "narrative/figure_rules.h"
#include "rules/admissible_sums.h"
#include "rules/narrative_reading.h"

namespace disclosure::rules {
namespace {

// A figure, and the sums of cells that it may be, of whatever form has them.
struct Claim {
  std::string_view what;
  std::vector<Addends> sums;
};

std::vector<Addends> ReceivedSums() {
  return {
      {"applications.received_new.total"},
      {"applications.received_new.total", "applications.carried_in.total"},
      {"applications.outcome_total.total"},
      {"applications.outcome_total.total", "applications.carried_out.total"},
      {"annex_2014.applications_received"},
      {"annex_2014.applications_closed"},
      {"annex_2014.answers"}};
}

const std::vector<Claim>& ApplicationClaims() {
  static const auto& claims = *new std::vector<Claim>{
      {"applications_received", ReceivedSums()},
      {narrative::kApplicationsHandled, ReceivedSums()},
  };
  return claims;
}

const std::vector<Claim>& DocumentClaims() {
  static const auto& claims = *new std::vector<Claim>{
      {"norm_docs_made",
       {{"proactive.norm_docs_made"},
        {"proactive.rules_made", "proactive.norm_docs_made"},
        {"annex_2014.norm_docs_made"}}},
  };
  return claims;
}

const Claim& PolicyDocumentClaim() {
  static const auto& claim =
      *new Claim{"policy_documents_released",
                 {{"proactive.norm_docs_made"},
                  {"proactive.rules_made", "proactive.norm_docs_made"},
                  {"proactive.norm_docs_newly_disclosed"},
                  {"proactive.rules_newly_disclosed",
                   "proactive.norm_docs_newly_disclosed"}}};
  return claim;
}

const std::vector<Claim>& OutcomeClaims() {
  static const auto& claims = *new std::vector<Claim>{
      {"applications_carried_in", {{"applications.carried_in.total"}}},
      {"applications_carried_out", {{"applications.carried_out.total"}}},
      {"applications_granted", {{"applications.granted.total"}}},
      {"applications_granted_in_part",
       {{"applications.granted_in_part.total"}}},
      {"applications_refused",
       {{"applications.refused_state_secret.total",
         "applications.refused_prohibited_by_law.total",
         "applications.refused_security_stability.total",
         "applications.refused_third_party_rights.total",
         "applications.refused_internal_affairs.total",
         "applications.refused_process_information.total",
         "applications.refused_enforcement_file.total",
         "applications.refused_administrative_query.total"}}},
      {"applications_unavailable",
       {{"applications.unavailable_not_held.total",
         "applications.unavailable_needs_creation.total",
         "applications.unavailable_unclear_after_correction.total"}}},
      {"applications_not_processed",
       {{"applications.not_processed_petition_complaint.total",
         "applications.not_processed_duplicate.total",
         "applications.not_processed_publication.total",
         "applications.not_processed_excessive.total",
         "applications.not_processed_confirmation.total"}}},
      {"applications_other",
       {{"applications.other_total.total"},
        {"applications.other_correction_overdue.total",
         "applications.other_fee_overdue.total",
         "applications.other_misc.total"}}},
  };
  return claims;
}

const std::vector<Claim>& DisputeClaims() {
  static const auto& claims = *new std::vector<Claim>{
      {"reconsideration_total",
       {{"disputes.reconsideration.total"},
        {"annex_2014.reconsideration_total"}}},
      {"litigation_total",
       {{"disputes.litigation_direct.total",
         "disputes.litigation_after_reconsideration.total"},
        {"annex_2014.litigation_total"}}},
  };
  return claims;
}

const std::vector<Claim>& DecisionClaims() {
  static const auto& claims = *new std::vector<Claim>{
      {"licence_decisions", {{"proactive.licence_decisions"}}},
      {"penalty_decisions", {{"proactive.penalty_decisions"}}},
  };
  return claims;
}

std::string InstanceOf(const CheckCase& c, std::string_view what,
                       const std::optional<form::CellIndex>& cell) {
  return cell ? c.catalogue.cell(*cell).name : std::string(what);
}

Finding FindingOf(const CheckCase& c, std::string_view what,
                  const ToldFigure& told, const AdmissibleSums& sums) {
  Finding finding;
  finding.instance = InstanceOf(c, what, told.cell);
  if (told.quote.empty()) finding.fault = "declared";
  if (told.cell) finding.cells.push_back(c.CellOf(*told.cell));
  finding.cells.insert(finding.cells.end(), sums.cells.begin(),
                       sums.cells.end());
  finding.found = absl::StrCat(told.values.front());
  finding.expected = sums.InWords();
  finding.quote = told.quote;
  return finding;
}

void JudgeClaims(const CheckCase& c, const std::vector<Claim>& claims,
                 std::vector<Finding>& findings) {
  if (!c.tells) return;
  for (const Claim& claim : claims) {
    const auto told = c.Told(claim.what);
    if (!told) continue;
    const AdmissibleSums sums = FindSums(c, claim.sums);
    if (!sums.complete || sums.values.empty()) continue;
    if (std::ranges::any_of(told->values,
                            [&](int64_t value) { return sums.Admit(value); })) {
      continue;
    }
    findings.push_back(FindingOf(c, claim.what, *told, sums));
  }
}

// So near to one of the numbers that the same documents must be meant.
bool IsNear(int64_t value, const AdmissibleSums& sums, int64_t percent) {
  return std::ranges::any_of(sums.values, [&](int64_t sum) {
    const double apart = static_cast<double>(value) - static_cast<double>(sum);
    return std::abs(apart) * 100 <=
           static_cast<double>(sum) * static_cast<double>(percent);
  });
}

void JudgePolicyDocuments(const CheckCase& c, std::vector<Finding>& findings) {
  if (!c.tells) return;
  const Claim& claim = PolicyDocumentClaim();
  const auto told = c.Told(claim.what);
  if (!told) return;
  const AdmissibleSums sums = FindSums(c, claim.sums);
  const int64_t value = told->values.front();
  if (!sums.complete || sums.Admit(value)) return;
  if (!IsNear(value, sums, c.thresholds[0])) return;
  findings.push_back(FindingOf(c, claim.what, *told, sums));
}

}  // namespace

void CheckToldApplications(const CheckCase& c, std::vector<Finding>& findings) {
  JudgeClaims(c, ApplicationClaims(), findings);
}

void CheckToldDocuments(const CheckCase& c, std::vector<Finding>& findings) {
  JudgeClaims(c, DocumentClaims(), findings);
  JudgePolicyDocuments(c, findings);
}

void CheckToldOutcomes(const CheckCase& c, std::vector<Finding>& findings) {
  JudgeClaims(c, OutcomeClaims(), findings);
}

void CheckToldDisputes(const CheckCase& c, std::vector<Finding>& findings) {
  JudgeClaims(c, DisputeClaims(), findings);
}

void CheckToldDecisions(const CheckCase& c, std::vector<Finding>& findings) {
  JudgeClaims(c, DecisionClaims(), findings);
}

}  // namespace disclosure::rules
