#include "divisions/division_tree.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

#include "status/status_macros.h"

extern "C" {
extern const char disclosure_divisions_areas[];
extern const char disclosure_divisions_areas_end[];
extern const char disclosure_divisions_edges[];
extern const char disclosure_divisions_edges_end[];
extern const char disclosure_divisions_confirmed[];
extern const char disclosure_divisions_confirmed_end[];
}

namespace disclosure::divisions {
namespace {

// A township, its county, prefecture and province; or the nation alone.
constexpr size_t kMostNames = 4;

uint32_t HashOf(std::string_view name) {
  return static_cast<uint32_t>(std::hash<std::string_view>()(name));
}

}  // namespace

DivisionTree::DivisionTree(DivisionTables tables)
    : tables_(std::move(tables)), lineage_(std::move(tables_.edges)) {
  by_code_.reserve(areas().size());
  names_.reserve(areas().size() + tables_.earlier_names.size());
  for (const Area& area : areas()) {
    const auto index = static_cast<uint32_t>(by_code_.size());
    by_code_.emplace(area.code.packed(), index);
    names_.push_back({HashOf(area.name), index});
  }
  earlier_begin_.resize(areas().size() + 1);
  for (const EarlierName& earlier : tables_.earlier_names) {
    names_.push_back({HashOf(earlier.name), earlier.area});
    ++earlier_begin_[earlier.area + 1];
  }
  std::partial_sum(earlier_begin_.begin(), earlier_begin_.end(),
                   earlier_begin_.begin());
  std::ranges::sort(names_, {}, [](const NameEntry& entry) {
    return uint64_t{entry.hash} << 32 | entry.area;
  });
  parents_.reserve(areas().size());
  for (const Area& area : areas()) {
    const size_t itself = parents_.size();
    parents_.push_back(
        static_cast<uint32_t>(IndexOf(area.parent).value_or(itself)));
  }
  settled_.assign(areas().size(), true);
  for (const EarlierName& earlier : tables_.earlier_names) {
    settled_[earlier.area] = false;
  }
  for (const Edge& edge : lineage_.edges()) {
    for (const DivisionCode& code : {edge.from, edge.to}) {
      if (const auto index = IndexOf(code)) settled_[*index] = false;
    }
  }
}

const Area* DivisionTree::Find(const DivisionCode& code) const {
  const std::optional<size_t> index = IndexOf(code);
  return index ? &areas()[*index] : nullptr;
}

std::optional<size_t> DivisionTree::IndexOf(const DivisionCode& code) const {
  const auto found = by_code_.find(code.packed());
  if (found == by_code_.end()) return std::nullopt;
  return found->second;
}

std::pair<size_t, size_t> DivisionTree::Subtree(
    const DivisionCode& code) const {
  const auto begin = std::ranges::lower_bound(areas(), code, {}, &Area::code);
  const auto end = std::partition_point(
      begin, areas().end(),
      [&code](const Area& area) { return code.Contains(area.code); });
  return {static_cast<size_t>(begin - areas().begin()),
          static_cast<size_t>(end - areas().begin())};
}

std::vector<const Area*> DivisionTree::Children(
    const DivisionCode& code, std::optional<int> edition) const {
  std::vector<const Area*> children;
  auto [index, end] = Subtree(code);
  if (index < end && areas()[index].code == code) ++index;
  while (index < end) {
    const Area& area = areas()[index];
    if (area.pseudo) {
      ++index;  // On to what it holds.
      continue;
    }
    if (!edition || area.In(*edition)) children.push_back(&area);
    index = Subtree(area.code).second;
  }
  return children;
}

std::span<const EarlierName> DivisionTree::EarlierNamesOf(size_t index) const {
  return std::span(tables_.earlier_names)
      .subspan(earlier_begin_[index],
               earlier_begin_[index + 1] - earlier_begin_[index]);
}

std::string_view DivisionTree::NameOf(size_t index, int edition) const {
  for (const EarlierName& earlier : EarlierNamesOf(index)) {
    if ((earlier.editions & EditionBit(edition)) != 0) return earlier.name;
  }
  return areas()[index].name;
}

std::string DivisionTree::NameIn(const DivisionCode& code, int edition) const {
  const std::optional<size_t> index = IndexOf(code);
  return index ? std::string(NameOf(*index, edition)) : std::string();
}

std::string DivisionTree::FullName(const DivisionCode& code,
                                   std::optional<int> edition) const {
  const std::optional<size_t> index = IndexOf(code);
  if (!index) return "";
  std::array<std::string_view, kMostNames> names;  // from the area upwards
  size_t count = 0;
  for (size_t at = *index;; at = parents_[at]) {
    const Area& area = areas()[at];
    const Area& parent = areas()[parents_[at]];
    // A county filled in for a city without counties repeats the city's name.
    if (area.pseudo && area.name == parent.name && &area != &parent) continue;
    names[count++] = edition ? NameOf(at, *edition) : area.name;
    if (&area == &parent || parent.code == DivisionCode()) break;
  }
  std::string full_name;
  while (count > 0) full_name += names[--count];
  return full_name;
}

bool DivisionTree::HasName(size_t index, std::string_view name) const {
  return areas()[index].name == name ||
         std::ranges::any_of(
             EarlierNamesOf(index),
             [name](std::string_view earlier) { return earlier == name; },
             &EarlierName::name);
}

std::vector<const Area*> DivisionTree::FindByName(
    std::string_view name, const DivisionCode& within) const {
  std::vector<const Area*> found;
  const auto [begin, end] = Subtree(within);
  const uint32_t hash = HashOf(name);
  const std::span<const NameEntry> candidates(
      std::ranges::lower_bound(names_, hash, {}, &NameEntry::hash),
      std::ranges::upper_bound(names_, hash, {}, &NameEntry::hash));
  for (const NameEntry& entry : candidates) {
    const Area* area = &areas()[entry.area];
    const bool inside = begin <= entry.area && entry.area < end;
    // Two names of an area may share a hash.
    const bool seen = !found.empty() && found.back() == area;
    if (inside && !seen && HasName(entry.area, name)) found.push_back(area);
  }
  return found;
}

bool DivisionTree::SamePlace(const DivisionCode& code, int edition_before,
                             int edition_after) const {
  const std::optional<size_t> index = IndexOf(code);
  if (!index) return false;
  const Area& area = areas()[*index];
  if (!area.In(edition_before) || !area.In(edition_after)) return false;

  if (EarlierNamesOf(*index).empty()) return true;  // It has one name only.
  const std::span<const Edge> edges = lineage_.EdgesFrom(code);
  std::string_view name = NameOf(*index, edition_before);
  for (const int edition : kEditions) {
    if (edition <= edition_before || edition > edition_after) continue;
    if (!area.In(edition) || NameOf(*index, edition) == name) continue;
    name = NameOf(*index, edition);
    const auto renamed_then = [edition](const Edge& edge) {
      return edge.kind == EdgeKind::kRenamed && edge.edition_after == edition;
    };
    if (std::ranges::none_of(edges, renamed_then)) return false;
  }
  return true;
}

bool DivisionTree::IsSettled(const DivisionCode& code) const {
  const std::optional<size_t> index = IndexOf(code);
  return index && settled_[*index];
}

int DivisionTree::EditionFor(int report_year) {
  int edition = kEditions.front();
  for (const int candidate : kEditions) {
    if (candidate <= report_year) edition = candidate;
  }
  return edition;
}

absl::StatusOr<DivisionTree> ParseDivisions(std::string_view areas,
                                            std::string_view edges,
                                            std::string_view confirmed) {
  ASSIGN_OR_RETURN(DivisionTables tables,
                   ReadDivisionTables(areas, edges, confirmed));
  return DivisionTree(std::move(tables));
}

absl::StatusOr<DivisionTree> LoadEmbeddedDivisions() {
  return ParseDivisions(
      {disclosure_divisions_areas, disclosure_divisions_areas_end},
      {disclosure_divisions_edges, disclosure_divisions_edges_end},
      {disclosure_divisions_confirmed, disclosure_divisions_confirmed_end});
}

}  // namespace disclosure::divisions
