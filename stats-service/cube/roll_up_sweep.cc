#include "stats-service/cube/roll_up_sweep.h"

#include <algorithm>
#include <utility>

namespace disclosure::stats {

using divisions::DivisionCode;
using divisions::Level;

RollUpSweep::RollUpSweep(const CubeFrame& frame, int32_t year,
                         const RollUpSheet* old)
    : frame_(frame),
      year_(year),
      old_(old),
      open_(std::make_unique<std::array<OpenArea, kLevels>>()) {}

size_t RollUpSweep::MoveTo(const DivisionCode& code) {
  const size_t deepest =
      std::min(static_cast<size_t>(code.level()), kLevels - 1);
  for (size_t level = kLevels; level-- > 0;) {
    OpenArea& open = (*open_)[level];
    if (open.is_open && (level > deepest || !open.area.Contains(code))) {
      Leave(level);
    }
  }
  for (size_t level = 0; level <= deepest; ++level) {
    OpenArea& open = (*open_)[level];
    open.is_open = true;
    open.area = code.AncestorAt(static_cast<Level>(level));
  }
  return deepest;
}

void RollUpSweep::Leave(size_t level) {
  OpenArea& open = (*open_)[level];
  const RollUp* old = old_ == nullptr ? nullptr : old_->Find(open.area);
  entries_.push_back({open.area.packed(), RollUp::With(old, open.difference)});
  if (level > 0) (*open_)[level - 1].difference.Add(open.difference);
  open.difference.Clear();
  open.is_open = false;
}

void RollUpSweep::Add(const form::OrganKey& organ, const ReportRow& before,
                      const ReportRow& after) {
  const size_t level = MoveTo(organ.division);
  const bool is_expected = organ.organ.IsGovernment() &&
                           frame_.expected().IsExpected(organ.division, year_);
  RollUp::Draft& difference = (*open_)[level].difference;
  difference.Add(frame_, before, is_expected, -1);
  difference.Add(frame_, after, is_expected, +1);
}

std::shared_ptr<const RollUpSheet> RollUpSweep::Finish() {
  for (size_t level = kLevels; level-- > 0;) {
    if ((*open_)[level].is_open) Leave(level);
  }
  std::sort(entries_.begin(), entries_.end(),
            [](const auto& a, const auto& b) { return a.area < b.area; });
  return RollUpSheet::With(old_, std::move(entries_));
}

}  // namespace disclosure::stats
