#include "disclosurectl/commands/submit_batches.h"

#include <algorithm>

namespace disclosure::ctl {

std::unique_ptr<SubmitBatch> SubmitBatches::Next() {
  auto batch = std::make_unique<SubmitBatch>();
  size_t bytes = 0;
  while (batch->message.requests_size() < kReportsPerMessage) {
    std::optional<Pending> next = std::exchange(held_, std::nullopt);
    if (!next.has_value()) next = NextRequest();
    if (!next.has_value()) break;
    bytes += next->request.ByteSizeLong();
    if (bytes > kMaxMessageBytes && !batch->origins.empty()) {
      held_ = std::move(next);
      break;
    }
    batch->origins.push_back(std::move(next->origin));
    batch->places.push_back(next->place);
    batch->attempts.push_back(next->attempts);
    *batch->message.add_requests() = std::move(next->request);
  }
  return batch->origins.empty() ? nullptr : std::move(batch);
}

std::optional<SubmitBatches::Pending> SubmitBatches::NextRequest() {
  std::optional<Pending> again = TakePutBack();
  return again.has_value() ? std::move(again) : ReadNext();
}

std::optional<SubmitBatches::Pending> SubmitBatches::TakePutBack() {
  std::optional<absl::Duration> pause;
  {
    const std::scoped_lock lock(mutex_);
    pause = std::exchange(pause_due_, std::nullopt);
  }
  if (pause) callbacks_.pause(*pause);
  const std::scoped_lock lock(mutex_);
  if (put_back_.empty()) return std::nullopt;
  Pending pending = std::move(put_back_.front());
  put_back_.pop_front();
  return pending;
}

std::optional<SubmitBatches::Pending> SubmitBatches::ReadNext() {
  while (std::optional<SourcedReport> next = source_.Next()) {
    const InputPlace place = source_.place();
    if (callbacks_.is_answered(place.index)) continue;
    if (next->report.ok()) {
      return Pending{std::move(next->origin), place, /*attempts=*/0,
                     RequestOf(*std::move(next->report))};
    }
    callbacks_.unreadable(place, next->origin, next->report.status());
  }
  return std::nullopt;
}

v1::SubmitReportRequest SubmitBatches::RequestOf(
    v1::AnnualReport report) const {
  v1::SubmitReportRequest request;
  *request.mutable_report() = std::move(report);
  request.set_mode(terms_.mode);
  request.set_validate_only(terms_.validate_only);
  if (terms_.amends_revision.has_value()) {
    request.set_amends_revision(*terms_.amends_revision);
  }
  return request;
}

bool SubmitBatches::PutBack(const SubmitBatch& batch, int i) {
  const auto at = static_cast<size_t>(i);
  const int attempts = batch.attempts[at] + 1;
  if (attempts >= kMaxAttempts) return false;
  const std::scoped_lock lock(mutex_);
  put_back_.push_back({batch.origins[at], batch.places[at], attempts,
                       batch.message.requests(i)});
  pause_due_ = std::max(pause_due_.value_or(absl::ZeroDuration()),
                        attempts * kPauseAfterBusy);
  return true;
}

bool SubmitBatches::HasPutBack() {
  const std::scoped_lock lock(mutex_);
  return !put_back_.empty();
}

}  // namespace disclosure::ctl
