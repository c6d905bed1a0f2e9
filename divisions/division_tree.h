#ifndef DISCLOSURE_DIVISIONS_DIVISION_TREE_H_
#define DISCLOSURE_DIVISIONS_DIVISION_TREE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "divisions/area.h"
#include "divisions/division_code.h"
#include "divisions/division_tables.h"
#include "divisions/lineage.h"

namespace disclosure::divisions {

// All areas of all editions, as one tree. A code is known if any edition has
// it.
//
// Areas stand in code order over all editions, the nation first, so that an
// area with everything inside it is one contiguous range. Pointers and spans
// live as long as the tree. Immutable; any thread may read.
class DivisionTree {
 public:
  explicit DivisionTree(DivisionTables tables);

  // The area of a code, or null if no edition has it.
  const Area* Find(const DivisionCode& code) const;
  bool Knows(const DivisionCode& code) const { return Find(code) != nullptr; }

  std::span<const Area> areas() const { return tables_.areas; }
  std::optional<size_t> IndexOf(const DivisionCode& code) const;
  // [begin, end) into areas(): the area and everything inside it. For an
  // unknown code, the known ones inside it: mostly none.
  std::pair<size_t, size_t> Subtree(const DivisionCode& code) const;

  // The areas directly inside, in one edition or in any. Pseudo areas are
  // passed through, never returned: 北京市 has districts, 东莞市 has townships.
  std::vector<const Area*> Children(const DivisionCode& code,
                                    std::optional<int> edition) const;

  // The name in `edition`; the newest, if that edition does not have the code;
  // empty for an unknown code.
  std::string NameIn(const DivisionCode& code, int edition) const;
  // The names from the province down to the area itself, without pseudo areas
  // around it: 湖南省湘潭市湘潭县云湖桥镇. Each as NameIn() has it; without an
  // edition the newest. Empty for an unknown code.
  std::string FullName(const DivisionCode& code,
                       std::optional<int> edition = std::nullopt) const;

  // The areas inside `within` that have exactly this name in any edition, in
  // code order. Takes microseconds wherever it searches.
  std::vector<const Area*> FindByName(std::string_view name,
                                      const DivisionCode& within) const;

  // Whether a code means the same place in two editions, as far as the lists
  // tell. False if its number was used again in between, or if an edition does
  // not have it.
  bool SamePlace(const DivisionCode& code, int edition_before,
                 int edition_after) const;

  // Whether nothing ever became of a code: no edge touches it and it has had
  // one name, so that it means the same place in all editions that have it.
  // Most are; it is cheaper to ask than SamePlace() and the lineage. False for
  // an unknown code.
  bool IsSettled(const DivisionCode& code) const;

  const Lineage& lineage() const { return lineage_; }

  // The edition that stands for a year: the nearest at or before its 31
  // December, else the first.
  static int EditionFor(int report_year);

 private:
  struct NameEntry {
    uint32_t hash;
    uint32_t area;
  };

  std::string_view NameOf(size_t index, int edition) const;
  bool HasName(size_t index, std::string_view name) const;
  std::span<const EarlierName> EarlierNamesOf(size_t index) const;

  DivisionTables tables_;  // without the edges, which lineage_ has
  Lineage lineage_;
  // Index of an area by its packed code: asked for several times a report.
  absl::flat_hash_map<uint64_t, uint32_t> by_code_;
  std::vector<NameEntry> names_;  // by hash, then by area
  // Where the earlier names of an area begin, and those of the last one end.
  std::vector<uint32_t> earlier_begin_;
  std::vector<uint32_t> parents_;  // of each area; the nation's is itself
  std::vector<bool> settled_;      // by area
};

// A tree from tables like those in divisions/data.
//
// INVALID_ARGUMENT: see ReadDivisionTables().
absl::StatusOr<DivisionTree> ParseDivisions(std::string_view areas,
                                            std::string_view edges,
                                            std::string_view confirmed);

// A tree from the tables that are part of the program. Takes some 30 ms and
// 6 MB: load it once and hand it on.
absl::StatusOr<DivisionTree> LoadEmbeddedDivisions();

}  // namespace disclosure::divisions

#endif  // DISCLOSURE_DIVISIONS_DIVISION_TREE_H_
