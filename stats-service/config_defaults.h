#ifndef DISCLOSURE_STATS_SERVICE_CONFIG_DEFAULTS_H_
#define DISCLOSURE_STATS_SERVICE_CONFIG_DEFAULTS_H_

#include "absl/status/status.h"
#include "disclosure/config/v1/config.pb.h"
#include "stats-service/follow/backoff.h"
#include "stats-service/live_cube.h"

namespace disclosure::stats {

// Puts the documented default where the configuration is silent.
// INVALID_ARGUMENT names a setting that is out of its range.
absl::Status FillDefaults(config::v1::StatsServiceConfig& config);

// From a configuration with its defaults filled in.
BackoffLimits ToBackoffLimits(const config::v1::FollowConfig& config);
LiveCubeOptions ToLiveCubeOptions(const config::v1::FollowConfig& config);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CONFIG_DEFAULTS_H_
