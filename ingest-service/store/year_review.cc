#include "ingest-service/store/year_review.h"

#include <algorithm>
#include <utility>

#include "ingest-service/store/neighbour_years.h"
#include "status/check.h"
#include "status/status_macros.h"

namespace disclosure::ingest {

void YearReview::Judge(const form::Identity& identity, YearReport& report,
                       std::vector<v1::Finding>& findings) {
  std::vector<v1::Finding> across =
      judge_.Judge(identity, report, years_.years());
  if (across.empty()) return;
  report.findings_hash = HashFindings(across);
  findings = judge_.Renew(std::move(findings), std::move(across));
}

void YearReview::JudgeAmendment(v1::Mode mode, const v1::AnnualReport& report,
                                const v1::AnnualReport& amended,
                                std::vector<v1::Finding>& findings) const {
  for (v1::Finding& found : judge_.JudgeAmendment(mode, report, amended)) {
    const auto after = std::ranges::upper_bound(findings, found.rule_id(), {},
                                                &v1::Finding::rule_id);
    findings.insert(after, std::move(found));
  }
}

std::vector<YearReview::Judged> YearReview::FindOtherwiseJudged(
    const form::Identity& identity) {
  const YearIndex& years = years_.years();
  std::vector<Judged> otherwise;
  for (const form::Identity& reader :
       FindReaders(judge_.divisions(), years, identity)) {
    const YearReport* report = years.Find(reader);
    CHECK(report != nullptr) << reader.ToString();
    std::vector<v1::Finding> across = judge_.Judge(reader, *report, years);
    if (HashFindings(across) == report->findings_hash) continue;
    otherwise.push_back({reader, std::move(across)});
  }
  return otherwise;
}

std::vector<v1::Finding> YearReview::Renew(Judged judged,
                                           std::vector<v1::Finding> present) {
  const YearReport* known = years_.years().Find(judged.identity);
  CHECK(known != nullptr) << judged.identity.ToString();
  YearReport report = *known;
  report.findings_hash = HashFindings(judged.across);
  years_.Put(judged.identity, std::move(report));
  return judge_.Renew(std::move(present), std::move(judged.across));
}

}  // namespace disclosure::ingest
