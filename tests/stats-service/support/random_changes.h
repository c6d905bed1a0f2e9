#ifndef DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_RANDOM_CHANGES_H_
#define DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_RANDOM_CHANGES_H_

#include <cstdint>
#include <map>
#include <random>
#include <vector>

#include "form/identity.h"
#include "record/change.h"

namespace disclosure::stats {

// A feed such as no country would send, but any may: reports of all forms and
// scopes by governments and departments of all levels, zero, blank, foreign,
// huge, negative and approximate figures, money without a unit, amendments,
// withdrawals, re-judgements, changes that come twice or too late. The same
// seed gives the same feed.
class RandomChanges {
 public:
  // Organs come from these areas, at most two departments each.
  RandomChanges(uint64_t seed, std::vector<divisions::DivisionCode> areas);

  record::Change Next();
  std::vector<record::Change> Next(size_t count);

  uint64_t Below(uint64_t limit) { return random_() % limit; }
  bool OneIn(uint64_t n) { return Below(n) == 0; }

  static constexpr int32_t kFirstYear = 2013;
  static constexpr int32_t kYears = 11;

 private:
  form::Identity SomeIdentity();
  void FillReport(record::Change& change);
  void FillCells(record::Change& change);
  int64_t Figure();
  form::CivilDate SomeDayAfter(int32_t year);
  void FillFindings(record::Change& change);

  std::mt19937_64 random_;
  const std::vector<divisions::DivisionCode> areas_;
  record::Sequence sequence_ = 0;
  std::map<form::Identity, int32_t> revisions_;
};

// A few areas of every level and oddity: cities without counties, levels that
// are not there, units that are not expected, codes that came and went.
std::vector<divisions::DivisionCode> OddAreas();
// All areas at or below one.
std::vector<divisions::DivisionCode> AreasInside(
    const divisions::DivisionCode& area);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_RANDOM_CHANGES_H_
