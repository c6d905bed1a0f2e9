#include "importer/organ_name.h"

#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "narrative/utf8.h"
#include "status/abseil_view.h"

namespace disclosure::importer {
namespace {

// Letters with and without accents.
bool IsLatin(std::string_view text) {
  constexpr char32_t kLastLatin = 0x24F;
  for (size_t at = 0; at < text.size();) {
    const auto character = narrative::CharacterAt(text, at);
    at += character.size;
    if (character.code < U'A' || character.code > kLastLatin) return false;
  }
  return !text.empty();
}

// Without what tells how to read a rare character: 酂(zàn)阳街道.
std::string WithoutPinyin(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> kBrackets[] = {
      {"（", "）"}, {"(", ")"}};
  for (const auto& [opening, closing] : kBrackets) {
    const size_t begin = name.find(opening);
    if (begin == std::string_view::npos) continue;
    const size_t inside = begin + opening.size();
    const size_t end = name.find(closing, inside);
    if (end == std::string_view::npos ||
        !IsLatin(name.substr(inside, end - inside))) {
      continue;
    }
    return absl::StrCat(AbslView(name.substr(0, begin)),
                        WithoutPinyin(name.substr(end + closing.size())));
  }
  return std::string(name);
}

// The organ in a title: before the year, or between the year and what the
// report is about.
std::string OrganInTitle(const std::string& title) {
  const std::string squeezed = narrative::WithoutSpaces(title);
  const auto years = narrative::ReadYears(squeezed);
  std::string_view name = squeezed;
  if (!years.empty() && years.front().begin > 0) {
    name = name.substr(0, years.front().begin);
  } else if (!years.empty()) {
    name = name.substr(years.front().end);
    if (name.starts_with("度")) name.remove_prefix(std::string("度").size());
  }
  for (const std::string_view subject :
       {"政府信息公开", "政务信息公开", "信息公开", "政务公开", "法治政府"}) {
    name = name.substr(0, name.find(subject));
  }
  for (const std::string_view opening : {"关于", "发布"}) {
    if (name.starts_with(opening)) name.remove_prefix(opening.size());
  }
  for (const std::string_view particle : {"关于", "的"}) {
    if (name.ends_with(particle)) name.remove_suffix(particle.size());
  }
  return std::string(name);
}

// `a` and `b` with what ends one and begins the other written once; empty if
// they do not overlap.
std::string Overlapped(std::string_view a, std::string_view b) {
  for (size_t at = 0; at < a.size(); at += narrative::CharacterAt(a, at).size) {
    if (b.starts_with(a.substr(at))) {
      return absl::StrCat(AbslView(a.substr(0, at)), AbslView(b));
    }
  }
  return {};
}

}  // namespace

std::string OrganNameOf(const PublicationFacts& facts) {
  std::string title = WithoutPinyin(OrganInTitle(facts.title));
  std::string signer = WithoutPinyin(narrative::WithoutSpaces(facts.signer));
  // Its office signs for a government.
  if (title.ends_with("人民政府") && signer.starts_with(title)) return title;
  if (title.empty() || signer.find(title) != std::string::npos) return signer;
  if (signer.empty() || title.find(signer) != std::string::npos) return title;
  std::string whole = Overlapped(title, signer);
  return whole.empty() ? title : whole;
}

}  // namespace disclosure::importer
