#ifndef DISCLOSURE_IMPORTER_PLACE_NAME_H_
#define DISCLOSURE_IMPORTER_PLACE_NAME_H_

#include <optional>
#include <string_view>
#include <vector>

#include "disclosure/v1/report.pb.h"
#include "divisions/division_tree.h"

namespace disclosure::importer {

// The areas that the name of an organ may mean.
struct PlaceMatch {
  // In code order. More than one: ambiguous.
  std::vector<const divisions::Area*> areas;
  // What kind of organ of that area it is, by its name.
  v1::OrganKind kind = v1::ORGAN_KIND_UNSPECIFIED;
  // The name alone decided, for no area above it was named.
  bool by_name_alone = false;
};

// Finds whom "湘潭县云湖桥镇人民政府" means, as of `year`: the areas named
// before the last one narrow the search, else `within`, else the areas named
// before that name elsewhere in `document`. Empty if no area has the name.
PlaceMatch FindPlace(std::string_view organ,
                     const std::optional<divisions::DivisionCode>& within,
                     std::string_view document, std::optional<int> year,
                     const divisions::DivisionTree& tree);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_PLACE_NAME_H_
