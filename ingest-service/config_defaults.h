#ifndef DISCLOSURE_INGEST_SERVICE_CONFIG_DEFAULTS_H_
#define DISCLOSURE_INGEST_SERVICE_CONFIG_DEFAULTS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "disclosure/config/v1/config.pb.h"
#include "divisions/division_tree.h"
#include "form/catalogue.h"
#include "ingest-service/decode/decode_submission.h"
#include "ingest-service/ingest_metrics.h"
#include "ingest-service/intake.h"
#include "ingest-service/store/committer.h"
#include "ingest-service/store/refusal_log.h"
#include "rules/rule_set.h"

namespace disclosure::ingest {

// Puts the documented default where the configuration is silent.
// INVALID_ARGUMENT names a setting that is out of its range.
absl::Status FillDefaults(config::v1::IngestServiceConfig& config);

// From a configuration with its defaults filled in.
Committer::Limits CommitterLimits(const config::v1::IngestLimits& limits);
DecodeLimits ToDecodeLimits(const config::v1::IngestLimits& limits);
// What gRPC lets through: twice what we take, for it refuses without a reason
// what is larger, and most of what is too large should hear ours.
int MaxRequestBytes(const config::v1::IngestLimits& limits);
RefusalLimits ToRefusalLimits(const config::v1::RefusalConfig& refusals);
// The rules and deadlines of the files that are configured, else the built-in
// ones. INVALID_ARGUMENT names file, line and column.
absl::StatusOr<rules::RuleSet> LoadRules(
    const config::v1::IngestServiceConfig& config,
    const form::Catalogue& catalogue, const divisions::DivisionTree& divisions);

// The label that an answer is counted under.
SubmissionResult SubmissionResultOf(const Intake::Answer& answer,
                                    bool validate_only);
WithdrawalResult WithdrawalResultOf(const Intake::Answer& answer);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_CONFIG_DEFAULTS_H_
