#include "stats-service/query/measure.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "stats-service/query/year_pairs.h"
#include "status/check.h"

namespace disclosure::stats {
namespace {

bool IsOn(uint32_t forms, const CellReading& reading) {
  return (forms >> reading.form_slot & 1) != 0;
}

// Calls `visit(place, reading)` for each organ, but for blocks in which nobody
// reported.
template <typename Visit>
void ForEachReading(const ReportRange& range, const YearSheet& sheet,
                    form::CellIndex cell, Visit visit) {
  for (const OrganRange& organs : range.organs) {
    sheet.ForEachReading(*range.cube.frame, *range.scope.organs, organs, cell,
                         visit);
  }
}

// What the reports on these forms answer; figures in an unknown unit are none.
std::vector<WideSum> AnswersOf(const ReportRange& range,
                               const form::IndicatorSide& side,
                               uint32_t forms) {
  std::vector<WideSum> answers;
  const YearSheet* sheet = range.scope.Find(range.year);
  if (sheet == nullptr) return answers;
  for (const form::LinearSum::Term& term : side.terms) {
    ForEachReading(
        range, *sheet, term.cell, [&](OrganPlace, const CellReading& reading) {
          if (reading.state == CellState::kFigure && !reading.unit_unknown &&
              IsOn(forms, reading)) {
            answers.push_back(WideSum{reading.figure} * term.coefficient);
          }
        });
  }
  return answers;
}

WideSum LargestOf(const std::vector<WideSum>& answers) {
  return answers.empty() ? 0 : *std::ranges::max_element(answers);
}

WideSum SumOfLargestTenth(std::vector<WideSum> answers) {
  const auto tenth = static_cast<ptrdiff_t>((answers.size() + 9) / 10);
  std::partial_sort(answers.begin(), answers.begin() + tenth, answers.end(),
                    std::greater<>());
  return std::accumulate(answers.begin(), answers.begin() + tenth, WideSum{0});
}

// Calls `visit(place)` for each organ with a report.
template <typename Visit>
void ForEachReport(const ReportRange& range, const YearSheet& sheet,
                   Visit visit) {
  for (const OrganRange& organs : range.organs) {
    for (OrganPlace place = organs.begin; place < organs.end;
         place = range.scope.organs->Next(place)) {
      if (sheet.Reported(place)) visit(place);
    }
  }
}

int64_t FaultsOf(const YearSheet& sheet, OrganPlace place) {
  int64_t faults = 0;
  for (const FindingCount& finding : sheet.FindingsOf(place)) {
    if (finding.severity == disclosure::v1::SEVERITY_ERROR ||
        finding.severity == disclosure::v1::SEVERITY_WARNING) {
      faults += finding.count;
    }
  }
  return faults;
}

int64_t CountOf(const YearSheet& sheet, const YearPairs& pairs,
                OrganPlace place, form::Measure measure) {
  switch (measure) {
    case rules::v1::MEASURE_FAULTS:
      return FaultsOf(sheet, place);
    case rules::v1::MEASURE_CLEAN_REPORTS:
      return FaultsOf(sheet, place) == 0 ? 1 : 0;
    case rules::v1::MEASURE_YEAR_PAIRS:
      return pairs.IsLinked(place).has_value() ? 1 : 0;
    default:
      return pairs.IsLinked(place).value_or(false) ? 1 : 0;
  }
}

WideSum CountEach(const ReportRange& range, form::Measure measure) {
  const YearSheet* sheet = range.scope.Find(range.year);
  if (sheet == nullptr) return 0;
  const YearPairs pairs(range.cube, range.scope, range.year);
  WideSum count = 0;
  ForEachReport(range, *sheet, [&](OrganPlace place) {
    count += CountOf(*sheet, pairs, place, measure);
  });
  return count;
}

}  // namespace

std::vector<CellSum> SumsOnForms(const ReportRange& range,
                                 std::span<const form::CellIndex> cells,
                                 uint32_t forms) {
  std::vector<CellSum> sums(cells.size());
  const YearSheet* sheet = range.scope.Find(range.year);
  if (sheet == nullptr) return sums;
  for (size_t i = 0; i < cells.size(); ++i) {
    ForEachReading(range, *sheet, cells[i],
                   [&](OrganPlace place, const CellReading& reading) {
                     if (!IsOn(forms, reading)) return;
                     const bool is_approximate =
                         reading.state == CellState::kFigure &&
                         sheet->IsApproximate(place, cells[i]);
                     sums[i].Add(reading, is_approximate);
                   });
  }
  return sums;
}

bool ReadsBeyondRevisions(form::Measure measure) {
  return measure == rules::v1::MEASURE_FAULTS ||
         measure == rules::v1::MEASURE_CLEAN_REPORTS ||
         measure == rules::v1::MEASURE_YEAR_PAIRS ||
         measure == rules::v1::MEASURE_LINKED_YEAR_PAIRS;
}

bool IsCounted(form::Measure measure) {
  return measure >= rules::v1::MEASURE_ZERO_ANSWERS;
}

WideSum CountReports(const ReportRange& range, const form::IndicatorSide& side,
                     uint32_t forms) {
  switch (side.measure) {
    case rules::v1::MEASURE_ZERO_ANSWERS:
      return std::ranges::count(AnswersOf(range, side, forms), 0);
    case rules::v1::MEASURE_LARGEST_ANSWER:
      return LargestOf(AnswersOf(range, side, forms));
    case rules::v1::MEASURE_LARGEST_TENTH:
      return SumOfLargestTenth(AnswersOf(range, side, forms));
    default:
      CHECK(IsCounted(side.measure)) << side.measure;
      return CountEach(range, side.measure);
  }
}

}  // namespace disclosure::stats
