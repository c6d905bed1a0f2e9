#include "narrative/organ_names.h"

#include <algorithm>
#include <array>

#include "narrative/utf8.h"

namespace disclosure::narrative {
namespace {

constexpr std::array<std::string_view, 9> kOfAnyOrgan = {
    "人民政府", "街道办事处", "办事处", "管理委员会", "管委会",
    "政府",     "公署",       "办公厅", "办公室"};

// Kinds of places; a name of one character before them is none.
constexpr std::u32string_view kPlaceKinds = U"省市县区旗州盟镇乡";
constexpr std::string_view kStreet = "街道";

constexpr std::u32string_view kPronouns = U"我本该全各乡镇县区市州省";

// Characters of offices that tell nothing apart.
constexpr std::u32string_view kOfAnyOffice =
    U"局厅委员会办公室中心站院所处和与";

// 街道办事处 ends with a place; 街道 stays.
void CutOffWhatAnyHas(std::string& name) {
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view suffix : kOfAnyOrgan) {
      if (!name.ends_with(suffix) || name.size() == suffix.size()) continue;
      name.resize(name.size() - suffix.size());
      if (suffix.starts_with(kStreet)) name += kStreet;
      cut = true;
      break;
    }
  }
}

size_t CountCharacters(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size(); ++count) {
    at += CharacterAt(text, at).size;
  }
  return count;
}

// 广州市, 贵州省: 州 is part of the name.
bool IsPartOfName(char32_t kind, std::string_view behind) {
  constexpr std::u32string_view kBehind = U"省市县区";
  return kind == U'州' && !behind.empty() &&
         kBehind.find(CharacterAt(behind, 0).code) != std::u32string_view::npos;
}

// The end of the place that `text` has from `begin` on; npos if it has none.
size_t PlaceEnd(std::string_view text, size_t begin) {
  size_t characters = 0;
  for (size_t at = begin; at < text.size(); ++characters) {
    const Character character = CharacterAt(text, at);
    const bool street = text.substr(at).starts_with(kStreet);
    const bool kind =
        street || kPlaceKinds.find(character.code) != std::u32string_view::npos;
    const size_t size = street ? kStreet.size() : character.size;
    if (IsPartOfName(character.code, text.substr(at + size))) {
      at += size;
      continue;
    }
    // 县级市, 镇远县: a kind that begins a name is part of it.
    if (kind && characters >= 1) return at + size;
    at += character.size;
  }
  return std::string_view::npos;
}

bool IsPronoun(std::string_view place) {
  return CountCharacters(place) <= 2 &&
         kPronouns.find(CharacterAt(place, 0).code) !=
             std::u32string_view::npos;
}

// Without its kind, if two characters are left.
std::string_view StemOf(std::string_view place) {
  std::string_view stem = place;
  if (stem.ends_with(kStreet)) {
    stem.remove_suffix(kStreet.size());
  } else if (const auto last = CharacterBefore(stem, stem.size())) {
    stem.remove_suffix(last->size);
  }
  return CountCharacters(stem) >= 2 ? stem : place;
}

// 高新区 is short for 高新技术产业开发区.
bool IsShortFor(std::string_view name, std::string_view whole) {
  size_t at = 0;
  for (size_t from = 0; from < name.size();) {
    const Character character = CharacterAt(name, from);
    const std::string_view bytes = name.substr(from, character.size);
    from += character.size;
    at = whole.find(bytes, at);
    if (at == std::string_view::npos) return false;
    at += character.size;
  }
  return true;
}

bool TellsApart(char32_t code) {
  return kOfAnyOffice.find(code) == std::u32string_view::npos;
}

bool TellsApart(std::string_view office) {
  for (size_t at = 0; at < office.size();) {
    const Character character = CharacterAt(office, at);
    if (TellsApart(character.code)) return true;
    at += character.size;
  }
  return false;
}

bool ShareACharacter(std::string_view a, std::string_view b) {
  for (size_t at = 0; at < a.size();) {
    const Character character = CharacterAt(a, at);
    const std::string_view bytes = a.substr(at, character.size);
    at += character.size;
    if (!TellsApart(character.code)) continue;
    if (b.find(bytes) != std::string_view::npos) return true;
  }
  return false;
}

// Nearly always a document names its organ as it is called, or without
// 人民政府: told without taking the names apart.
bool IsSameName(std::string_view text, std::string_view own) {
  if (text == own) return true;
  for (const std::string_view suffix : kOfAnyOrgan) {
    if (!own.ends_with(suffix)) continue;
    own.remove_suffix(suffix.size());
    return own == text && !suffix.starts_with(kStreet);
  }
  return false;
}

}  // namespace

OrganName ReadOrganName(std::string_view text) {
  OrganName name;
  name.core = WithoutSpaces(text);
  CutOffWhatAnyHas(name.core);
  size_t end = 0;
  for (size_t next = PlaceEnd(name.core, 0); next != std::string::npos;
       next = PlaceEnd(name.core, end)) {
    name.place = name.core.substr(end, next - end);
    end = next;
  }
  name.office = name.core.substr(end);
  return name;
}

bool NamesOtherOrgan(std::string_view text, std::string_view own,
                     bool own_is_government) {
  if (IsSameName(text, own)) return false;
  const OrganName named = ReadOrganName(text);
  const OrganName mine = ReadOrganName(own);
  if (named.core.empty() || mine.core.empty()) return false;
  if (own_is_government) {
    if (named.place.empty() || mine.place.empty()) return false;
    if (IsPronoun(named.place)) return false;
    return named.core.find(StemOf(mine.place)) == std::string::npos &&
           !IsShortFor(named.place, mine.place);
  }
  if (mine.office.empty()) return false;
  if (named.office.empty()) {
    return !named.place.empty() && !IsPronoun(named.place) &&
           WithoutSpaces(text).ends_with("政府");
  }
  constexpr std::u32string_view kEnds = U"局厅委办会";
  const auto last = CharacterBefore(named.office, named.office.size());
  if (kEnds.find(last->code) == std::u32string_view::npos) return false;
  return TellsApart(named.office) && !ShareACharacter(named.office, mine.core);
}

}  // namespace disclosure::narrative
