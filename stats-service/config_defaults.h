#ifndef DISCLOSURE_STATS_SERVICE_CONFIG_DEFAULTS_H_
#define DISCLOSURE_STATS_SERVICE_CONFIG_DEFAULTS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "disclosure/config/v1/config.pb.h"
#include "divisions/division_tree.h"
#include "form/catalogue.h"
#include "form/indicator_set.h"
#include "rules/rule_set.h"
#include "stats-service/cube/population.h"
#include "stats-service/follow/backoff.h"
#include "stats-service/live_cube.h"
#include "stats-service/query/get_coverage.h"

namespace disclosure::stats {

// Puts the documented default where the configuration is silent.
// INVALID_ARGUMENT names a setting that is out of its range.
absl::Status FillDefaults(config::v1::StatsServiceConfig& config);

// The indicators and the inhabitants that a configuration names: the embedded
// ones and none for an empty path. NOT_FOUND and the like; INVALID_ARGUMENT
// leads to the line.
absl::StatusOr<form::IndicatorSet> LoadIndicators(
    const std::string& path, const form::Catalogue& catalogue);
absl::StatusOr<Population> LoadPopulation(
    const std::string& path, const divisions::DivisionTree& divisions);

// What coverage is measured by: the calendar and the departments of the files
// that are configured; else the embedded calendar, and no departments.
// NOT_FOUND and the like; INVALID_ARGUMENT leads to the line.
absl::StatusOr<CoverageStandard> LoadCoverageStandard(
    const config::v1::StatsServiceConfig& config,
    const divisions::DivisionTree& divisions);

// The rules of that file, or the embedded ones for an empty path. Likewise.
absl::StatusOr<rules::RuleSet> LoadRules(
    const std::string& path, const form::Catalogue& catalogue,
    const divisions::DivisionTree& divisions);

// From a configuration with its defaults filled in.
BackoffLimits ToBackoffLimits(const config::v1::FollowConfig& config);
LiveCubeOptions ToLiveCubeOptions(const config::v1::FollowConfig& config);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CONFIG_DEFAULTS_H_
