#include "stats-service/query/form_breaks.h"

#include <algorithm>

#include "stats-service/query/series_trend.h"

namespace disclosure::stats {

FormBreaks::FormBreaks(const std::vector<Figure>& figures)
    : figures_(figures), notes_(figures.size()) {
  for (size_t i = 0; i < figures.size(); ++i) {
    if (MayBreak(figures[i])) watched_.push_back({i});
  }
  unknown_ = watched_.size();
}

void FormBreaks::Begin() {
  for (Watched& watched : watched_) watched.before = 0;
  unknown_ = watched_.size();
  ForgetNotes();
}

void FormBreaks::AddEarlier(uint32_t forms) {
  for (Watched& watched : watched_) {
    if (watched.before != 0) continue;
    watched.before = forms & figures_[watched.figure].forms();
    if (watched.before != 0) --unknown_;
  }
}

void FormBreaks::Pass(uint32_t forms) {
  for (auto& [index, before] : watched_) {
    const Figure& figure = figures_[index];
    const uint32_t now = forms & figure.forms();
    if (now == 0) continue;
    const auto between = BreakBetween(figure, before, now);
    if (between.has_value()) notes_[index] = between->note;
    before = now;
  }
}

void FormBreaks::ForgetNotes() {
  std::ranges::fill(notes_, std::string_view());
}

}  // namespace disclosure::stats
