// stats-service: follows the feed, keeps all years in memory, answers. Wiring
// only.

#include <memory>
#include <random>
#include <string>
#include <utility>

#include "absl/flags/flag.h"
#include "absl/status/statusor.h"
#include "disclosure/config/v1/config.pb.h"
#include "divisions/division_tree.h"
#include "form/catalogue.h"
#include "form/indicator_set.h"
#include "form/read_report.h"
#include "grpcpp/channel.h"
#include "prometheus/registry.h"
#include "rules/rule_set.h"
#include "service-host/client_channel.h"
#include "service-host/clock.h"
#include "service-host/free_memory.h"
#include "service-host/host_flags.h"
#include "service-host/log.h"
#include "service-host/run_program.h"
#include "service-host/service_host.h"
#include "service-host/termination.h"
#include "stats-service/api/stats_api.h"
#include "stats-service/config_defaults.h"
#include "stats-service/cube/cube_frame.h"
#include "stats-service/follow/feed_follower.h"
#include "stats-service/follow/grpc_change_source.h"
#include "stats-service/live_cube.h"
#include "stats-service/state_audit.h"
#include "stats-service/stats_metrics.h"
#include "status/status_macros.h"

ABSL_FLAG(std::string, feed, "",
          "Address of the ingest-service to follow. Default 127.0.0.1:7401.");
ABSL_FLAG(std::string, calendar, "",
          "Calendar of deadlines that replaces the built-in one; the same as "
          "that of the ingest-service.");
ABSL_FLAG(std::string, departments, "",
          "Table of the departments that are expected to report; "
          "deploy/stats-service.textproto explains it.");

ABSL_FLAG(std::string, indicators, "",
          "File of indicators that replaces the built-in one.");
ABSL_FLAG(std::string, population, "",
          "Inhabitants by area and year, csv with the heading "
          "division_code,year,population.");

namespace disclosure::stats {
namespace {

using config::v1::StatsServiceConfig;
using service_host::HostedProgram;
using service_host::ServiceHost;

absl::StatusOr<StatsServiceConfig> ReadConfig() {
  StatsServiceConfig config;
  RETURN_IF_ERROR(service_host::ReadConfigOfFlag(config));
  service_host::ApplyHostFlags(*config.mutable_host());
  if (const std::string feed = absl::GetFlag(FLAGS_feed); !feed.empty()) {
    config.set_feed_address(feed);
  }
  if (const auto path = absl::GetFlag(FLAGS_indicators); !path.empty()) {
    config.set_indicators_file(path);
  }
  if (const auto path = absl::GetFlag(FLAGS_population); !path.empty()) {
    config.set_population_file(path);
  }
  if (const std::string path = absl::GetFlag(FLAGS_calendar); !path.empty()) {
    config.set_calendar_file(path);
  }
  if (const std::string path = absl::GetFlag(FLAGS_departments);
      !path.empty()) {
    config.set_departments_file(path);
  }
  RETURN_IF_ERROR(FillDefaults(config));
  RETURN_IF_ERROR(service_host::CheckHostConfig(config.host()));
  return config;
}

PublishedCube ToMetrics(const CubePublication& publication) {
  return {.applied_sequence = publication.applied_up_to,
          .latest_sequence = publication.latest_sequence,
          .changes = publication.changes,
          .apply_seconds =
              std::chrono::duration<double>(publication.apply_time).count(),
          .reports = publication.reports,
          .cell_bytes = publication.bytes.cells,
          .roll_up_bytes = publication.bytes.roll_ups,
          .finding_bytes = publication.bytes.findings,
          .day_bytes = publication.bytes.days,
          .index_bytes = publication.bytes.organs,
          .history_bytes = publication.bytes.history,
          .caught_up = publication.caught_up,
          .state_hash = publication.state_hash};
}

void Count(const CubePublication& publication, absl::Time now,
           StatsMetrics& metrics) {
  metrics.CountPublication(ToMetrics(publication),
                           absl::ToDoubleSeconds(now - absl::UnixEpoch()));
  for (const absl::Time accepted : publication.accept_times) {
    metrics.CountVisible(absl::ToDoubleSeconds(now - accepted));
  }
}

FollowerSink SinkInto(LiveCube& cubes, StatsMetrics& metrics,
                      const std::string& feed_address,
                      const service_host::Log& log) {
  return {.add =
              [&cubes](std::vector<record::Change> changes,
                       record::Sequence up_to, record::Sequence latest) {
                return cubes.Add(std::move(changes), up_to, latest);
              },
          .reset =
              [&cubes, &log] {
                log.Warning("feed_replaced");
                cubes.Reset();
              },
          .connected =
              [&metrics, &log, &feed_address] {
                metrics.FeedConnected();
                log.Info("feed_connected", {{"address", feed_address}});
              },
          .disconnected =
              [&metrics, &log, &feed_address](const absl::Status& status) {
                metrics.FeedLost();
                log.Warning("feed_lost", {{"address", feed_address},
                                          {"error", status.ToString()}});
              }};
}

// Says through the host's health whether the cube has caught up. Of the cube's
// thread alone, which starts after the host.
class Readiness {
 public:
  explicit Readiness(const service_host::Log& log) : log_(log) {}

