#include "stats-service/state_audit.h"

#include <utility>

#include "stats-service/cube/state_hash.h"

namespace disclosure::stats {

StateAudit::StateAudit(Source source, const Options& options, Observer observer)
    : source_(std::move(source)),
      options_(options),
      observer_(std::move(observer)) {}

StateAudit::~StateAudit() {
  Stop();
}

void StateAudit::Start() {
  thread_ = std::jthread([this](const std::stop_token& stop) { Run(stop); });
}

void StateAudit::Stop() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

bool StateAudit::Rest(Clock::duration pause, const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  wake_.wait_for(lock, stop, pause, [] { return false; });
  return !stop.stop_requested();
}

void StateAudit::Check(std::shared_ptr<const Cube> cube,
                       const std::stop_token& stop) {
  const auto start = Clock::now();
  StateRecount recount(std::move(cube));
  auto step_start = start;
  while (recount.Step()) {
    const auto worked = Clock::now() - step_start;
    if (!Rest(worked * options_.rest, stop)) return;
    step_start = Clock::now();
  }
  observer_({.sequence = recount.cube().applied_up_to,
             .kept = recount.cube().state_hash,
             .counted = recount.sum(),
             .duration = absl::FromChrono(Clock::now() - start)});
}

void StateAudit::Run(const std::stop_token& stop) {
  while (Rest(options_.interval, stop)) {
    if (auto cube = source_(); cube != nullptr) Check(std::move(cube), stop);
  }
}

}  // namespace disclosure::stats
