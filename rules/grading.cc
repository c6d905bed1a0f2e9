#include "rules/grading.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "rules/wording.h"

namespace disclosure::rules {
namespace {

using disclosure::rules::v1::Rule;
using disclosure::rules::v1::Wording;
using disclosure::v1::MODE_ARCHIVE;
using disclosure::v1::Severity;
using disclosure::v1::SEVERITY_UNSPECIFIED;

Severity SeverityOfFault(const Rule& rule, std::string_view fault,
                         const Judgement& judgement) {
  const Wording* wording = WordingOf(rule, fault);
  if (wording == nullptr) return SeverityOf(rule, judgement);
  const Severity own = judgement.mode == MODE_ARCHIVE
                           ? wording->in_archive()
                           : wording->on_submission();
  return own == SEVERITY_UNSPECIFIED ? SeverityOf(rule, judgement) : own;
}

// A finding without cells stands before those with.
int FirstCell(const Finding& finding) {
  return finding.cells.empty() ? -1 : finding.cells.front().cell;
}

// Moves each finding once: they are large, and mostly few.
void Order(const CompiledRules& rules, std::vector<Finding>& findings) {
  if (findings.size() < 2) return;
  struct Place {
    uint16_t rank;
    int first_cell;
    size_t index;
  };
  absl::InlinedVector<Place, 16> places;
  for (size_t i = 0; i < findings.size(); ++i) {
    places.push_back({rules.rank[findings[i].rule], FirstCell(findings[i]), i});
  }
  std::ranges::sort(places, {}, [](const Place& place) {
    return std::tuple(place.rank, place.first_cell, place.index);
  });
  std::vector<Finding> ordered;
  ordered.reserve(findings.size());
  for (const Place& place : places) {
    ordered.push_back(std::move(findings[place.index]));
  }
  findings = std::move(ordered);
}

}  // namespace

Severity SeverityOf(const Rule& rule, const Judgement& judgement) {
  if (judgement.mode == MODE_ARCHIVE) return rule.in_archive();
  const bool stricter =
      judgement.strict && rule.when_strict() != SEVERITY_UNSPECIFIED;
  return stricter ? rule.when_strict() : rule.on_submission();
}

void Grade(const CompiledRules& rules, const Judgement& judgement,
           Findings& findings) {
  for (Finding& finding : findings.list) {
    finding.severity =
        SeverityOfFault(rules.rule(finding.rule), finding.fault, judgement);
  }
  Order(rules, findings.list);
}

}  // namespace disclosure::rules
