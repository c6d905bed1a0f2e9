#include "importer/place_name.h"

#include <algorithm>
#include <array>
#include <utility>

#include "narrative/utf8.h"

namespace disclosure::importer {
namespace {

using divisions::Area;
using divisions::DivisionCode;
using divisions::DivisionTree;
using divisions::Level;
using Areas = std::vector<const Area*>;

// The longest name of an area in any edition takes 24 characters.
constexpr size_t kMaxNameBytes = 72;
// Places where a document is searched for the county before a township's name.
constexpr int kMaxMentions = 50;

// What an organ's name has behind the name of its area. Longer ones first.
constexpr std::array<std::string_view, 9> kGovernmentSuffixes = {
    "人民政府办公室", "党政综合办公室", "党政办公室", "人民政府", "党政办",
    "政府办公室",     "政府",           "办事处",     "管委会"};

constexpr std::array<std::string_view, 16> kDepartmentSuffixes = {
    "局",   "委员会", "委",   "办公室", "厅", "办", "中心", "院",
    "大队", "支队",   "总队", "所",     "站", "处", "部",   "公司"};

template <size_t N>
bool EndsWithAny(std::string_view text,
                 const std::array<std::string_view, N>& suffixes) {
  return std::ranges::any_of(suffixes, [&](std::string_view suffix) {
    return text.ends_with(suffix);
  });
}

// Areas of a level between province and county.
bool IsUpper(const Area& area) {
  return !area.pseudo && area.code.level() != Level::kNation &&
         area.code.level() != Level::kTownship;
}

// The areas inside any of `around` that have the name and pass `accept`.
template <typename Accept>
Areas Named(std::string_view name, const std::vector<DivisionCode>& around,
            const DivisionTree& tree, Accept accept) {
  Areas found;
  for (const DivisionCode& code : around) {
    for (const Area* area : tree.FindByName(name, code)) {
      if (accept(*area)) found.push_back(area);
    }
  }
  std::ranges::sort(found, {}, &Area::code);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<DivisionCode> CodesOf(const Areas& areas) {
  std::vector<DivisionCode> codes;
  for (const Area* area : areas) codes.push_back(area->code);
  return codes;
}

// The byte lengths of the beginnings of `text`, whole characters, the longest
// first.
std::vector<size_t> PrefixLengths(std::string_view text) {
  std::vector<size_t> lengths;
  for (size_t at = 0; at < std::min(text.size(), kMaxNameBytes);) {
    at += narrative::CharacterAt(text, at).size;
    lengths.push_back(at);
  }
  std::ranges::reverse(lengths);
  return lengths;
}

// Takes the names of provinces, cities and counties off the front of `name`,
// and returns the last ones; empty if there are none.
Areas TakeUpperAreas(std::string_view& name,
                     const std::vector<DivisionCode>& within,
                     const DivisionTree& tree) {
  Areas areas;
  std::vector<DivisionCode> around = within;
  for (bool more = true; more && !name.empty();) {
    more = false;
    for (const size_t length : PrefixLengths(name)) {
      Areas found = Named(name.substr(0, length), around, tree, IsUpper);
      std::erase_if(found, [&](const Area* area) {
        return std::ranges::find(areas, area) != areas.end();
      });
      if (found.empty()) continue;
      areas = std::move(found);
      around = CodesOf(areas);
      name.remove_prefix(length);
      more = true;
      break;
    }
  }
  return areas;
}

// The names that the rest of an organ's name may be: as it stands, and without
// 人民政府, 办事处 and the like.
std::vector<std::string_view> PossibleNames(std::string_view rest) {
  std::vector<std::string_view> names = {rest};
  for (const std::string_view suffix : kGovernmentSuffixes) {
    if (rest.ends_with(suffix) && rest.size() > suffix.size()) {
      names.push_back(rest.substr(0, rest.size() - suffix.size()));
    }
  }
  return names;
}

// Townships of the name; those of the edition that stands for `year`, if it has
// any of them.
Areas Townships(std::string_view rest, const std::vector<DivisionCode>& around,
                std::optional<int> year, const DivisionTree& tree) {
  for (const std::string_view name : PossibleNames(rest)) {
    Areas found = Named(name, around, tree, [](const Area& area) {
      return !area.pseudo && area.code.level() == Level::kTownship;
    });
    if (found.empty()) continue;
    if (year) {
      const int edition = DivisionTree::EditionFor(*year);
      Areas then;
      std::ranges::copy_if(found, std::back_inserter(then),
                           [&](const Area* area) { return area->In(edition); });
      if (!then.empty()) return then;
    }
    return found;
  }
  return {};
}

// The upper areas whose name stands right before `name` in the document.
Areas NamedBefore(std::string_view name, std::string_view document,
                  const DivisionTree& tree) {
  Areas areas;
  int mentions = 0;
  for (size_t at = document.find(name);
       at != std::string_view::npos && mentions < kMaxMentions;
       at = document.find(name, at + name.size()), ++mentions) {
    size_t begin = at - std::min(at, kMaxNameBytes);
    for (; begin < at; begin += narrative::CharacterAt(document, begin).size) {
      const Areas found = Named(document.substr(begin, at - begin),
                                {DivisionCode()}, tree, IsUpper);
      areas.insert(areas.end(), found.begin(), found.end());
    }
  }
  std::ranges::sort(areas, {}, &Area::code);
  areas.erase(std::unique(areas.begin(), areas.end()), areas.end());
  return areas;
}

v1::OrganKind KindOfTownship(const Area& area) {
  switch (area.code.unit_kind()) {
    case divisions::UnitKind::kStreet:
      return v1::ORGAN_KIND_STREET_OFFICE;
    case divisions::UnitKind::kTown:
    case divisions::UnitKind::kTownship:
      return v1::ORGAN_KIND_GOVERNMENT;
    case divisions::UnitKind::kQuasi:
      return v1::ORGAN_KIND_QUASI_UNIT;
    case divisions::UnitKind::kNone:
      break;
  }
  return v1::ORGAN_KIND_UNSPECIFIED;
}

PlaceMatch OfTownships(Areas townships) {
  PlaceMatch match;
  match.areas = std::move(townships);
  if (!match.areas.empty()) match.kind = KindOfTownship(*match.areas.front());
  return match;
}

// An organ of the areas themselves: their government, or a department.
PlaceMatch OfUpperAreas(Areas areas, std::string_view rest) {
  PlaceMatch match;
  const bool government = rest.empty() || rest == "人民政府" || rest == "政府";
  if (government) {
    match.kind = v1::ORGAN_KIND_GOVERNMENT;
  } else if (EndsWithAny(rest, kDepartmentSuffixes)) {
    match.kind = v1::ORGAN_KIND_DEPARTMENT;
  } else {
    return match;
  }
  match.areas = std::move(areas);
  return match;
}

}  // namespace

PlaceMatch FindPlace(std::string_view organ,
                     const std::optional<DivisionCode>& within,
                     std::string_view document, std::optional<int> year,
                     const DivisionTree& tree) {
  std::string_view rest = organ;
  const std::vector<DivisionCode> nation = {DivisionCode()};
  const Areas above = TakeUpperAreas(rest, nation, tree);
  if (!above.empty()) {
    std::vector<DivisionCode> around = CodesOf(above);
    if (within) {
      // The caller's county decides between counties of the same name.
      std::erase_if(around, [&](const DivisionCode& code) {
        return !code.Contains(*within) && !within->Contains(code);
      });
    }
    if (Areas found = Townships(rest, around, year, tree); !found.empty()) {
      return OfTownships(std::move(found));
    }
    Areas left;
    for (const DivisionCode& code : around) left.push_back(tree.Find(code));
    return OfUpperAreas(std::move(left), rest);
  }
  if (rest.empty()) return {};
  if (within) return OfTownships(Townships(rest, {*within}, year, tree));
  for (const std::string_view name : PossibleNames(rest)) {
    const Areas before = NamedBefore(name, document, tree);
    if (Areas found = Townships(name, CodesOf(before), year, tree);
        !found.empty()) {
      return OfTownships(std::move(found));
    }
  }
  PlaceMatch match = OfTownships(Townships(rest, nation, year, tree));
  match.by_name_alone = true;
  return match;
}

}  // namespace disclosure::importer
