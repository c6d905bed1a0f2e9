#include "rules/narrative_checks.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "disclosure/v1/report.pb.h"

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

}  // namespace disclosure::rules
