#ifndef DISCLOSURE_DISCLOSURECTL_SUBMISSION_ANSWERED_REPORTS_H_
#define DISCLOSURE_DISCLOSURECTL_SUBMISSION_ANSWERED_REPORTS_H_

#include <cstdint>
#include <map>

#include "disclosurectl/input/input_place.h"
#include "disclosurectl/submission/progress.pb.h"

namespace disclosure::ctl {

// Which reports of the input need no answer any more: all up to some place, and
// some beyond it, no more of these than were on their way at one time.
class AnsweredReports {
 public:
  AnsweredReports() = default;
  // As it was saved.
  explicit AnsweredReports(const progress::SubmitProgress& saved);
  void SaveTo(progress::SubmitProgress& saved) const;

  void Add(const InputPlace& place);

  bool Has(uint64_t index) const;
  // The reports before this one are all answered.
  uint64_t count_in_order() const { return in_order_; }
  uint64_t count() const { return in_order_ + beyond_.size(); }

  // The part of the input that is answered for certain, in bytes: what progress
  // may claim.
  uint64_t bytes_in_order() const { return bytes_in_order_; }

 private:
  uint64_t in_order_ = 0;
  uint64_t bytes_in_order_ = 0;
  // The others, by index, with their ends.
  std::map<uint64_t, uint64_t> beyond_;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_SUBMISSION_ANSWERED_REPORTS_H_
