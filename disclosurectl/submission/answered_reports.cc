#include "disclosurectl/submission/answered_reports.h"

namespace disclosure::ctl {

AnsweredReports::AnsweredReports(const progress::SubmitProgress& saved)
    : in_order_(saved.answered_in_order()),
      bytes_in_order_(saved.bytes_in_order()) {
  for (const progress::AnsweredReport& report : saved.answered_beyond()) {
    Add({report.index(), report.bytes_end()});
  }
}

void AnsweredReports::SaveTo(progress::SubmitProgress& saved) const {
  saved.set_answered_in_order(in_order_);
  saved.set_bytes_in_order(bytes_in_order_);
  for (const auto& [index, bytes_end] : beyond_) {
    progress::AnsweredReport& report = *saved.add_answered_beyond();
    report.set_index(index);
    report.set_bytes_end(bytes_end);
  }
}

void AnsweredReports::Add(const InputPlace& place) {
  if (Has(place.index)) return;
  beyond_.emplace(place.index, place.bytes_end);
  while (!beyond_.empty() && beyond_.begin()->first == in_order_) {
    bytes_in_order_ = beyond_.begin()->second;
    beyond_.erase(beyond_.begin());
    ++in_order_;
  }
}

bool AnsweredReports::Has(uint64_t index) const {
  return index < in_order_ || beyond_.contains(index);
}

}  // namespace disclosure::ctl
