#include "disclosurectl/commands/previous_reports.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "divisions/neighbour_codes.h"
#include "form/report_sum.h"
#include "rules/compared_years.h"
#include "rules/narrative_reading.h"
#include "rules/year_before.h"
#include "status/annotate.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

using divisions::DivisionCode;
using divisions::DivisionTree;

bool SameFigures(const form::Report& a, const form::Report& b) {
  return a.form == b.form && a.cells == b.cells &&
         a.approximate_cells == b.approximate_cells;
}

// The codes that a place had in `year`, from those it had in the year after.
std::vector<DivisionCode> CodesIn(int32_t year,
                                  const std::vector<DivisionCode>& after,
                                  const DivisionTree& divisions) {
  std::vector<DivisionCode> codes;
  for (const DivisionCode& code : after) {
    for (const DivisionCode& before :
         divisions::CodesBefore(divisions, code, year + 1)) {
      const bool known = std::ranges::find(codes, before) != codes.end();
      if (!known) codes.push_back(before);
    }
  }
  return codes;
}

}  // namespace

absl::Status PreviousReports::Read(ReportSource& source) {
  while (const auto next = source.Next()) {
    RETURN_IF_ERROR(Annotate(Add(*next), next->origin));
  }
  return absl::OkStatus();
}

absl::Status PreviousReports::Add(const SourcedReport& sourced) {
  RETURN_IF_ERROR(sourced.report.status());
  form::Report report = reader_.Read(*sourced.report);
  const std::optional<form::Identity> identity = report.identity();
  if (!identity) {
    return absl::InvalidArgumentError(
        "a report to compare with needs a valid division and organ");
  }
  std::string sketch = rules::SketchNarrative(*sourced.report);
  if (const Previous* known = Find(*identity)) {
    if (SameFigures(known->report, report) &&
        known->narrative_sketch == sketch) {
      return absl::OkStatus();
    }
    return absl::InvalidArgumentError(
        absl::StrCat("differs from ", known->origin,
                     ", which is of the same organ and year"));
  }
  if (reports_.size() == kMaxPreviousReports) {
    return absl::InvalidArgumentError(
        absl::StrCat("more than ", kMaxPreviousReports,
                     " reports to compare with; name fewer"));
  }
  reports_.emplace(*identity, Previous{sourced.origin, std::move(report),
                                       std::move(sketch)});
  return absl::OkStatus();
}

const PreviousReports::Previous* PreviousReports::Find(
    const form::Identity& identity) const {
  const auto found = reports_.find(identity);
  return found == reports_.end() ? nullptr : &found->second;
}

std::optional<rules::OtherYears> PreviousReports::OfParts(
    const form::Identity& identity, form::Report& merged) const {
  const auto found = rules::FindMergedYear<Previous>(
      reference_.divisions, identity,
      [this](const form::Identity& part) { return Find(part); });
  if (!found.any) return std::nullopt;
  rules::OtherYears others;
  others.nearest_earlier = identity.year - 1;
  if (found.reports.empty()) return others;
  merged = found.reports[0]->report;
  others.before = &merged;
  for (const Previous* part : std::span(found.reports).subspan(1)) {
    if (!form::AddFigures(part->report, reference_.catalogue, merged)) {
      others.before = nullptr;
    }
  }
  // A text is compared with one text.
  if (found.reports.size() == 1) {
    others.narrative_sketch_before = found.reports[0]->narrative_sketch;
  }
  return others;
}

rules::OtherYears PreviousReports::Of(const form::Identity& identity,
                                      form::Report& merged) const {
  if (reports_.empty() || identity.year <= rules::kFirstComparedYear ||
      identity.year > rules::kLastComparedYear) {
    return {};
  }
  if (const auto others = OfParts(identity, merged)) return *others;
  std::vector<DivisionCode> codes = {identity.organ.division};
  for (int32_t year = identity.year - 1; year >= rules::kFirstComparedYear;
       --year) {
    codes = CodesIn(year, codes, reference_.divisions);
    for (const DivisionCode& code : codes) {
      form::Identity earlier = identity;
      earlier.organ.division = code;
      earlier.year = year;
      const Previous* found = Find(earlier);
      if (found == nullptr) continue;
      rules::OtherYears others;
      others.nearest_earlier = year;
      if (year == identity.year - 1) {
        others.before = &found->report;
        others.narrative_sketch_before = found->narrative_sketch;
      }
      return others;
    }
  }
  return {};
}

}  // namespace disclosure::ctl
