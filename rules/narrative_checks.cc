#include "rules/narrative_checks.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "disclosure/v1/report.pb.h"
#include "rules/narrative_reading.h"

namespace disclosure::rules {
namespace {

using disclosure::v1::AnnualReport;

constexpr char kAllParts[] = "1 2 3 4 5 6";
// Longer ones are cut: the number of parts is limited by F-FMT-06, which is
// judged beside this.
constexpr size_t kMaxPartsShown = 20;

constexpr std::array<std::string_view, 8> kFillers = {" ",  "\n", "\r", "\t",
                                                      "　", "。", "，", "、"};
constexpr std::array<std::string_view, 4> kNothing = {"", "无", "暂无", "没有"};

bool HasSixParts(disclosure::v1::Form form) {
  return form == disclosure::v1::FORM_2019 || form == disclosure::v1::FORM_2021;
}

// PART_KIND_OVERVIEW is part one; a preface and parts of no form count nothing.
int PartNumber(disclosure::v1::PartKind kind) {
  return kind < disclosure::v1::PART_KIND_OVERVIEW ? 0 : int{kind} - 1;
}

bool AreInOrder(const AnnualReport& message) {
  int expected = 1;
  for (const auto& part : message.narrative()) {
    const int number = PartNumber(part.kind());
    if (number == 0) continue;
    if (number != expected) return false;
    ++expected;
  }
  return expected == 7;
}

std::string PartsOf(const AnnualReport& message) {
  std::string parts;
  size_t shown = 0;
  for (const auto& part : message.narrative()) {
    const int number = PartNumber(part.kind());
    if (number == 0 || ++shown > kMaxPartsShown) continue;
    absl::StrAppend(&parts, parts.empty() ? "" : " ", number);
  }
  return parts;
}

std::string_view WithoutFillers(std::string_view text) {
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view filler : kFillers) {
      if (text.starts_with(filler)) {
        text.remove_prefix(filler.size());
        cut = true;
      }
      if (text.ends_with(filler)) {
        text.remove_suffix(filler.size());
        cut = true;
      }
    }
  }
  return text;
}

bool SaysNothing(std::string_view text) {
  return std::ranges::find(kNothing, WithoutFillers(text)) != kNothing.end();
}

// Longer, it says something beside: 30 characters.
constexpr size_t kMaxNothingBytes = 90;

// 无; 本年度无其他需要报告的事项。
bool SaysNoOtherMatter(std::string_view text) {
  text = WithoutFillers(text);
  if (SaysNothing(text)) return true;
  const auto has = [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  };
  return text.size() <= kMaxNothingBytes && text.ends_with("事项") &&
         (has("无") || has("没有")) && !has("费");
}

const ReadPart* PartOf(const CheckCase& c, disclosure::v1::PartKind kind) {
  const auto part = std::ranges::find(c.narrative, kind, &ReadPart::kind);
  return part == c.narrative.end() ? nullptr : &*part;
}

// True if the report says that there were no applications. The finding gets the
// cells that say so.
bool SaysNoApplications(const CheckCase& c, Finding& finding) {
  const auto told = c.Told("applications_received");
  if (told) {
    if (told->cell) finding.cells.push_back(c.CellOf(*told->cell));
    return std::ranges::all_of(told->values,
                               [](int64_t value) { return value == 0; });
  }
  for (const std::string_view name :
       {"applications.received_new.total", "applications.carried_in.total"}) {
    const auto cell = c.catalogue.Find(name);
    if (c.cells.Get(*cell) != 0) return false;
    finding.cells.push_back(c.CellOf(*cell));
  }
  return true;
}

// What shows that a fee was asked for; empty if nothing does.
std::vector<FindingCell> FeesAskedFor(const CheckCase& c) {
  std::vector<FindingCell> cells;
  const auto told = c.Told("processing_fees_yuan");
  if (told && std::ranges::max(told->values) > 0) {
    cells.push_back(c.CellOf(*told->cell));
    // Read from the text, the cell itself may be blank.
    cells.back().value = std::ranges::max(told->values);
    cells.back().present = true;
  }
  const auto overdue = c.catalogue.Find("applications.other_fee_overdue.total");
  if (c.cells.ValueOrZero(*overdue) > 0) cells.push_back(c.CellOf(*overdue));
  return cells;
}

}  // namespace

void CheckParts(const CheckCase& c, std::vector<Finding>& findings) {
  const AnnualReport& message = c.message;
  if (message.narrative().empty() || !HasSixParts(c.report.form)) return;
  if (AreInOrder(message)) return;
  Finding finding;
  finding.expected = kAllParts;
  finding.found = PartsOf(message);
  findings.push_back(std::move(finding));
}

void CheckPartFive(const CheckCase& c, std::vector<Finding>& findings) {
  if (!HasSixParts(c.report.form)) return;
  for (const auto& part : c.message.narrative()) {
    if (part.kind() != disclosure::v1::PART_KIND_PROBLEMS) continue;
    if (!SaysNothing(part.text())) return;
    Finding finding;
    finding.found = Quote(part.text());
    findings.push_back(std::move(finding));
    return;
  }
}

void CheckApplicationTopics(const CheckCase& c,
                            std::vector<Finding>& findings) {
  for (const ReadPart& part : c.narrative) {
    const auto& topics = part.reading.application_topics;
    if (!topics) continue;
    Finding finding;
    if (!SaysNoApplications(c, finding)) return;
    finding.found = "0";
    finding.expected = "> 0";
    const auto* sentence =
        narrative::SentenceAround(part.reading, topics->begin);
    finding.quote =
        QuoteAround(part.reading.text, sentence ? *sentence : *topics, *topics);
    findings.push_back(std::move(finding));
    return;
  }
}

void CheckPartSix(const CheckCase& c, std::vector<Finding>& findings) {
  if (c.report.form != disclosure::v1::FORM_2021) return;
  const ReadPart* part = PartOf(c, disclosure::v1::PART_KIND_OTHER);
  if (part == nullptr || !SaysNoOtherMatter(part->reading.text)) return;
  Finding finding;
  finding.cells = FeesAskedFor(c);
  if (finding.cells.empty()) return;
  finding.found = absl::StrCat(finding.cells.front().value);
  finding.expected = "0";
  finding.quote = Quote(WithoutFillers(part->reading.text));
  findings.push_back(std::move(finding));
}

}  // namespace disclosure::rules
