#include "ingest-service/config_defaults.h"

#include <fstream>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

using config::v1::FeedConfig;
using config::v1::HostConfig;
using config::v1::IngestLimits;
using google::protobuf::util::TimeUtil;

absl::Status OutOfRange(absl::string_view setting, int64_t value, int64_t low,
                        int64_t high) {
  return absl::InvalidArgumentError(
      absl::StrCat(setting, " = ", value, " lies outside ", low, " to ", high));
}

// `value` if it is set and in range, `otherwise` if it is not set.
absl::StatusOr<int64_t> Within(absl::string_view setting, int64_t value,
                               int64_t otherwise, int64_t low, int64_t high) {
  if (value == 0) return otherwise;
  if (value < low || value > high) return OutOfRange(setting, value, low, high);
  return value;
}

void FillHost(HostConfig& host) {
  if (host.grpc_address().empty()) host.set_grpc_address("127.0.0.1:7401");
  if (host.metrics_address().empty()) {
    host.set_metrics_address("127.0.0.1:9401");
  } else if (host.metrics_address() == "off") {
    host.clear_metrics_address();
  }
}

absl::Status FillLimits(IngestLimits& limits) {
  constexpr int64_t kMegabyte = 1 << 20;
  ASSIGN_OR_RETURN(
      const int64_t message,
      Within("limits.max_message_bytes", limits.max_message_bytes(),
             16 * kMegabyte, 1024, 256 * kMegabyte));
  ASSIGN_OR_RETURN(const int64_t report,
                   Within("limits.max_report_bytes", limits.max_report_bytes(),
                          kMegabyte, 1024, message));
  ASSIGN_OR_RETURN(const int64_t queued,
                   Within("limits.max_queued_reports",
                          limits.max_queued_reports(), 16384, 1, 1 << 20));
  ASSIGN_OR_RETURN(const int64_t commit,
                   Within("limits.max_reports_per_commit",
                          limits.max_reports_per_commit(), 1024, 1, 1 << 16));
  limits.set_max_message_bytes(message);
  limits.set_max_report_bytes(report);
  limits.set_max_queued_reports(static_cast<int32_t>(queued));
  limits.set_max_reports_per_commit(static_cast<int32_t>(commit));
  return absl::OkStatus();
}

absl::Status FillFeed(FeedConfig& feed) {
  ASSIGN_OR_RETURN(
      const int64_t followers,
      Within("feed.max_followers", feed.max_followers(), 64, 1, 10000));
  feed.set_max_followers(static_cast<int32_t>(followers));
  constexpr int64_t kHourMs = 3'600'000;
  ASSIGN_OR_RETURN(const int64_t heartbeat,
                   Within("feed.heartbeat (ms)",
                          TimeUtil::DurationToMilliseconds(feed.heartbeat()),
                          5000, 10, kHourMs));
  *feed.mutable_heartbeat() = TimeUtil::MillisecondsToDuration(heartbeat);
  return absl::OkStatus();
}

}  // namespace

absl::Status FillDefaults(config::v1::IngestServiceConfig& config) {
  FillHost(*config.mutable_host());
  if (config.store().sqlite().path().empty()) {
    config.mutable_store()->mutable_sqlite()->set_path("data/ingest.db");
  }
  RETURN_IF_ERROR(FillLimits(*config.mutable_limits()));
  return FillFeed(*config.mutable_feed());
}

Committer::Limits CommitterLimits(const IngestLimits& limits) {
  return {
      .max_queued = static_cast<size_t>(limits.max_queued_reports()),
      .max_per_commit = static_cast<size_t>(limits.max_reports_per_commit())};
}

DecodeLimits ToDecodeLimits(const IngestLimits& limits) {
  return {.max_report_bytes = static_cast<size_t>(limits.max_report_bytes())};
}

std::chrono::milliseconds ToMilliseconds(
    const google::protobuf::Duration& duration) {
  return std::chrono::milliseconds(TimeUtil::DurationToMilliseconds(duration));
}

absl::StatusOr<rules::RuleSet> LoadRules(
    const std::string& file, const form::Catalogue& catalogue,
    const divisions::DivisionTree& divisions) {
  if (file.empty()) {
    return rules::RuleSet::Compile(rules::RuleSet::EmbeddedText(),
                                   "rules.textproto", catalogue, divisions);
  }
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) {
    return absl::NotFoundError(absl::StrCat("cannot read ", file));
  }
  return rules::RuleSet::Compile(text.str(), file, catalogue, divisions);
}

SubmissionResult ResultOf(const Intake::Answer& answer, bool validate_only) {
  if (!answer.ok()) return SubmissionResult::kFailed;
  if (validate_only) return SubmissionResult::kValidated;
  switch (answer->outcome_case()) {
    case v1::SubmitReportResponse::kAccepted:
      return SubmissionResult::kAccepted;
    case v1::SubmitReportResponse::kRepeated:
      return SubmissionResult::kRepeated;
    case v1::SubmitReportResponse::kRefused:
      return SubmissionResult::kRefused;
    case v1::SubmitReportResponse::kConflict:
      return SubmissionResult::kConflict;
    case v1::SubmitReportResponse::OUTCOME_NOT_SET:
      break;
  }
  return SubmissionResult::kFailed;
}

}  // namespace disclosure::ingest
