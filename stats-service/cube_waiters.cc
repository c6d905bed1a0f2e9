#include "stats-service/cube_waiters.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "status/reason.h"

namespace disclosure::stats {
namespace {

absl::Status Draining() {
  return WithReason(absl::UnavailableError("the service is stopping"),
                    "DRAINING");
}

absl::Status Behind() {
  return WithRetryDelay(
      WithReason(absl::UnavailableError(
                     "the change asked for has not been applied yet"),
                 "BEHIND"),
      absl::FromChrono(CubeWaiters::kRetryDelay));
}

absl::Status TooMany() {
  return WithReason(
      absl::ResourceExhaustedError(absl::StrCat(
          CubeWaiters::kMaxWaiters, " calls wait for changes already")),
      "TOO_MANY_WAITERS");
}

}  // namespace

CubeWaiters::~CubeWaiters() {
  Stop();
}

void CubeWaiters::Start() {
  thread_ = std::jthread([this](const std::stop_token& stop) { Run(stop); });
}

void CubeWaiters::Stop() {
  std::map<Ticket, Waiter> left;
  {
    std::scoped_lock lock(mutex_);
    stopped_ = true;
    left.swap(waiters_);
    deadlines_.clear();
  }
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
  for (auto& [ticket, waiter] : left) waiter.done(Draining());
}

CubeWaiters::Ticket CubeWaiters::Wait(
    record::Sequence min_sequence, TimePoint deadline,
    const std::function<std::shared_ptr<const Cube>()>& latest, Done done) {
  absl::StatusOr<std::shared_ptr<const Cube>> answer = Draining();
  {
    // Published() takes this lock after the cube has been swapped in: either it
    // will find the waiter, or `latest` has the new cube here.
    std::scoped_lock lock(mutex_);
    std::shared_ptr<const Cube> cube = latest();
    if (cube->applied_up_to >= min_sequence) {
      answer = std::move(cube);
    } else if (!stopped_ && waiters_.size() == kMaxWaiters) {
      answer = TooMany();
    } else if (!stopped_) {
      const Ticket ticket = next_ticket_++;
      waiters_.emplace(ticket, Waiter{min_sequence, deadline, std::move(done)});
      deadlines_.emplace(deadline, ticket);
      wake_.notify_one();
      return ticket;
    }
  }
  done(std::move(answer));
  return 0;
}

bool CubeWaiters::Cancel(Ticket ticket) {
  std::scoped_lock lock(mutex_);
  return waiters_.contains(ticket) && Take(ticket) != nullptr;
}

void CubeWaiters::Published(const std::shared_ptr<const Cube>& cube) {
  std::vector<Done> ready;
  {
    std::scoped_lock lock(mutex_);
    for (auto waiter = waiters_.begin(); waiter != waiters_.end();) {
      const auto next = std::next(waiter);
      if (waiter->second.min_sequence <= cube->applied_up_to) {
        ready.push_back(Take(waiter->first));
      }
      waiter = next;
    }
  }
  for (Done& done : ready) done(cube);
}

CubeWaiters::Done CubeWaiters::Take(Ticket ticket) {
  const auto waiter = waiters_.find(ticket);
  Done done = std::move(waiter->second.done);
  deadlines_.erase({waiter->second.deadline, ticket});
  waiters_.erase(waiter);
  return done;
}

std::vector<CubeWaiters::Done> CubeWaiters::TakeOverdue(TimePoint now) {
  std::vector<Done> overdue;
  while (!deadlines_.empty() && deadlines_.begin()->first <= now) {
    overdue.push_back(Take(deadlines_.begin()->second));
  }
  return overdue;
}

void CubeWaiters::Run(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    if (deadlines_.empty()) {
      wake_.wait(lock, stop, [&] { return !deadlines_.empty(); });
      continue;
    }
    const TimePoint next = deadlines_.begin()->first;
    wake_.wait_until(lock, stop, next, [&] {
      return deadlines_.empty() || deadlines_.begin()->first < next;
    });
    std::vector<Done> overdue = TakeOverdue(std::chrono::steady_clock::now());
    lock.unlock();
    for (Done& done : overdue) done(Behind());
    lock.lock();
  }
}

}  // namespace disclosure::stats
