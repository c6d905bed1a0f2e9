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

void YearIndex::Put(const form::Identity& identity, YearReport report) {
  std::vector<Year>& years = reporters_[Reporter::Of(identity)];
  auto place = std::ranges::lower_bound(years, identity.year, {}, &Year::year);
  if (place == years.end() || place->year != identity.year) {
    place = years.insert(place, Year{identity.year, {}});
    ++size_;
  }
  place->report = std::move(report);
  first_year_ = std::min(first_year_, identity.year);
  last_year_ = std::max(last_year_, identity.year);
}

void YearIndex::Remove(const form::Identity& identity) {
  const auto found = reporters_.find(Reporter::Of(identity));
  if (found == reporters_.end()) return;
  size_ -= std::erase_if(found->second, [&](const Year& year) {
    return year.year == identity.year;
  });
  if (found->second.empty()) reporters_.erase(found);
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
