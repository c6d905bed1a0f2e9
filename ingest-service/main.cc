// ingest-service: takes annual reports in, judges them, keeps them. Wiring
// only.

#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/status/statusor.h"
#include "disclosure/config/v1/config.pb.h"
#include "divisions/division_tree.h"
#include "form/catalogue.h"
#include "form/read_report.h"
#include "ingest-service/api/feed_api.h"
#include "ingest-service/api/ingest_api.h"
#include "ingest-service/config_defaults.h"
#include "ingest-service/feed/change_feed.h"
#include "ingest-service/ingest_metrics.h"
#include "ingest-service/intake.h"
#include "ingest-service/store/committer.h"
#include "ingest-service/store/key_index.h"
#include "ingest-service/store/refusal_log.h"
#include "ingest-service/store/refusal_queue.h"
#include "ingest-service/store/report_listing.h"
#include "ingest-service/store/revision_history.h"
#include "ingest-service/store/sqlite/sqlite_refusal_log.h"
#include "ingest-service/store/sqlite/sqlite_report_store.h"
#include "ingest-service/store/year_index.h"
#include "ingest-service/store/year_judge.h"
#include "prometheus/registry.h"
#include "rules/rule_set.h"
#include "service-host/clock.h"
#include "service-host/config_values.h"
#include "service-host/host_flags.h"
#include "service-host/log.h"
#include "service-host/rate_sampler.h"
#include "service-host/run_program.h"
#include "service-host/service_host.h"
#include "service-host/termination.h"
#include "status/status_macros.h"

ABSL_FLAG(std::string, store, "",
          "SQLite file that keeps the reports; made if missing. Default "
          "data/ingest.db.");
ABSL_FLAG(std::string, rules, "",
          "Rules file that replaces the built-in one; check it first with "
          "`disclosurectl rules check FILE`.");
ABSL_FLAG(std::string, calendar, "",
          "Calendar of deadlines that replaces the built-in one; "
          "rules/data/calendar.textproto explains it.");
ABSL_FLAG(bool, new_feed_id, false,
          "Once, after a backup was put in the place of the store: followers "
          "then begin anew, for what they saw may be lost.");
ABSL_FLAG(bool, strict, false,
          "Judges submissions by the severities that rules have for a strict "
          "service.");

