#include "ingest-service/store/planned_years.h"

#include <utility>

namespace disclosure::ingest {
namespace {

// A reporter has a few years: looking through them is the fastest way.
template <typename Plan>
auto FindYear(Plan& plan, int32_t year) {
  return std::ranges::find(plan, year,
                           [](const auto& one) { return one.first; });
}

}  // namespace

const YearReport* PlannedYears::Years::Find(int32_t year) const {
  if (planned_ != nullptr) {
    const auto planned = FindYear(*planned_, year);
    if (planned != planned_->end()) {
      return planned->second ? &*planned->second : nullptr;
    }
  }
  if (stored_ == nullptr) return nullptr;
  const auto stored = std::ranges::find(*stored_, year, &YearIndex::Year::year);
  return stored == stored_->end() ? nullptr : &stored->report;
}

PlannedYears::Years PlannedYears::Of(const Reporter& reporter) const {
  const auto planned = planned_.find(reporter);
  return {stored_.Find(reporter),
          planned == planned_.end() ? nullptr : &planned->second};
}

void PlannedYears::Put(const form::Identity& identity,
                       std::optional<YearReport> report) {
  Plan& plan = planned_[Reporter::Of(identity)];
  const auto found = FindYear(plan, identity.year);
  if (found == plan.end()) {
    plan.emplace_back(identity.year, std::move(report));
  } else {
    found->second = std::move(report);
  }
  first_year_ = std::min(first_year_, identity.year);
  last_year_ = std::max(last_year_, identity.year);
}

void PlannedYears::MoveInto(YearIndex& index) && {
  for (auto& [reporter, plan] : planned_) {
    for (auto& [year, report] : plan) {
      if (report) {
        index.Put(reporter.In(year), *std::move(report));
      } else {
        index.Remove(reporter.In(year));
      }
    }
  }
  planned_.clear();
}

}  // namespace disclosure::ingest
