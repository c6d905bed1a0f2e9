#include "importer/identity.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "importer/doubts.h"
#include "importer/place_name.h"
#include "narrative/utf8.h"
#include "status/abseil_view.h"

namespace disclosure::importer {
namespace {

using divisions::DivisionCode;
using divisions::Level;

std::string WithoutSpaces(std::string_view text) {
  std::string squeezed;
  for (size_t at = 0; at < text.size();) {
    const auto character = narrative::CharacterAt(text, at);
    if (!narrative::IsSpace(character.code)) {
      squeezed += text.substr(at, character.size);
    }
    at += character.size;
  }
  return squeezed;
}

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
  const std::string squeezed = WithoutSpaces(title);
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

void SetYear(const PublicationFacts& facts, const Hints& hints,
             v1::AnnualReport& report, Protocol& protocol) {
  std::optional<int> period_year;
  if (facts.period) period_year = facts.period->last_day.year();
  std::optional<int> signed_year;
  if (facts.signed_on) signed_year = facts.signed_on->year() - 1;
  const std::optional<int> read = facts.title_year ? facts.title_year
                                  : period_year    ? period_year
                                                   : signed_year;
  if (hints.year) {
    report.set_report_year(*hints.year);
    if (read && *read != *hints.year) {
      AddDoubt(
          0,
          absl::StrCat("文中年度为 ", *read, "，按指定的 ", *hints.year, "。"),
          absl::StrCat("The document says ", *read, ", the caller ",
                       *hints.year, "."),
          protocol);
    }
    return;
  }
  if (!read) {
    AddDoubt(0, "未找到报告年度。", "No report year was found.", protocol);
    return;
  }
  report.set_report_year(*read);
  if (!facts.title_year) {
    AddDoubt(0, "标题没有年度，取自统计期限或落款。",
             "The title has no year; it was taken from period or signature.",
             protocol);
  }
  if (period_year && *period_year != *read) {
    AddDoubt(0,
             absl::StrCat("统计期限的年度（", *period_year, "）与标题（", *read,
                          "）不一致。"),
             absl::StrCat("The period is of ", *period_year, ", the title of ",
                          *read, "."),
             protocol);
  }
  // Signed on 31 December of its own year at the earliest.
  if (signed_year && *signed_year != *read && *signed_year + 1 != *read) {
    AddDoubt(0,
             absl::StrCat("落款日期（", facts.signed_on->ToString(),
                          "）与年度 ", *read, " 不相称。"),
             absl::StrCat("Signed on ", facts.signed_on->ToString(),
                          ", which does not suit the year ", *read, "."),
             protocol);
  }
}

void SetPublication(const PublicationFacts& facts, const Hints& hints,
                    v1::AnnualReport& report) {
  v1::Publication& publication = *report.mutable_publication();
  publication.set_title(facts.title);
  auto published = hints.published_on;
  if (!published) published = facts.published_on;
  if (!published) published = facts.signed_on;
  if (published) *publication.mutable_published_on() = published->ToProto();
  if (facts.signed_on && facts.signed_on != published) {
    *publication.mutable_signed_on() = facts.signed_on->ToProto();
  }
  publication.set_signer(facts.signer);
  publication.set_web_address(hints.web_address.value_or(facts.web_address));
  publication.set_telephone(facts.telephone);
  publication.set_contact(facts.contact);
  if (facts.period) {
    auto& period = *report.mutable_statistical_period();
    *period.mutable_first_day() = facts.period->first_day.ToProto();
    *period.mutable_last_day() = facts.period->last_day.ToProto();
  }
}

void ReportCandidates(const PlaceMatch& match, const std::string& organ,
                      const divisions::DivisionTree& tree, Protocol& protocol) {
  for (const divisions::Area* area : match.areas) {
    if (protocol.division_candidates.size() == kMaxDivisionCandidates) break;
    protocol.division_candidates.push_back(
        {area->code.ToString(), tree.FullName(area->code)});
  }
  AddDoubt(0,
           absl::StrCat("“", organ, "”可能是 ", match.areas.size(),
                        " 个地区之一，区划代码留空，请指定县或代码。"),
           absl::StrCat("\"", organ, "\" may be one of ", match.areas.size(),
                        " areas; the division code was left empty. Name the "
                        "county or the code."),
           protocol);
}

void SetScope(const Hints& hints, const DivisionCode& code,
              v1::AnnualReport& report, Protocol& protocol) {
  if (hints.scope) {
    report.set_scope(*hints.scope);
    return;
  }
  const bool department = report.organ().kind() == v1::ORGAN_KIND_DEPARTMENT;
  if (code.level() == Level::kTownship || department) {
    report.set_scope(v1::SCOPE_OWN_ORGAN);
    return;
  }
  AddDoubt(0, "政府报告的范围（本机关或本地区汇总）须由使用者指定。",
           "The caller must say whether a government's report covers its own "
           "organ or sums up the area.",
           protocol);
}

void SetDivision(const PublicationFacts& facts, std::string_view document,
                 const Hints& hints, const divisions::DivisionTree& tree,
                 v1::AnnualReport& report, Protocol& protocol) {
  v1::Organ& organ = *report.mutable_organ();
  organ.set_name(hints.organ_name.value_or(OrganNameOf(facts)));
  if (hints.credit_code) organ.set_credit_code(*hints.credit_code);
  std::optional<DivisionCode> within;
  for (const auto& code : {hints.division_code, hints.county_code}) {
    if (within || !code) continue;
    if (const auto parsed = DivisionCode::Parse(*code); parsed.ok()) {
      within = *parsed;
    }
  }
  std::optional<int> year;
  if (report.report_year() != 0) year = report.report_year();
  const PlaceMatch match =
      FindPlace(organ.name(), within, document, year, tree);
  organ.set_kind(match.kind);
  if (hints.division_code) {
    report.set_division_code(*hints.division_code);
    const bool named =
        std::ranges::any_of(match.areas, [&](const divisions::Area* area) {
          return StdView(area->code.ToString()) == *hints.division_code;
        });
    if (!named && !match.areas.empty()) {
      AddDoubt(0,
               absl::StrCat("文中的“", organ.name(), "”不是指定的 ",
                            *hints.division_code, "。"),
               absl::StrCat("\"", organ.name(), "\" in the document is not ",
                            *hints.division_code, " that the caller named."),
               protocol);
    }
    if (within) SetScope(hints, *within, report, protocol);
    return;
  }
  if (match.areas.empty()) {
    AddDoubt(
        0, absl::StrCat("找不到“", organ.name(), "”的区划代码。"),
        absl::StrCat("No division code was found for \"", organ.name(), "\"."),
        protocol);
    return;
  }
  if (match.areas.size() > 1) {
    ReportCandidates(match, organ.name(), tree, protocol);
    return;
  }
  const divisions::Area& area = *match.areas.front();
  report.set_division_code(area.code.ToString());
  if (match.by_name_alone) {
    AddDoubt(0,
             absl::StrCat("文中没有上级地区，仅凭名称取 ",
                          tree.FullName(area.code), "。"),
             absl::StrCat("No county is named; ", tree.FullName(area.code),
                          " was taken as the only one of that name."),
             protocol);
  }
  SetScope(hints, area.code, report, protocol);
  if (organ.kind() == v1::ORGAN_KIND_DEPARTMENT && !hints.credit_code) {
    AddDoubt(0, "部门的报告须指定统一社会信用代码。",
             "A department's report needs its unified social credit code.",
             protocol);
  }
}

}  // namespace

std::string OrganNameOf(const PublicationFacts& facts) {
  std::string title = WithoutPinyin(OrganInTitle(facts.title));
  std::string signer = WithoutPinyin(WithoutSpaces(facts.signer));
  // Its office signs for a government.
  if (title.ends_with("人民政府") && signer.starts_with(title)) return title;
  if (title.empty() || signer.find(title) != std::string::npos) return signer;
  if (signer.empty() || title.find(signer) != std::string::npos) return title;
  std::string whole = Overlapped(title, signer);
  return whole.empty() ? title : whole;
}

void Identify(const PublicationFacts& facts, std::string_view document,
              const Hints& hints, const divisions::DivisionTree& tree,
              v1::AnnualReport& report, Protocol& protocol) {
  SetYear(facts, hints, report, protocol);
  SetPublication(facts, hints, report);
  SetDivision(facts, document, hints, tree, report, protocol);
}

}  // namespace disclosure::importer
