#include "stats-service/cube/expected_units.h"

#include <algorithm>

namespace disclosure::stats {
namespace {

using divisions::Area;
using divisions::DivisionTree;
using divisions::kEditions;
using divisions::Level;
using divisions::UnitKind;

bool IsOfExpectedClass(const divisions::DivisionCode& code) {
  if (code.level() == Level::kNation) return false;
  if (code.level() != Level::kTownship) return !code.IsZone();
  return code.unit_kind() != UnitKind::kNone &&
         code.unit_kind() != UnitKind::kQuasi;
}

size_t EditionIndex(int year) {
  const auto* edition = std::find(kEditions.begin(), kEditions.end(),
                                  DivisionTree::EditionFor(year));
  return edition - kEditions.begin();
}

}  // namespace

ExpectedUnits::ExpectedUnits(const DivisionTree& divisions)
    : divisions_(divisions) {
  for (size_t edition = 0; edition < kEditions.size(); ++edition) {
    std::vector<uint32_t>& before = before_[edition];
    before.reserve(divisions.areas().size() + 1);
    before.push_back(0);
    for (const Area& area : divisions.areas()) {
      const bool expected = IsExpected(area, kEditions[edition]);
      before.push_back(before.back() + (expected ? 1 : 0));
    }
  }
}

bool ExpectedUnits::IsExpected(const divisions::DivisionCode& code,
                               int year) const {
  const Area* area = divisions_.Find(code);
  return area != nullptr && IsExpected(*area, year);
}

bool ExpectedUnits::IsExpected(const Area& area, int year) {
  return !area.pseudo && area.In(DivisionTree::EditionFor(year)) &&
         IsOfExpectedClass(area.code);
}

int64_t ExpectedUnits::AtOrBelow(const divisions::DivisionCode& code,
                                 int year) const {
  return InRange(divisions_.Subtree(code), year);
}

int64_t ExpectedUnits::InRange(std::pair<size_t, size_t> range,
                               int year) const {
  const std::vector<uint32_t>& before = before_[EditionIndex(year)];
  return int64_t{before[range.second]} - before[range.first];
}

}  // namespace disclosure::stats