  void Follow(ServiceHost& host) { host_ = &host; }
  void Observe(const CubePublication& publication) {
    if (publication.caught_up == serving_) return;
    serving_ = publication.caught_up;
    // Catching up has many changes in memory at a time, following has few.
    if (serving_) service_host::ReturnFreeMemory();
    host_->SetServing(serving_);
    log_.Info(serving_ ? "caught_up" : "catching_up",
              {{"applied_sequence", publication.applied_up_to},
               {"reports", publication.reports}});
  }

 private:
  const service_host::Log& log_;
  ServiceHost* host_ = nullptr;
  bool serving_ = false;
};

HostedProgram ProgramOf(std::shared_ptr<prometheus::Registry> registry,
                        StatsApi& api) {
  return {
      .name = "stats-service",
      .services = {{v1::StatsService::service_full_name(), &api}},
      .registry = std::move(registry),
      .collectables = {MakeStatsGauges(
          {.watchers = [&api] { return static_cast<double>(api.watchers()); },
           .exports = [&api] { return static_cast<double>(api.exports()); }})},
      .on_drain = {[&api] { api.Drain(); }}};
}

// The cube that is checked next, once it has caught up.
StateAudit::Source LatestOf(const LiveCube& cubes, StatsApi& api) {
  return [&cubes, &api] {
    // As often as a cube is checked is often enough.
    api.DropExpiredCubes();
    return cubes.caught_up() ? cubes.Latest() : nullptr;
  };
}

StateAudit::Observer ObserveAudit(StatsMetrics& metrics,
                                  const service_host::Log& log) {
  return [&metrics, &log](const StateAudit::Finding& finding) {
    metrics.CountStateCheck(finding.is_right(),
                            absl::ToDoubleSeconds(finding.duration));
    if (finding.is_right()) return;
    log.Error("state_mismatch", {{"applied_sequence", finding.sequence},
                                 {"kept", finding.kept},
                                 {"counted", finding.counted}});
  };
}

// What Run() has loaded.
struct Loaded {
  const form::ReportReader& reader;
  const CubeFrame& frame;
  const CoverageStandard& coverage;
  const rules::RuleSet& rules;
};

// Follows and answers until the program is told to end.
absl::Status Serve(const StatsServiceConfig& config, const Loaded& loaded,
                   service_host::TerminationSignals& signals,
                   const service_host::Clock& clock,
                   const service_host::Log& log) {
  const auto registry = std::make_shared<prometheus::Registry>();
  StatsMetrics metrics(*registry);
  std::unique_ptr<ServiceHost> host;
  Readiness readiness(log);
  LiveCube cubes(loaded.frame, ToLiveCubeOptions(config.follow()),
                 [&](const CubePublication& publication) {
                   Count(publication, clock.Now(), metrics);
                   readiness.Observe(publication);
                 });
  StatsApi api(cubes, loaded.frame, loaded.coverage, loaded.rules, clock);
  ASSIGN_OR_RETURN(
      host,
      ServiceHost::Start(config.host(), ProgramOf(registry, api), log, clock));
  readiness.Follow(*host);
  GrpcChangeSource source(service_host::OpenChannel(config.feed_address()),
                          loaded.reader);
  FeedFollower follower(
      source, SinkInto(cubes, metrics, config.feed_address(), log),
      ToBackoffLimits(config.follow()), std::random_device()());
  StateAudit audit(LatestOf(cubes, api), StateAudit::Options(),
                   ObserveAudit(metrics, log));

  cubes.Start();
  follower.Start();
  audit.Start();
  log.Info("serving", {{"address", host->address()},
                       {"metrics_port", host->metrics_port()},
                       {"feed_address", config.feed_address()}});
  signals.Wait();
  host->Shutdown();
  audit.Stop();
  cubes.Stop();
  follower.Stop();
  log.Info("stopped", {{"applied_sequence", cubes.Latest()->applied_up_to}});
  return absl::OkStatus();
}

absl::Status Run(const StatsServiceConfig& config,
                 service_host::TerminationSignals& signals,
                 const service_host::Clock& clock,
                 const service_host::Log& log) {
  ASSIGN_OR_RETURN(const divisions::DivisionTree divisions,
                   divisions::LoadEmbeddedDivisions());
  const form::Catalogue catalogue;
  const form::ReportReader reader(catalogue);
  ASSIGN_OR_RETURN(form::IndicatorSet indicators,
                   LoadIndicators(config.indicators_file(), catalogue));
  ASSIGN_OR_RETURN(Population population,
                   LoadPopulation(config.population_file(), divisions));
  const CubeFrame frame(catalogue, divisions, std::move(indicators),
                        std::move(population));
  ASSIGN_OR_RETURN(const CoverageStandard coverage,
                   LoadCoverageStandard(config, divisions));
  ASSIGN_OR_RETURN(const rules::RuleSet rules,
                   LoadRules(config.rules_file(), catalogue, divisions));
  return Serve(config, {reader, frame, coverage, rules}, signals, clock, log);
}

}  // namespace
}  // namespace disclosure::stats

int main(int argc, char** argv) {
  using namespace disclosure;  // NOLINT(google-build-using-namespace)
  return service_host::RunProgram(
      argc, argv,
      "follows the feed of ingest-service, keeps all years of every township "
      "and every area\nabove it in memory, and answers analysts' questions.\n\n"
      "  stats-service [--config=FILE] [flags]\n\nWithout a configuration it "
      "serves 127.0.0.1:7402, metrics on 127.0.0.1:9402, and\nfollows "
      "127.0.0.1:7401. deploy/stats-service.textproto explains every setting.",
      stats::ReadConfig, stats::Run);
}
