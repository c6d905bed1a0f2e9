#include "stats-service/api/area_proto.h"

#include <utility>

#include "divisions/place_history.h"
#include "stats-service/query/list_areas.h"

namespace disclosure::stats {

using divisions::DivisionCode;

std::optional<int> EditionToName(int32_t year, Boundaries boundaries) {
  if (year == 0 || boundaries == Boundaries::kToday) return std::nullopt;
  return divisions::DivisionTree::EditionFor(year);
}

v1::Area AreaToProto(const divisions::DivisionTree& divisions,
                     const DivisionCode& code, std::optional<int> edition) {
  v1::Area proto;
  FillArea(divisions, code, edition, proto);
  return proto;
}

void FillArea(const divisions::DivisionTree& divisions,
              const DivisionCode& code, std::optional<int> edition,
              v1::Area& proto) {
  AreaDescription area = DescribeArea(divisions, code, edition);
  proto.set_division_code(code.ToString());
  proto.set_name(std::move(area.name));
  proto.set_full_name(std::move(area.full_name));
  proto.set_level(static_cast<v1::AreaLevel>(area.level));
  proto.set_parent_code(area.parent.ToString());
  proto.set_first_edition(area.first_edition);
  proto.set_last_edition(area.last_edition);
}

void FillHistory(const divisions::DivisionTree& divisions,
                 const DivisionCode& code, v1::Area& area) {
  for (const divisions::HistoryStep& step :
       divisions::HistoryOf(divisions, code)) {
    v1::HistoryStep& proto = *area.add_history();
    // The contract counts from 1.
    proto.set_kind(
        static_cast<v1::HistoryKind>(static_cast<int>(step.kind) + 1));
    proto.set_division_code_before(step.from.ToString());
    proto.set_division_code_after(step.to.ToString());
    proto.set_name_before(step.name_before);
    proto.set_name_after(step.name_after);
    proto.set_edition_before(step.edition_before);
    proto.set_edition_after(step.edition_after);
    proto.set_certain(step.certain);
  }
}

}  // namespace disclosure::stats
