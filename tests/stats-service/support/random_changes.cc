#include "tests/stats-service/support/random_changes.h"

#include <limits>
#include <utility>

#include "status/check.h"
#include "tests/stats-service/support/country.h"
#include "tests/support/catalogue.h"

namespace disclosure::stats {

using divisions::DivisionCode;
using divisions::Level;
using record::Change;
using record::ChangeKind;

RandomChanges::RandomChanges(uint64_t seed, std::vector<DivisionCode> areas)
    : random_(seed), areas_(std::move(areas)) {}

form::Identity RandomChanges::SomeIdentity() {
  form::Identity identity;
  identity.organ.division = areas_[Below(areas_.size())];
  identity.year = kFirstYear + static_cast<int32_t>(Below(kYears));
  if (OneIn(4)) {
    identity.organ.organ = Department(static_cast<int>(Below(2)));
  } else if (identity.organ.division.level() != Level::kTownship && OneIn(3)) {
    identity.scope = v1::SCOPE_AREA_SUMMARY;
  }
  return identity;
}

int64_t RandomChanges::Figure() {
  switch (Below(40)) {
    case 0:
      return std::numeric_limits<int64_t>::max();
    case 1:
      return std::numeric_limits<int64_t>::min();
    case 2:
      return static_cast<int64_t>(Below(uint64_t{1} << 40));
    case 3:
      return -static_cast<int64_t>(Below(1'000));
    case 4:
      return static_cast<int64_t>(Below(100'000));
    default:
      // Small, so that there are ties.
      return static_cast<int64_t>(Below(6));
  }
}

void RandomChanges::FillCells(Change& change) {
  const uint64_t style = Below(5);
  for (const form::Cell& cell : TestCatalogue().cells()) {
    const bool belongs = cell.BelongsTo(change.form) && !cell.IsNarrative();
    if (belongs && (style < 2 || (style < 4 && !OneIn(5)))) {
      change.cells.Set(cell.index, 0);
    }
    if (OneIn(belongs ? 6 : 25)) change.cells.Set(cell.index, Figure());
    if (OneIn(60)) change.approximate_cells.push_back(cell.index);
  }
}

void RandomChanges::FillFindings(Change& change) {
  for (uint64_t count = Below(4); count > 0; --count) {
    change.findings.push_back(
        {"F-" + std::to_string(Below(12)),
         OneIn(2) ? v1::SEVERITY_INFO : v1::SEVERITY_WARNING,
         {}});
  }
}

void RandomChanges::FillReport(Change& change) {
  change.kind = ChangeKind::kAccepted;
  change.form = static_cast<v1::Form>(Below(v1::Form_ARRAYSIZE));
  change.procurement_unit =
      OneIn(3) ? v1::MONEY_UNIT_UNSPECIFIED : v1::MONEY_UNIT_YUAN;
  FillCells(change);
  if (!OneIn(4)) change.published_on = SomeDayAfter(change.identity.year);
}

form::CivilDate RandomChanges::SomeDayAfter(int32_t year) {
  const auto first = form::CivilDate::FromYmd(year + 1, 1, 15);
  return form::CivilDate(first->days_since_epoch() +
                         static_cast<int32_t>(Below(30)));
}

Change RandomChanges::Next() {
  Change change;
  sequence_ += 1 + Below(3);
  change.sequence = sequence_;
  change.identity = SomeIdentity();
  change.cells = form::CellValues(TestCatalogue().size());
  change.accepted_on = SomeDayAfter(change.identity.year);
  int32_t& revision = revisions_[change.identity];
  if (revision > 0 && OneIn(5)) {
    change.kind = ChangeKind::kRejudged;
    change.revision = revision - (OneIn(6) ? 1 : 0);
  } else if (revision > 0 && OneIn(5)) {
    change.kind = ChangeKind::kWithdrawn;
    change.revision = ++revision;
  } else {
    FillReport(change);
    const bool is_late = revision > 0 && OneIn(8);
    change.revision =
        is_late ? 1 + static_cast<int32_t>(Below(revision)) : ++revision;
  }
  if (change.kind != ChangeKind::kWithdrawn) FillFindings(change);
  return change;
}

std::vector<Change> RandomChanges::Next(size_t count) {
  std::vector<Change> changes;
  while (changes.size() < count) changes.push_back(Next());
  return changes;
}

std::vector<DivisionCode> OddAreas() {
  std::vector<DivisionCode> areas;
  for (const char* digits :
       {"00", "11", "1101", "110101", "110101001", "43", "4303", "430321",
        "430321111", "430321101", "430321202", "430102400", "430105017",
        "430101", "430302", "430302001", "44", "4419", "441900", "441900003",
        "441900101", "65", "6590", "659001", "71", "430103",
        // Used again, in 2019 and 2021; made by a merger, in 2016.
        "620523107", "620523109", "150430109", "150430110", "430105021",
        "430105102"}) {
    areas.push_back(Code(digits));
    CHECK(TestDivisions().Knows(areas.back())) << digits;
  }
  return areas;
}

std::vector<DivisionCode> AreasInside(const DivisionCode& area) {
  const auto [begin, end] = TestDivisions().Subtree(area);
  std::vector<DivisionCode> areas;
  for (size_t i = begin; i < end; ++i) {
    areas.push_back(TestDivisions().areas()[i].code);
  }
  return areas;
}

}  // namespace disclosure::stats
