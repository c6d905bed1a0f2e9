#include "stats-service/cube/batch.h"

#include <algorithm>
#include <utility>

namespace disclosure::stats {
namespace {

using record::Change;
using record::ChangeKind;

// Comparing packed codes keeps the sort of a large batch off the strings.
struct SortKey {
  int32_t year;
  uint64_t division;
  const Change* change;

  friend bool operator<(const SortKey& a, const SortKey& b) {
    if (a.year != b.year) return a.year < b.year;
    if (a.division != b.division) return a.division < b.division;
    return a.change->identity.organ.organ < b.change->identity.organ.organ;
  }
};

bool AreOfOneReport(const Change& a, const Change& b) {
  return a.identity.year == b.identity.year &&
         a.identity.organ == b.identity.organ;
}

}  // namespace

Batch::Batch(std::span<const Change> changes, record::Sequence after,
             bool summaries) {
  std::vector<SortKey> keys;
  keys.reserve(changes.size());
  for (const Change& change : changes) {
    if (change.sequence <= after) continue;
    if ((change.identity.scope == v1::SCOPE_AREA_SUMMARY) != summaries) {
      continue;
    }
    keys.push_back({change.identity.year,
                    change.identity.organ.division.packed(), &change});
  }
  std::stable_sort(keys.begin(), keys.end());
  changes_.reserve(keys.size());
  for (const SortKey& key : keys) changes_.push_back(key.change);
}

std::vector<OrganYearChanges> Batch::ByOrganYear() const {
  std::vector<OrganYearChanges> groups;
  for (size_t begin = 0; begin < changes_.size();) {
    const Change& first = *changes_[begin];
    size_t end = begin + 1;
    while (end < changes_.size() && AreOfOneReport(first, *changes_[end])) {
      ++end;
    }
    groups.push_back({first.identity.organ, first.identity.year,
                      std::span(changes_).subspan(begin, end - begin)});
    begin = end;
  }
  return groups;
}

NetChange NetOf(std::span<const Change* const> changes, int32_t revision) {
  NetChange net;
  for (const Change* change : changes) {
    if (change->kind == ChangeKind::kRejudged) {
      if (change->revision == revision) net.findings = change;
    } else if (change->revision > revision) {
      revision = change->revision;
      net.content = net.findings = change;
    }
  }
  return net;
}

}  // namespace disclosure::stats
