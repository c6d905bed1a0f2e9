// NaiveModel on today's areas.

#include <algorithm>
#include <set>

#include "tests/stats-service/support/naive_lineage.h"
#include "tests/stats-service/support/naive_model.h"
#include "tests/stats-service/support/naive_readings.h"

namespace disclosure::stats {

using divisions::Area;
using divisions::DivisionCode;
using divisions::DivisionTree;
using divisions::LineageEnd;
using form::CreditCode;
using form::OrganKey;
using record::Change;

namespace {

bool Stands(const Area& area, int32_t year) {
  return area.In(DivisionTree::EditionFor(year));
}

}  // namespace

bool NaiveModel::ReportedItself(const DivisionCode& code, int32_t year) const {
  return IsReported(Find({code, CreditCode()}, v1::SCOPE_OWN_ORGAN, year));
}

// Under any code that the place ever had.
bool NaiveModel::PlaceReported(const DivisionCode& code, int32_t year) const {
  if (ReportedItself(code, year)) return true;
  for (const auto& [identity, report] : reports_) {
    const Area* other = divisions().Find(identity.organ.division);
    if (identity.scope == v1::SCOPE_OWN_ORGAN && identity.year == year &&
        identity.organ.organ.IsGovernment() && IsReported(&report) &&
        other != nullptr && !Stands(*other, year) &&
        lineage_->EndsOf(code, year).size() == 1 &&
        lineage_->RootOf(other->code, year) == lineage_->RootOf(code, year)) {
      return true;
    }
  }
  return false;
}

LineageDoubt NaiveModel::DoubtOf(const DivisionCode& area, int32_t year,
                                 bool is_own) const {
  LineageDoubt doubt;
  for (const Area* mover : lineage_->Movers(year)) {
    const Area& place = *mover;
    if (place.pseudo || !Stands(place, year)) continue;
    const auto where = lineage_->In(area, place.code, year);
    bool ends_here = false;
    for (const LineageEnd& end : lineage_->EndsOf(place.code, year)) {
      ends_here = ends_here || end.area == area;
      if (!end.is_known && end.area != area && LiesIn(end.area, area)) {
        ++doubt.unknown;
      }
    }
    if (where.some || lineage_->IsCertain(place.code, year)) continue;
    const bool moved = where.all != LiesIn(area, place.code);
    const bool counts = is_own ? (where.all && where.itself) ||
                                     (place.code == area && !where.all)
                               : moved || (where.all && ends_here);
    if (counts) ++doubt.inferred;
  }
  return doubt;
}

NaiveYear NaiveModel::TodayArea(const DivisionCode& area, int32_t year) const {
  std::vector<DivisionCode> expected;
  bool is_split = false;
  bool has_moves = false;
  std::set<DivisionCode> movers;
  for (const Area* mover : lineage_->Movers(year)) movers.insert(mover->code);
  const std::vector<DivisionCode>& units = Units(year);
  auto unit = std::lower_bound(units.begin(), units.end(), area);
  for (; unit != units.end() && LiesIn(area, *unit); ++unit) {
    if (!movers.contains(*unit)) expected.push_back(*unit);
  }
  for (const Area* mover : lineage_->Movers(year)) {
    const Area& place = *mover;
    const auto where = lineage_->In(area, place.code, year);
    if (where.all && IsExpected(place, year)) expected.push_back(place.code);
    if (!Stands(place, year)) continue;
    is_split = is_split || where.some;
    has_moves = has_moves || where.all != LiesIn(area, place.code);
  }
  Reports reports;
  for (const auto& [identity, report] : reports_) {
    if (identity.scope != v1::SCOPE_OWN_ORGAN || identity.year != year ||
        !IsReported(&report)) {
      continue;
    }
    const auto where = lineage_->In(area, identity.organ.division, year);
    is_split = is_split || where.some;
    if (where.all) reports.push_back(&report);
  }
  const auto missing = std::ranges::count_if(
      expected,
      [&](const DivisionCode& code) { return !PlaceReported(code, year); });
  NaiveYear result = YearOf(area, year, reports, missing, false);
  const auto count = static_cast<int64_t>(expected.size());
  result.expected = [count] { return count; };
  result.is_split = is_split;
  result.has_own_boundaries = !has_moves;
  result.doubt = DoubtOf(area, year, /*is_own=*/false);
  if (is_split) result.reports.clear();
  return result;
}

NaiveYear NaiveModel::TodayOrgan(const DivisionCode& area,
                                 const CreditCode& organ, int32_t year) const {
  bool is_split = false;
  int64_t expected = 0;
  int64_t missing = 0;
  Reports reports;
  std::vector<DivisionCode> origins;
  std::set<const Area*> places(lineage_->Movers(year).begin(),
                               lineage_->Movers(year).end());
  places.insert(divisions().Find(area));
  for (const Area* origin : places) {
    const Area& place = *origin;
    const auto where = lineage_->In(area, place.code, year);
    if (!where.itself) continue;
    const Change* report = Find({place.code, organ}, v1::SCOPE_OWN_ORGAN, year);
    const bool stands = Stands(place, year);
    if (where.some) {
      is_split = is_split || stands || IsReported(report);
      continue;
    }
    const bool is_expected = organ.IsGovernment() && IsExpected(place, year);
    if (is_expected) ++expected;
    if (IsReported(report)) {
      reports.push_back(report);
      origins.push_back(place.code);
    } else if (organ.IsGovernment() && stands &&
               !PlaceReported(place.code, year)) {
      origins.push_back(place.code);
      if (is_expected) ++missing;
    }
  }
  const DivisionCode from = origins.size() == 1 ? origins[0] : area;
  NaiveYear result = YearOf(from, year, reports, missing, false);
  result.expected = [expected] { return expected; };
  result.is_split = is_split;
  result.adds_places = origins.size() > 1;
  result.has_own_boundaries = origins.size() == 1;
  result.doubt = DoubtOf(area, year, /*is_own=*/true);
  if (is_split) result.reports.clear();
  return result;
}

NaiveYear NaiveModel::TodayYear(const SeriesQuestion& question, Basis basis,
                                int32_t year) const {
  return basis == Basis::kRollUp
             ? TodayArea(question.area, year)
             : TodayOrgan(question.area, question.organ, year);
}

std::vector<OrganKey> NaiveModel::TodaysOrgans(const DivisionCode& area) const {
  std::set<OrganKey> keys;
  const auto touches = [&](const DivisionCode& code) {
    return LiesIn(area, code) ||
           std::ranges::any_of(divisions::kEditions, [&](int edition) {
             const auto where = lineage_->In(area, code, edition);
             return where.all || where.some;
           });
  };
  for (const Area& place : divisions().areas()) {
    if (touches(place.code)) keys.insert({place.code, CreditCode()});
  }
  for (const auto& [identity, report] : reports_) {
    if (touches(identity.organ.division)) keys.insert(identity.organ);
  }
  return {keys.begin(), keys.end()};
}

std::optional<NaiveYear> NaiveModel::TodaysOrganYear(const DivisionCode& area,
                                                     const OrganKey& organ,
                                                     int32_t year) const {
  const auto where = lineage_->In(area, organ.division, year);
  if (!where.all && !where.some) return std::nullopt;
  SeriesQuestion as_reported;
  as_reported.area = organ.division;
  as_reported.organ = organ.organ;
  NaiveYear own = SeriesYear(as_reported, Basis::kOwnOrgan, year);
  if (own.reports.empty() &&
      (own.missing == 0 || PlaceReported(organ.division, year))) {
    return std::nullopt;
  }
  own.is_split = where.some;
  return own;
}

}  // namespace disclosure::stats
