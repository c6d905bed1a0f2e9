#include "ingest-service/config_defaults.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service-host/config_file.h"
#include "service-host/config_values.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

using config::v1::FeedConfig;
using config::v1::IngestLimits;
using config::v1::RefusalConfig;
using service_host::Within;

absl::Status FillLimits(IngestLimits& limits) {
  constexpr int64_t kMegabyte = 1 << 20;
  ASSIGN_OR_RETURN(
      const int64_t message,
      Within("limits.max_message_bytes", limits.max_message_bytes(),
             16 * kMegabyte, 1024, 256 * kMegabyte));
  ASSIGN_OR_RETURN(const int64_t report,
                   Within("limits.max_report_bytes", limits.max_report_bytes(),
                          kMegabyte, 1024, std::min(message, 16 * kMegabyte)));
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
  return service_host::FillDuration(
      "feed.heartbeat", *feed.mutable_heartbeat(), std::chrono::seconds(5),
      std::chrono::milliseconds(10), std::chrono::hours(1));
}

absl::Status FillRefusals(RefusalConfig& refusals) {
  constexpr int64_t kMegabyte = 1 << 20;
  constexpr int64_t kTerabyte = kMegabyte * kMegabyte;
  ASSIGN_OR_RETURN(const int64_t count,
                   Within("refusals.max_count", refusals.max_count(), 100'000,
                          1, 100'000'000));
  ASSIGN_OR_RETURN(const int64_t bytes,
                   Within("refusals.max_bytes", refusals.max_bytes(),
                          4096 * kMegabyte, kMegabyte, kTerabyte));
  refusals.set_max_count(count);
  refusals.set_max_bytes(bytes);
  constexpr std::chrono::hours kDay(24);
  return service_host::FillDuration("refusals.max_age",
                                    *refusals.mutable_max_age(), 30 * kDay,
                                    std::chrono::milliseconds(1), 3650 * kDay);
}

constexpr size_t kMaxRulesFileBytes = 4 << 20;
constexpr size_t kMaxCalendarFileBytes = 1 << 20;

// A file that rules are read from, and its name for messages.
struct DataText {
  std::string name;
  std::string text;
};

// `embedded` if no file is named.
absl::StatusOr<DataText> ReadData(const std::string& file, size_t max_bytes,
                                  DataText embedded) {
  if (file.empty()) return embedded;
  ASSIGN_OR_RETURN(std::string text,
                   service_host::ReadTextFile(file, max_bytes));
  return DataText{file, std::move(text)};
}

}  // namespace

absl::Status FillDefaults(config::v1::IngestServiceConfig& config) {
  service_host::FillAddresses(*config.mutable_host(), "127.0.0.1:7401",
                              "127.0.0.1:9401");
  if (config.store().sqlite().path().empty()) {
    config.mutable_store()->mutable_sqlite()->set_path("data/ingest.db");
  }
  RETURN_IF_ERROR(FillLimits(*config.mutable_limits()));
  RETURN_IF_ERROR(FillFeed(*config.mutable_feed()));
  return FillRefusals(*config.mutable_refusals());
}

Committer::Limits CommitterLimits(const IngestLimits& limits) {
  return {
      .max_queued = static_cast<size_t>(limits.max_queued_reports()),
      .max_per_commit = static_cast<size_t>(limits.max_reports_per_commit())};
}

DecodeLimits ToDecodeLimits(const IngestLimits& limits) {
  return {.max_message_bytes = static_cast<size_t>(limits.max_message_bytes()),
          .max_report_bytes = static_cast<size_t>(limits.max_report_bytes())};
}

int MaxRequestBytes(const IngestLimits& limits) {
  return static_cast<int>(2 * limits.max_message_bytes());
}

RefusalLimits ToRefusalLimits(const RefusalConfig& refusals) {
  return {.max_age = absl::FromChrono(
              service_host::ToMilliseconds(refusals.max_age())),
          .max_count = static_cast<size_t>(refusals.max_count()),
          .max_bytes = static_cast<size_t>(refusals.max_bytes())};
}

absl::StatusOr<rules::RuleSet> LoadRules(
    const config::v1::IngestServiceConfig& config,
    const form::Catalogue& catalogue,
    const divisions::DivisionTree& divisions) {
  ASSIGN_OR_RETURN(const DataText rules,
                   ReadData(config.rules_file(), kMaxRulesFileBytes,
                            {"rules.textproto",
                             std::string(rules::RuleSet::EmbeddedText())}));
  ASSIGN_OR_RETURN(const DataText deadlines,
                   ReadData(config.calendar_file(), kMaxCalendarFileBytes,
                            {"calendar.textproto",
                             std::string(rules::Calendar::EmbeddedText())}));
  ASSIGN_OR_RETURN(
      rules::Calendar calendar,
      rules::Calendar::Parse(deadlines.text, deadlines.name, divisions));
  return rules::RuleSet::Compile(rules.text, rules.name, catalogue, divisions,
                                 std::move(calendar));
}

SubmissionResult SubmissionResultOf(const Intake::Answer& answer,
                                    bool validate_only) {
  if (!answer.ok()) return SubmissionResult::kFailed;
  if (validate_only) return SubmissionResult::kValidated;
  switch (answer->kind) {
    case Outcome::Kind::kAccepted:
      return SubmissionResult::kAccepted;
    case Outcome::Kind::kRepeated:
      return SubmissionResult::kRepeated;
    case Outcome::Kind::kRefused:
      return SubmissionResult::kRefused;
    case Outcome::Kind::kConflict:
      return SubmissionResult::kConflict;
  }
  return SubmissionResult::kFailed;
}

WithdrawalResult WithdrawalResultOf(const Intake::Answer& answer) {
  if (!answer.ok()) return WithdrawalResult::kFailed;
  switch (answer->kind) {
    case Outcome::Kind::kAccepted:
      return WithdrawalResult::kWithdrawn;
    case Outcome::Kind::kRepeated:
      return WithdrawalResult::kRepeated;
    case Outcome::Kind::kConflict:
      return WithdrawalResult::kConflict;
    case Outcome::Kind::kRefused:
      break;  // No rule is asked.
  }
  return WithdrawalResult::kFailed;
}

}  // namespace disclosure::ingest
