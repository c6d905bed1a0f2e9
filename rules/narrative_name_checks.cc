#include "rules/narrative_name_checks.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "narrative/dates.h"
#include "narrative/organ_names.h"
#include "narrative/utf8.h"
#include "rules/narrative_reading.h"

namespace disclosure::rules {
namespace {

using disclosure::v1::PART_KIND_PREFACE;
using narrative::ByteRange;
using narrative::YearMention;

// A title is no longer, and what a preface says of its report stands in this
// much of it: 500 characters.
constexpr size_t kMaxRead = kMaxTitleRead;
// Between a year and the word 报告 that it is of, and between 由 and 编制.
constexpr size_t kMaxNear = 90;

std::string_view Cut(std::string_view text) {
  return text.substr(0, kMaxRead);
}

// Within 《 and 》, where titles of other documents stand.
bool IsQuoted(std::string_view text, size_t at) {
  const std::string_view before = text.substr(0, at);
  const size_t open = before.rfind("《");
  if (open == std::string_view::npos) return false;
  const size_t close = before.rfind("》");
  return close == std::string_view::npos || close < open;
}

// 2020 年度政府信息公开工作年度报告.
bool IsYearOfAReport(std::string_view text, const YearMention& year) {
  std::string_view behind = text.substr(year.end, kMaxNear);
  for (const std::string_view stop : {"，", "。", "；", "》", "月"}) {
    behind = behind.substr(0, behind.find(stop));
  }
  return behind.find("年度报告") != std::string_view::npos ||
         behind.find("年报") != std::string_view::npos;
}

Finding YearFinding(const CheckCase& c, std::string_view instance,
                    std::string_view fault, int found, std::string quote) {
  Finding finding;
  finding.instance = instance;
  finding.fault = fault;
  finding.expected = absl::StrCat(c.report.year);
  finding.found = absl::StrCat(found);
  finding.quote = std::move(quote);
  return finding;
}

// The first of the years, if none of them is the report's.
std::optional<YearMention> FirstIfOther(std::span<const YearMention> years,
                                        int32_t report_year) {
  const bool named = std::ranges::any_of(
      years, [&](const YearMention& year) { return year.year == report_year; });
  if (named || years.empty()) return std::nullopt;
  return years.front();
}

void CheckTitle(const CheckCase& c, std::vector<Finding>& findings) {
  const auto other = FirstIfOther(c.title_years, c.report.year);
  if (!other) return;
  const std::string_view title = Cut(c.message.publication().title());
  findings.push_back(
      YearFinding(c, "publication.title", "title", other->year, Quote(title)));
}

void CheckPreface(const CheckCase& c, std::vector<Finding>& findings) {
  for (const ReadPart& part : c.narrative) {
    if (part.kind != PART_KIND_PREFACE) continue;
    const std::string_view text = Cut(part.reading.text);
    std::vector<YearMention> years;
    for (const YearMention& year : part.reading.years) {
      if (year.end > text.size() || IsQuoted(text, year.begin)) continue;
      if (IsYearOfAReport(text, year)) years.push_back(year);
    }
    const auto other = FirstIfOther(years, c.report.year);
    if (!other) continue;
    const ByteRange place{other->begin, other->end};
    const ByteRange* sentence =
        narrative::SentenceAround(part.reading, place.begin);
    findings.push_back(YearFinding(
        c, "narrative.preface", "preface", other->year,
        QuoteAround(part.reading.text, sentence ? *sentence : place, place)));
    return;
  }
}

// "2020年，", "2020 年度我镇": what the sentence tells is of this year.
std::optional<YearMention> YearThatBegins(const narrative::Reading& reading,
                                          const ByteRange& sentence) {
  const size_t begin = narrative::SkipBlanks(reading.text, sentence.begin);
  const auto year =
      std::ranges::lower_bound(reading.years, begin, {}, &YearMention::begin);
  if (year == reading.years.end() || year->begin != begin) return std::nullopt;
  std::string_view behind = reading.text.substr(year->end);
  if (behind.starts_with("度"))
    behind.remove_prefix(std::string_view("度").size());
  for (const std::string_view word : {"，", "我", "全", "本"}) {
    if (behind.starts_with(word)) return *year;
  }
  return std::nullopt;
}

// Elsewhere a sentence may well begin with another year: 2021 年，我镇将…
bool TellsOfItsYear(const ReadPart& part) {
  return part.kind != PART_KIND_PREFACE &&
         part.kind != disclosure::v1::PART_KIND_PROBLEMS &&
         part.kind != disclosure::v1::PART_KIND_OTHER;
}

void CheckText(const CheckCase& c, std::vector<Finding>& findings) {
  std::optional<Finding> first;
  int others = 0;
  bool year_is_named = false;
  for (const ReadPart& part : c.narrative) {
    for (const YearMention& year : part.reading.years) {
      year_is_named = year_is_named || year.year == c.report.year;
    }
    if (!TellsOfItsYear(part)) continue;
    for (const ByteRange& sentence : part.reading.sentences) {
      const auto year = YearThatBegins(part.reading, sentence);
      if (!year) continue;
      if (year->year == c.report.year) return;
      // What is planned is no other year's text.
      if (year->year > c.report.year) continue;
      ++others;
      if (first) continue;
      first = YearFinding(
          c, "narrative", "text", year->year,
          QuoteAround(part.reading.text, sentence, {year->begin, year->end}));
    }
  }
  const int needed = year_is_named ? 2 : 1;
  if (others >= needed) findings.push_back(*std::move(first));
}

void CheckSignature(const CheckCase& c, std::vector<Finding>& findings) {
  const auto& signed_on = c.report.signed_on;
  if (!signed_on) return;
  const int next = c.report.year + 1;
  const auto first = form::CivilDate::FromYmd(c.report.year, 12, 31);
  if (signed_on->year() == next || (first && *signed_on == *first)) return;
  Finding finding = YearFinding(c, "publication.signed_on", "signature", 0, "");
  finding.found = signed_on->ToString();
  finding.expected = absl::StrCat(next);
  findings.push_back(std::move(finding));
}

// What stands before the year of a title.
std::string_view NameInTitle(const CheckCase& c) {
  if (c.title_years.empty()) return {};
  std::string_view title = c.message.publication().title();
  title = title.substr(0, c.title_years.front().begin);
  constexpr std::string_view kAbout = "关于";
  const size_t about = title.find(kAbout);
  return about == std::string_view::npos ? title
                                         : title.substr(about + kAbout.size());
}

// 由湘潭县云湖桥镇编制.
std::string_view NameInPreface(std::string_view text) {
  text = Cut(text);
  for (const std::string_view verb : {"编制", "编写"}) {
    for (size_t end = text.find(verb); end != std::string_view::npos;
         end = text.find(verb, end + verb.size())) {
      const size_t from = end - std::min(end, kMaxNear);
      const std::string_view near = text.substr(from, end - from);
      constexpr std::string_view kBy = "由";
      const size_t by = near.rfind(kBy);
      if (by == std::string_view::npos) continue;
      const std::string_view name = near.substr(by + kBy.size());
      if (name.find("，") != std::string_view::npos) continue;
      if (name.find("《") != std::string_view::npos) continue;
      return name;
    }
  }
  return {};
}

void CheckName(const CheckCase& c, std::string_view instance,
               std::string_view name, std::vector<Finding>& findings) {
  if (name.empty() || c.report.organ_name.empty()) return;
  const bool government = c.report.credit_code.empty();
  if (!narrative::NamesOtherOrgan(name, c.report.organ_name, government)) {
    return;
  }
  Finding finding;
  finding.instance = instance;
  finding.expected = Quote(c.report.organ_name);
  finding.found = Quote(name);
  findings.push_back(std::move(finding));
}

}  // namespace

void CheckYearsOfText(const CheckCase& c, std::vector<Finding>& findings) {
  CheckTitle(c, findings);
  CheckPreface(c, findings);
  CheckText(c, findings);
  CheckSignature(c, findings);
}

void CheckOrganOfText(const CheckCase& c, std::vector<Finding>& findings) {
  const auto& publication = c.message.publication();
  CheckName(c, "publication.title", NameInTitle(c), findings);
  for (const ReadPart& part : c.narrative) {
    if (part.kind != PART_KIND_PREFACE) continue;
    CheckName(c, "narrative.preface", NameInPreface(part.reading.text),
              findings);
    break;
  }
  CheckName(c, "publication.signer", Cut(publication.signer()), findings);
}

}  // namespace disclosure::rules
