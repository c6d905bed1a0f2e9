#include "disclosurectl/commands/identity_arguments.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "disclosurectl/client/area_lookup.h"
#include "disclosurectl/client/stats_client.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr int64_t kMostRevision = 1'000'000'000;

}  // namespace

absl::StatusOr<v1::ReportIdentity> IdentityOf(const Invocation& invocation) {
  const Options& options = invocation.options;
  const std::string& area = options.arguments()[0];
  const std::string& year = options.arguments()[1];
  const std::optional<YearSpan> years = ParseYears(year);
  if (!years.has_value() || years->first != years->last) {
    return absl::InvalidArgumentError(absl::StrCat(year, ": expected a year"));
  }
  v1::ReportIdentity identity;
  identity.set_report_year(years->first);
  if (LooksLikeCode(area)) {
    identity.set_division_code(area);
  } else {
    StatsClient stats(invocation.stats_service());
    ASSIGN_OR_RETURN(*identity.mutable_division_code(),
                     FindAreaCode(stats, area));
  }
  if (options.Given("organ")) {
    identity.set_organ_credit_code(std::string(options.Get("organ")));
  }
  identity.set_scope(options.Get("scope") == "summary" ? v1::SCOPE_AREA_SUMMARY
                                                       : v1::SCOPE_OWN_ORGAN);
  return identity;
}

absl::StatusOr<int32_t> RevisionOf(const Options& options, const char* name) {
  const int64_t revision = options.Integer(name);
  if (revision <= kMostRevision) return static_cast<int32_t>(revision);
  return absl::InvalidArgumentError(
      absl::StrCat("--", name, ": there is none so high"));
}

}  // namespace disclosure::ctl
