#include "stats-service/cube/reused_codes.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"

namespace disclosure::stats {

using divisions::Area;
using divisions::DivisionCode;
using divisions::DivisionTree;

ReusedCodes::ReusedCodes(const DivisionTree& divisions) {
  for (const Area& area : divisions.areas()) {
    if (divisions.IsSettled(area.code)) continue;
    std::optional<int> before;
    for (const int edition : divisions::kEditions) {
      if (!area.In(edition)) continue;
      if (before && !divisions.SamePlace(area.code, *before, edition)) {
        by_code_[area.code.packed()].push_back(
            {edition, absl::StrCat("The code meant another place before: ",
                                   divisions.NameIn(area.code, *before), ".")});
      }
      before = edition;
    }
  }
}

std::span<const CodeReuse> ReusedCodes::Of(const DivisionCode& code) const {
  const auto found = by_code_.find(code.packed());
  if (found == by_code_.end()) return {};
  return found->second;
}

size_t PlaceIn(std::span<const CodeReuse> reuses, int32_t year) {
  const auto next = std::ranges::find_if(
      reuses, [year](const CodeReuse& reuse) { return reuse.since > year; });
  return static_cast<size_t>(next - reuses.begin());
}

}  // namespace disclosure::stats
