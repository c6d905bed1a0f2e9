#ifndef DISCLOSURE_DIVISIONS_DIVISION_TABLES_H_
#define DISCLOSURE_DIVISIONS_DIVISION_TABLES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "divisions/area.h"
#include "divisions/lineage.h"

namespace disclosure::divisions {

// What an area was called in editions before the newest that has it.
struct EarlierName {
  uint32_t area;  // index into DivisionTables::areas
  EditionSet editions;
  std::string name;
};

// The tables of divisions/data, read and checked.
struct DivisionTables {
  std::vector<Area> areas;                 // the nation first, in code order
  std::vector<EarlierName> earlier_names;  // in the order of the areas
  std::vector<Edge> edges;
};

// Reads areas.tsv, edges.tsv and confirmed_edges.tsv, which may be empty;
// divisions/data/PROVENANCE.md describes them.
//
// INVALID_ARGUMENT: a line does not keep to that; the message begins with table
//   and line ("areas.tsv:12: ...").
absl::StatusOr<DivisionTables> ReadDivisionTables(std::string_view areas,
                                                  std::string_view edges,
                                                  std::string_view confirmed);

}  // namespace disclosure::divisions

#endif  // DISCLOSURE_DIVISIONS_DIVISION_TABLES_H_
