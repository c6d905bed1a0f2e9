#ifndef DISCLOSURE_STATS_SERVICE_QUERY_LIST_AREAS_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_LIST_AREAS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "divisions/division_code.h"
#include "divisions/division_tree.h"
#include "stats-service/query/question.h"

namespace disclosure::stats {

struct AreasQuestion {
  divisions::DivisionCode area;
  // Areas of this level at or below `area`. Unspecified: with a name all levels
  // at or below the area, else the area itself and its children.
  AreaLevel level = AreaLevel::kUnspecified;
  // Only areas whose name (of that year, if a year is given) contains this.
  std::string name;
  // Only areas of the edition that is valid in this year. 0: of any edition.
  int32_t year = 0;
  int page_size = 0;
  // Where the page begins.
  std::optional<divisions::DivisionCode> from;
};

struct AreasAnswer {
  // In the order of codes. Levels that a city lacks (市辖区, 441900) are left
  // out unless asked for by code.
  std::vector<divisions::DivisionCode> areas;
  // Of the year asked for: whose names they have.
  std::optional<int> edition;
  std::optional<divisions::DivisionCode> next;
};

// Areas by code, by name, or below an area.
//
// NOT_FOUND, UNKNOWN_AREA. INVALID_ARGUMENT with the field: BAD_LEVEL (organs
// are no areas), BAD_YEARS (negative), BAD_PAGE_SIZE.
absl::StatusOr<AreasAnswer> ListAreas(const divisions::DivisionTree& divisions,
                                      const AreasQuestion& question);

// What an answer says about an area it names.
struct AreaDescription {
  divisions::DivisionCode code;
  // Of the edition asked for; of the newest that has it, if that one does not.
  std::string name;
  std::string full_name;  // 湖南省湘潭市湘潭县云湖桥镇
  AreaLevel level = AreaLevel::kUnspecified;
  divisions::DivisionCode parent;
  int32_t first_edition = 0;
  int32_t last_edition = 0;
};

// An area that no edition has is described by its code alone. `edition`: whose
// names it has; nullopt: the newest ones.
AreaDescription DescribeArea(const divisions::DivisionTree& divisions,
                             const divisions::DivisionCode& code,
                             std::optional<int> edition);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_LIST_AREAS_H_