namespace disclosure::ingest {
namespace {

using config::v1::IngestServiceConfig;
using service_host::HostedProgram;
using service_host::ServiceHost;

// All organs of the country, roughly: what the indexes have room for from the
// start, so that the first national load need not make it.
constexpr size_t kReportsOfAYear = 150'000;
// Callers repeat what was not stored, so failures come often.
constexpr int kFailedCommitLinesPerSecond = 1;

absl::StatusOr<IngestServiceConfig> ReadConfig() {
  IngestServiceConfig config;
  RETURN_IF_ERROR(service_host::ReadConfigOfFlag(config));
  service_host::ApplyHostFlags(*config.mutable_host());
  if (const std::string path = absl::GetFlag(FLAGS_store); !path.empty()) {
    config.mutable_store()->mutable_sqlite()->set_path(path);
  }
  if (const std::string path = absl::GetFlag(FLAGS_rules); !path.empty()) {
    config.set_rules_file(path);
  }
  if (const std::string path = absl::GetFlag(FLAGS_calendar); !path.empty()) {
    config.set_calendar_file(path);
  }
  if (absl::GetFlag(FLAGS_strict)) config.set_strict(true);
  RETURN_IF_ERROR(FillDefaults(config));
  RETURN_IF_ERROR(service_host::CheckHostConfig(config.host()));
  return config;
}

std::vector<std::string> RuleIds(const rules::RuleSet& rules) {
  std::vector<std::string> ids;
  for (size_t i = 0; i < rules.size(); ++i) {
    ids.emplace_back(rules.id(static_cast<uint16_t>(i)));
  }
  return ids;
}

IntakeObserver ObserveWith(IngestMetrics& metrics) {
  return {
      .judged =
          [&metrics](const rules::Findings& findings) {
            for (const rules::Finding& finding : findings.list) {
              metrics.CountFinding(finding.rule);
            }
          },
      .answered =
          [&metrics](const Intake::Answer& answer, bool validate_only) {
            metrics.CountSubmission(SubmissionResultOf(answer, validate_only));
          },
      .withdrawn =
          [&metrics](const Intake::Answer& answer) {
            metrics.CountWithdrawal(WithdrawalResultOf(answer));
          }};
}

Committer::Observer ObserveCommits(IngestMetrics& metrics, ChangeFeed& feed,
                                   service_host::RateSampler& failures,
                                   const service_host::Log& log) {
  return {.committed =
              [&metrics, &feed](const Committer::CommitReport& commit) {
                metrics.ObserveCommit(commit.appended,
                                      absl::ToDoubleSeconds(commit.duration));
                feed.Announce(commit.latest);
              },
          .failed =
              [&metrics, &failures, &log](const absl::Status& status) {
                metrics.CountFailedCommit();
                const auto dropped = failures.Admit(log.clock().Now());
                if (!dropped) return;
                log.Error("commit_failed",
                          {{"code", absl::StatusCodeToString(status.code())},
                           {"error", std::string(status.message())},
                           {"dropped", *dropped}});
              }};
}

RefusalQueue::Observer ObserveRefusals(IngestMetrics& metrics,
                                       const service_host::Log& log) {
  return {.dropped =
              [&metrics](size_t count) { metrics.CountDroppedRefusals(count); },
          .failed =
              [&log](const absl::Status& status) {
                log.Error("refusals_failed",
                          {{"error", std::string(status.message())}});
              }};
}

std::function<absl::Time()> NowBy(const service_host::Clock& clock) {
  return [&clock] { return clock.Now(); };
}

std::function<form::CivilDate()> TodayBy(const service_host::Clock& clock) {
  return [&clock] {
    return form::CivilDate(service_host::DaysSinceEpochInShanghai(clock.Now()));
  };
}

// Reads into memory what is looked up there, in one scan of the store.
absl::Status Rebuild(const ReportStore& store, YearJudge& year_judge,
                     KeyIndex& keys, YearIndex& years) {
  return keys.Rebuild(
      store, [&](const ChangeHeader& change, const record::Revision& revision) {
        return year_judge.Replay(change, revision, years);
      });
}

void LogOpened(const std::string& path, const ReportStore& store,
               const KeyIndex& keys, const YearIndex& years,
               const service_host::Log& log) {
  log.Info("store_opened", {{"path", path},
                            {"latest_sequence", store.latest()},
                            {"reports", keys.size()},
                            {"key_index_bytes", keys.bytes()},
                            {"year_index_bytes", years.bytes()}});
}

IngestGauges GaugesOf(const ReportStore& store, const Committer& committer,
                      const KeyIndex& keys, const FeedApi& feed_api,
                      const RefusalLog& refusal_log) {
  const auto number = [](auto count) { return static_cast<double>(count); };
  return {
      .latest_sequence = [&, number] { return number(store.latest()); },
      .queued_reports = [&, number] { return number(committer.queued()); },
      .identities = [&, number] { return number(keys.size()); },
      .key_index_bytes = [&, number] { return number(keys.bytes()); },
      .feed_followers = [&, number] { return number(feed_api.followers()); },
      .refusals_kept = [&, number] { return number(refusal_log.size()); }};
}

HostedProgram ProgramOf(const IngestServiceConfig& config,
                        std::shared_ptr<prometheus::Registry> registry,
                        IngestGauges gauges, IngestApi& ingest_api,
                        FeedApi& feed_api) {
  return {.name = "ingest-service",
          .services = {{v1::IngestService::service_full_name(), &ingest_api},
                       {v1::FeedService::service_full_name(), &feed_api}},
          .registry = std::move(registry),
          .collectables = {MakeIngestGauges(std::move(gauges))},
          .max_request_bytes = MaxRequestBytes(config.limits()),
          .on_drain = {[&ingest_api] { ingest_api.Drain(); },
                       [&feed_api] { feed_api.Drain(); }}};
}

// What Run() has loaded and opened.
struct Opened {
  const form::ReportReader& reader;
  const rules::RuleSet& rules;
  ReportStore& store;
  KeyIndex& keys;
  YearIndex& years;
  YearJudge& year_judge;
  RefusalLog& refusal_log;
};

// Serves until the program is told to end.
absl::Status Serve(const IngestServiceConfig& config, const Opened& opened,
                   service_host::TerminationSignals& signals,
                   const service_host::Clock& clock,
                   const service_host::Log& log) {
  auto& [reader, rules, store, keys, years, year_judge, refusal_log] = opened;
  const auto registry = std::make_shared<prometheus::Registry>();
  IngestMetrics metrics(*registry, RuleIds(rules));
  ChangeFeed feed(store, keys);
  service_host::RateSampler failures(kFailedCommitLinesPerSecond);
  Committer committer(store, keys, CommitterLimits(config.limits()),
                      NowBy(clock),
                      ObserveCommits(metrics, feed, failures, log),
                      Committer::Years{years, year_judge});
  RefusalQueue refusals(refusal_log, RefusalQueue::Limits(), NowBy(clock),
                        ObserveRefusals(metrics, log));
  Intake intake(reader, rules, committer, refusals,
                ToDecodeLimits(config.limits()), TodayBy(clock),
                config.strict(), ObserveWith(metrics));
  const RevisionHistory history(store, keys);
  const ReportListing listing(store, keys);
  IngestApi ingest_api(intake, {.reader = reader,
                                .history = history,
                                .listing = listing,
                                .refusal_log = refusal_log,
                                .refusals = refusals});
  FeedApi feed_api(feed, static_cast<size_t>(config.feed().max_followers()),
                   service_host::ToMilliseconds(config.feed().heartbeat()));
  HostedProgram program = ProgramOf(
      config, registry, GaugesOf(store, committer, keys, feed_api, refusal_log),
      ingest_api, feed_api);

  refusals.Start();
  committer.Start();
  ASSIGN_OR_RETURN(
      const std::unique_ptr<ServiceHost> host,
      ServiceHost::Start(config.host(), std::move(program), log, clock));
  host->SetServing(true);
  log.Info("serving", {{"address", host->address()},
                       {"metrics_port", host->metrics_port()},
                       {"feed_id", store.feed_id()}});
  signals.Wait();
  host->Shutdown();
  committer.Stop();
  refusals.Stop();
  log.Info("stopped", {{"latest_sequence", store.latest()}});
  return absl::OkStatus();
}

absl::Status Run(const IngestServiceConfig& config,
                 service_host::TerminationSignals& signals,
                 const service_host::Clock& clock,
                 const service_host::Log& log) {
  ASSIGN_OR_RETURN(const divisions::DivisionTree divisions,
                   divisions::LoadEmbeddedDivisions());
  const form::Catalogue catalogue;
  const form::ReportReader reader(catalogue);
  ASSIGN_OR_RETURN(const rules::RuleSet rules,
                   LoadRules(config, catalogue, divisions));

  const std::string& path = config.store().sqlite().path();
  ASSIGN_OR_RETURN(
      const std::unique_ptr<ReportStore> store,
      OpenSqliteReportStore(path,
                            {.new_feed_id = absl::GetFlag(FLAGS_new_feed_id)}));
  KeyIndex keys(kReportsOfAYear);
  YearIndex years(kReportsOfAYear);
  YearJudge year_judge(reader, rules, divisions, config.strict());
  RETURN_IF_ERROR(Rebuild(*store, year_judge, keys, years));
  LogOpened(path, *store, keys, years, log);
  ASSIGN_OR_RETURN(const std::unique_ptr<RefusalLog> refusal_log,
                   OpenSqliteRefusalLog(RefusalLogPath(path),
                                        ToRefusalLimits(config.refusals())));
  return Serve(config,
               {reader, rules, *store, keys, years, year_judge, *refusal_log},
               signals, clock, log);
}

}  // namespace
}  // namespace disclosure::ingest

int main(int argc, char** argv) {
  using namespace disclosure;  // NOLINT(google-build-using-namespace)
  return service_host::RunProgram(
      argc, argv,
      "takes annual reports on information disclosure, judges them by every "
      "rule of the form,\nkeeps each accepted revision durably and offers them "
      "as a feed.\n\n  ingest-service [--config=FILE] [flags]\n\nWithout a "
      "configuration it serves 127.0.0.1:7401, metrics on 127.0.0.1:9401, and\n"
      "keeps its reports in data/ingest.db. deploy/ingest-service.textproto "
      "explains every setting.",
      ingest::ReadConfig, ingest::Run);
}
