#include "rules/year_checks.h"

#include <algorithm>
#include <bit>
#include <string>

#include "absl/container/inlined_vector.h"
#include "absl/strings/str_cat.h"
#include "narrative/text_sketch.h"

namespace disclosure::rules {
namespace {

using divisions::DivisionTree;

using CellBits = absl::InlinedVector<uint64_t, 8>;

// The flows that both forms have.
CellBits ComparedCells(const YearsCase& c) {
  CellBits compared(c.table.flows.begin(), c.table.flows.end());
  for (size_t word = 0; word < compared.size(); ++word) {
    compared[word] &= c.table_before.flows[word];
  }
  return compared;
}

// True if no cell of `compared` is blank.
bool HasAll(const form::CellValues& cells, const CellBits& compared) {
  for (size_t word = 0; word < compared.size(); ++word) {
    if ((compared[word] & ~cells.presence()[word]) != 0) return false;
  }
  return true;
}

// How many of `compared` are not zero, if all are equal; else 0.
size_t CountEqual(const form::CellValues& a, const form::CellValues& b,
                  const CellBits& compared) {
  size_t not_zero = 0;
  for (size_t word = 0; word < compared.size(); ++word) {
    for (uint64_t bits = compared[word]; bits != 0; bits &= bits - 1) {
      const size_t cell = word * 64 + std::countr_zero(bits);
      if (a.values()[cell] != b.values()[cell]) return 0;
      if (a.values()[cell] != 0) ++not_zero;
    }
  }
  return not_zero;
}

}  // namespace

void CheckCopiedFigures(const YearsCase& c, std::vector<Finding>& findings) {
  const form::Report* before = c.others.before;
  if (before == nullptr) return;
  const CellBits compared = ComparedCells(c);
  const size_t copied = CountEqual(c.report.cells, before->cells, compared);
  if (copied == 0) return;
  if (!HasAll(c.report.cells, compared) || !HasAll(before->cells, compared)) {
    return;
  }
  Finding finding;
  finding.found = absl::StrCat(copied);
  findings.push_back(std::move(finding));
}

void CheckCopiedText(const YearsCase& c, std::vector<Finding>& findings) {
  const auto percent = narrative::SimilarityInPercent(
      c.others.narrative_sketch, c.others.narrative_sketch_before);
  if (!percent || *percent < c.thresholds[0]) return;
  Finding finding;
  finding.expected = absl::StrCat("< ", c.thresholds[0], "%");
  finding.found = absl::StrCat(*percent, "%");
  findings.push_back(std::move(finding));
}

void CheckGapBefore(const YearsCase& c, std::vector<Finding>& findings) {
  const auto earlier = c.others.nearest_earlier;
  if (!earlier || *earlier == c.report.year - 1) return;
  Finding finding;
  finding.expected = absl::StrCat(c.report.year - 1);
  finding.found = absl::StrCat(*earlier);
  findings.push_back(std::move(finding));
}

void CheckCodeInItsYears(const CheckCase& c, std::vector<Finding>& findings) {
  const divisions::Area* area = c.area;
  if (area == nullptr) return;
  const int edition = DivisionTree::EditionFor(c.report.year);
  if (area->In(edition)) return;
  Finding finding;
  finding.instance = "division_code";
  const bool not_yet = edition < area->first_edition();
  if (not_yet) finding.fault = "not_yet";
  finding.found = c.report.division->ToString();
  finding.expected =
      absl::StrCat(not_yet ? area->first_edition() : area->last_edition());
  findings.push_back(std::move(finding));
}

}  // namespace disclosure::rules
