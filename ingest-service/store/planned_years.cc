#include "ingest-service/store/planned_years.h"

#include "status/check.h"

namespace disclosure::ingest {

PlannedYears::~PlannedYears() {
  while (!replaced_.empty()) TakeBackLast();
}

void PlannedYears::Put(const form::Identity& identity,
                       std::optional<YearReport> report) {
  replaced_.emplace_back(identity,
                         years_.Exchange(identity, std::move(report)));
}

void PlannedYears::TakeBackLast() {
  CHECK(!replaced_.empty());
  auto& [identity, report] = replaced_.back();
  years_.Exchange(identity, std::move(report));
  replaced_.pop_back();
}

}  // namespace disclosure::ingest
