#include "importer/identity.h"

#include <algorithm>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "importer/doubts.h"
#include "importer/organ_name.h"
#include "importer/place_name.h"
#include "importer/report_year.h"
#include "status/abseil_view.h"

namespace disclosure::importer {
namespace {

using divisions::DivisionCode;
using divisions::Level;

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

// Where the caller says that the organ lies; absent if it does not say.
std::optional<DivisionCode> NamedPlace(const Hints& hints) {
  for (const auto& code : {hints.division_code, hints.county_code}) {
    if (!code) continue;
    if (const auto parsed = DivisionCode::Parse(*code); parsed.ok()) {
      return *parsed;
    }
  }
  return std::nullopt;
}

void TakeNamedDivision(const std::string& code, const PlaceMatch& match,
                       v1::AnnualReport& report, Protocol& protocol) {
  report.set_division_code(code);
  const bool named =
      std::ranges::any_of(match.areas, [&](const divisions::Area* area) {
        return StdView(area->code.ToString()) == code;
      });
  if (named || match.areas.empty()) return;
  const std::string& organ = report.organ().name();
  AddDoubt(0, absl::StrCat("文中的“", organ, "”不是指定的 ", code, "。"),
           absl::StrCat("\"", organ, "\" in the document is not ", code,
                        " that the caller named."),
           protocol);
}

// Null, with a doubt, if not just one was found.
const divisions::Area* FoundDivision(const PlaceMatch& match,
                                     const std::string& organ,
                                     const divisions::DivisionTree& tree,
                                     Protocol& protocol) {
  if (match.areas.empty()) {
    AddDoubt(0, absl::StrCat("找不到“", organ, "”的区划代码。"),
             absl::StrCat("No division code was found for \"", organ, "\"."),
             protocol);
    return nullptr;
  }
  if (match.areas.size() > 1) {
    ReportCandidates(match, organ, tree, protocol);
    return nullptr;
  }
  const divisions::Area& area = *match.areas.front();
  if (match.by_name_alone) {
    AddDoubt(0,
             absl::StrCat("文中没有上级地区，仅凭名称取 ",
                          tree.FullName(area.code), "。"),
             absl::StrCat("No county is named; ", tree.FullName(area.code),
                          " was taken as the only one of that name."),
             protocol);
  }
  return &area;
}

void SetDivision(const PublicationFacts& facts, std::string_view document,
                 const Hints& hints, const divisions::DivisionTree& tree,
                 v1::AnnualReport& report, Protocol& protocol) {
  v1::Organ& organ = *report.mutable_organ();
  organ.set_name(hints.organ_name.value_or(OrganNameOf(facts)));
  if (hints.credit_code) organ.set_credit_code(*hints.credit_code);
  const std::optional<DivisionCode> within = NamedPlace(hints);
  std::optional<int> year;
  if (report.report_year() != 0) year = report.report_year();
  const PlaceMatch match =
      FindPlace(organ.name(), within, document, year, tree);
  organ.set_kind(match.kind);
  if (hints.division_code) {
    TakeNamedDivision(*hints.division_code, match, report, protocol);
    if (within) SetScope(hints, *within, report, protocol);
    return;
  }
  const divisions::Area* area =
      FoundDivision(match, organ.name(), tree, protocol);
  if (area == nullptr) return;
  report.set_division_code(area->code.ToString());
  SetScope(hints, area->code, report, protocol);
  if (organ.kind() == v1::ORGAN_KIND_DEPARTMENT && !hints.credit_code) {
    AddDoubt(0, "部门的报告须指定统一社会信用代码。",
             "A department's report needs its unified social credit code.",
             protocol);
  }
}

}  // namespace

void Identify(const PublicationFacts& facts, std::string_view document,
              const Hints& hints, const divisions::DivisionTree& tree,
              v1::AnnualReport& report, Protocol& protocol) {
  SetYear(facts, hints, report, protocol);
  SetPublication(facts, hints, report);
  SetDivision(facts, document, hints, tree, report, protocol);
}

}  // namespace disclosure::importer
