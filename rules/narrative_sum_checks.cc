#include "rules/narrative_sum_checks.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "narrative/proportions.h"
#include "rules/admissible_sums.h"
#include "rules/narrative_reading.h"

namespace disclosure::rules {
namespace {

using narrative::Breakdown;
using narrative::Quantity;
using narrative::Share;

// Findings of one rule are told apart by their place: the number of the part,
// and of the finding within it. More of them say nothing new.
constexpr size_t kMaxFindingsPerPart = 20;

class PartFindings {
 public:
  PartFindings(const ReadPart& part, size_t number,
               std::vector<Finding>& findings)
      : part_(part), number_(number), findings_(findings) {}

  void Add(std::string expected, std::string found, const Quantity& quantity,
           std::string_view fault = {}) {
    if (count_ == kMaxFindingsPerPart) return;
    Finding finding;
    finding.instance = absl::StrCat("narrative.", number_, ".", ++count_);
    finding.fault = fault;
    finding.expected = std::move(expected);
    finding.found = std::move(found);
    const auto* sentence =
        narrative::SentenceAround(part_.reading, quantity.place.begin);
    finding.quote = QuoteAround(
        part_.reading.text, sentence != nullptr ? *sentence : quantity.place,
        quantity.place);
    findings_.push_back(std::move(finding));
  }

 private:
  const ReadPart& part_;
  const size_t number_;
  std::vector<Finding>& findings_;
  size_t count_ = 0;
};

// Shares of applications may be of what the table has.
std::vector<int64_t> TotalsOfTable(const CheckCase& c) {
  return FindSums(c, {{"applications.received_new.total"},
                      {"applications.received_new.total",
                       "applications.carried_in.total"},
                      {"applications.outcome_total.total"}})
      .values;
}

bool Fits(const Share& share, std::span<const int64_t> denominators) {
  return std::ranges::any_of(share.numerators, [&](int64_t numerator) {
    return std::ranges::any_of(denominators, [&](int64_t denominator) {
      return narrative::IsShare(numerator, denominator, share.percent.numeral);
    });
  });
}

std::string PercentInWords(int64_t numerator, int64_t denominator,
                           int decimals) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f%%", std::max(decimals, 1),
                100.0 * static_cast<double>(numerator) /
                    static_cast<double>(denominator));
  return text;
}

std::optional<int64_t> ExactCount(const Quantity& quantity) {
  if (quantity.approximate()) return std::nullopt;
  return quantity.numeral.Times(1);
}

void JudgeBreakdown(const Breakdown& breakdown, PartFindings& findings) {
  const auto total = ExactCount(breakdown.total);
  if (!total) return;
  int64_t sum = 0;
  for (const Quantity& part : breakdown.parts) {
    const auto value = ExactCount(part);
    if (!value || __builtin_add_overflow(sum, *value, &sum)) return;
    if (*value > *total) {
      findings.Add(absl::StrCat("≤ ", *total), absl::StrCat(*value), part);
      return;
    }
  }
  if (!breakdown.claims_whole || sum == *total) return;
  findings.Add(absl::StrCat(*total), absl::StrCat(sum), breakdown.total,
               "whole");
}

}  // namespace

void CheckShares(const CheckCase& c, std::vector<Finding>& findings) {
  for (size_t i = 0; i < c.narrative.size(); ++i) {
    const ReadPart& part = c.narrative[i];
    PartFindings of_part(part, i + 1, findings);
    for (const Share& share : narrative::FindShares(part.reading)) {
      if (Fits(share, share.denominators)) continue;
      if (Fits(share, TotalsOfTable(c))) continue;
      const auto& percent = share.percent;
      of_part.Add(PercentInWords(share.numerators[0], share.denominators[0],
                                 percent.numeral.decimals),
                  std::string(percent.place.In(part.reading.text)), percent);
    }
  }
}

void CheckBreakdowns(const CheckCase& c, std::vector<Finding>& findings) {
  for (size_t i = 0; i < c.narrative.size(); ++i) {
    const ReadPart& part = c.narrative[i];
    PartFindings of_part(part, i + 1, findings);
    for (const Breakdown& breakdown : narrative::FindBreakdowns(part.reading)) {
      JudgeBreakdown(breakdown, of_part);
    }
  }
}

}  // namespace disclosure::rules
