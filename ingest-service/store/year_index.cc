#include "ingest-service/store/year_index.h"

#include <algorithm>
#include <utility>

namespace disclosure::ingest {
namespace {

// What a text takes beside its object.
size_t HeapBytes(const std::string& text) {
  static const size_t inlined = std::string().capacity();
  return text.capacity() > inlined ? text.capacity() + 1 : 0;
}

}  // namespace

const std::vector<YearIndex::Year>* YearIndex::Find(
    const Reporter& reporter) const {
  const auto found = reporters_.find(reporter);
  return found == reporters_.end() ? nullptr : &found->second;
}

const YearReport* YearIndex::Find(const form::Identity& identity) const {
  const std::vector<Year>* years = Find(Reporter::Of(identity));
  if (years == nullptr) return nullptr;
  const auto found = std::ranges::find(*years, identity.year, &Year::year);
  return found == years->end() ? nullptr : &found->report;
}

std::optional<YearReport> YearIndex::Put(const form::Identity& identity,
                                         YearReport report) {
  first_year_ = std::min(first_year_, identity.year);
  last_year_ = std::max(last_year_, identity.year);
  std::vector<Year>& years = reporters_[Reporter::Of(identity)];
  const auto place =
      std::ranges::lower_bound(years, identity.year, {}, &Year::year);
  if (place != years.end() && place->year == identity.year) {
    return std::exchange(place->report, std::move(report));
  }
  years.insert(place, Year{identity.year, std::move(report)});
  ++size_;
  return std::nullopt;
}

std::optional<YearReport> YearIndex::Remove(const form::Identity& identity) {
  const auto found = reporters_.find(Reporter::Of(identity));
  if (found == reporters_.end()) return std::nullopt;
  std::vector<Year>& years = found->second;
  const auto place = std::ranges::find(years, identity.year, &Year::year);
  if (place == years.end()) return std::nullopt;
  std::optional<YearReport> was = std::move(place->report);
  years.erase(place);
  --size_;
  if (years.empty()) reporters_.erase(found);
  return was;
}

std::optional<YearReport> YearIndex::Exchange(
    const form::Identity& identity, std::optional<YearReport> report) {
  return report ? Put(identity, *std::move(report)) : Remove(identity);
}

size_t YearIndex::bytes() const {
  // One control byte a slot.
  size_t bytes =
      reporters_.capacity() * (sizeof(decltype(reporters_)::value_type) + 1);
  for (const auto& [reporter, years] : reporters_) {
    bytes += years.capacity() * sizeof(Year);
    for (const Year& year : years) bytes += HeapBytes(year.report.figures);
  }
  return bytes;
}

}  // namespace disclosure::ingest
