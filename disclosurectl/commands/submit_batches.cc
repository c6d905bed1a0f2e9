#include "disclosurectl/commands/submit_batches.h"

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
    *batch->message.add_requests() = std::move(next->request);
  }
  return batch->origins.empty() ? nullptr : std::move(batch);
}

std::optional<SubmitBatches::Pending> SubmitBatches::NextRequest() {
  if (!again_.empty()) {
    Pending pending = std::move(again_.front());
    again_.pop_front();
    return pending;
  }
  while (std::optional<SourcedReport> next = source_.Next()) {
    bytes_read_ = source_.bytes_read();
    if (next->report.ok()) {
      return Pending{std::move(next->origin),
                     RequestOf(*std::move(next->report))};
    }
    unreadable_(next->origin, next->report.status());
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

void SubmitBatches::PutBack(const std::string& origin,
                            const v1::SubmitReportRequest& request) {
  const std::scoped_lock lock(mutex_);
  put_back_.push_back({origin, request});
}

bool SubmitBatches::BeginRound() {
  const std::scoped_lock lock(mutex_);
  again_ = std::exchange(put_back_, {});
  return !again_.empty();
}

std::optional<double> SubmitBatches::done() const {
  const std::optional<uint64_t> total = source_.bytes_total();
  if (!total.has_value() || *total == 0) return std::nullopt;
  return static_cast<double>(bytes_read_) / static_cast<double>(*total);
}

}  // namespace disclosure::ctl
