#include "stats-service/config_defaults.h"

#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "rules/calendar.h"
#include "service-host/config_file.h"
#include "service-host/config_values.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

using service_host::FillDuration;
using service_host::ToMilliseconds;
using std::chrono::milliseconds;

constexpr size_t kMaxIndicatorFileBytes = 4 << 20;
// A line of 30 bytes for each of some 45,000 areas and 40 years.
constexpr size_t kMaxPopulationFileBytes = 64 << 20;
constexpr size_t kMaxCalendarFileBytes = 1 << 20;
// A line of 60 bytes for each of some 110,000 departments, and their renamings.
constexpr size_t kMaxDepartmentsFileBytes = 64 << 20;
constexpr size_t kMaxRulesFileBytes = 4 << 20;

absl::StatusOr<rules::Calendar> LoadCalendar(
    const std::string& path, const divisions::DivisionTree& divisions) {
  if (path.empty()) {
    return rules::Calendar::Parse(rules::Calendar::EmbeddedText(),
                                  "calendar.textproto", divisions);
  }
  ASSIGN_OR_RETURN(const std::string text,
                   service_host::ReadTextFile(path, kMaxCalendarFileBytes));
  return rules::Calendar::Parse(text, path, divisions);
}

}  // namespace

absl::Status FillDefaults(config::v1::StatsServiceConfig& config) {
  service_host::FillAddresses(*config.mutable_host(), "127.0.0.1:7402",
                              "127.0.0.1:9402");
  if (config.feed_address().empty()) config.set_feed_address("127.0.0.1:7401");
  config::v1::FollowConfig& follow = *config.mutable_follow();
  RETURN_IF_ERROR(FillDuration(
      "follow.initial_backoff", *follow.mutable_initial_backoff(),
      milliseconds(100), milliseconds(1), std::chrono::minutes(1)));
  RETURN_IF_ERROR(FillDuration(
      "follow.max_backoff", *follow.mutable_max_backoff(),
      std::chrono::seconds(10), ToMilliseconds(follow.initial_backoff()),
      std::chrono::minutes(10)));
  return FillDuration("follow.publish_interval",
                      *follow.mutable_publish_interval(), milliseconds(20),
                      milliseconds(1), std::chrono::seconds(10));
}

absl::StatusOr<rules::RuleSet> LoadRules(
    const std::string& path, const form::Catalogue& catalogue,
    const divisions::DivisionTree& divisions) {
  if (path.empty()) {
    return rules::RuleSet::Compile(rules::RuleSet::EmbeddedText(),
                                   "rules.textproto", catalogue, divisions);
  }
  ASSIGN_OR_RETURN(const std::string text,
                   service_host::ReadTextFile(path, kMaxRulesFileBytes));
  return rules::RuleSet::Compile(text, path, catalogue, divisions);
}

absl::StatusOr<form::IndicatorSet> LoadIndicators(
    const std::string& path, const form::Catalogue& catalogue) {
  if (path.empty()) {
    return form::IndicatorSet::Compile(form::IndicatorSet::EmbeddedText(),
                                       "indicators.textproto", catalogue);
  }
  ASSIGN_OR_RETURN(const std::string text,
                   service_host::ReadTextFile(path, kMaxIndicatorFileBytes));
  return form::IndicatorSet::Compile(text, path, catalogue);
}

absl::StatusOr<Population> LoadPopulation(
    const std::string& path, const divisions::DivisionTree& divisions) {
  if (path.empty()) return Population();
  ASSIGN_OR_RETURN(const std::string text,
                   service_host::ReadTextFile(path, kMaxPopulationFileBytes));
  return Population::Parse(text, path, divisions);
}

absl::StatusOr<CoverageStandard> LoadCoverageStandard(
    const config::v1::StatsServiceConfig& config,
    const divisions::DivisionTree& divisions) {
  CoverageStandard standard;
  ASSIGN_OR_RETURN(rules::Calendar calendar,
                   LoadCalendar(config.calendar_file(), divisions));
  standard.deadline_of =
      [calendar = std::move(calendar)](
          const form::OrganKey& organ,
          int32_t report_year) -> std::optional<form::CivilDate> {
    const auto deadline = calendar.DeadlineOf(
        rules::ReporterOf(organ.division.level(), !organ.organ.IsGovernment()),
        organ.division, report_year);
    if (!deadline.has_value()) return std::nullopt;
    return deadline->day;
  };
  const std::string& departments = config.departments_file();
  if (departments.empty()) return standard;
  ASSIGN_OR_RETURN(
      const std::string text,
      service_host::ReadTextFile(departments, kMaxDepartmentsFileBytes));
  ASSIGN_OR_RETURN(standard.roster,
                   DepartmentRoster::Parse(text, departments, divisions));
  return standard;
}

BackoffLimits ToBackoffLimits(const config::v1::FollowConfig& config) {
  return {.initial = ToMilliseconds(config.initial_backoff()),
          .max = ToMilliseconds(config.max_backoff())};
}

LiveCubeOptions ToLiveCubeOptions(const config::v1::FollowConfig& config) {
  LiveCubeOptions options;
  options.publish_interval = ToMilliseconds(config.publish_interval());
  return options;
}

}  // namespace disclosure::stats
