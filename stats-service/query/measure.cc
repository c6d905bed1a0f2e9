#include "stats-service/query/measure.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>
#include <string_view>

#include "status/check.h"

namespace disclosure::stats {
namespace {

constexpr std::string_view kLinkRule = "F-XYR-01";
constexpr std::string_view kCarriedIn = "applications.carried_in.total";
constexpr std::string_view kCarriedOut = "applications.carried_out.total";

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

// Pairs of neighbouring years of which the later one carries in something.
class YearPairs {
 public:
  YearPairs(const ReportRange& range, const YearSheet& sheet)
      : frame_(*range.cube.frame),
        sheet_(sheet),
        before_(range.scope.Find(range.year - 1)),
        carried_in_(*frame_.catalogue().Find(kCarriedIn)),
        carried_out_(*frame_.catalogue().Find(kCarriedOut)) {
    const std::vector<std::string>& rules = *range.cube.rules;
    const auto rule = std::ranges::find(rules, kLinkRule);
    if (rule != rules.end()) rule_ = rule - rules.begin();
  }

  bool IsPair(OrganPlace place) const {
    return before_ != nullptr &&
           sheet_.Read(frame_, place, carried_in_).state ==
               CellState::kFigure &&
           before_->Read(frame_, place, carried_out_).state ==
               CellState::kFigure;
  }
  bool IsLinked(OrganPlace place) const {
    return std::ranges::none_of(
        sheet_.FindingsOf(place),
        [&](const FindingCount& finding) { return finding.rule == rule_; });
  }

 private:
  const CubeFrame& frame_;
  const YearSheet& sheet_;
  const YearSheet* before_;
  const form::CellIndex carried_in_;
  const form::CellIndex carried_out_;
  // Nobody broke it if it is absent.
  std::optional<ptrdiff_t> rule_;
};

WideSum CountFindings(const ReportRange& range, form::Measure measure) {
  const YearSheet* sheet = range.scope.Find(range.year);
  if (sheet == nullptr) return 0;
  const YearPairs pairs(range, *sheet);
  WideSum count = 0;
  ForEachReport(range, *sheet, [&](OrganPlace place) {
    switch (measure) {
      case rules::v1::MEASURE_FAULTS:
        count += FaultsOf(*sheet, place);
        break;
      case rules::v1::MEASURE_CLEAN_REPORTS:
        count += FaultsOf(*sheet, place) == 0 ? 1 : 0;
        break;
      case rules::v1::MEASURE_YEAR_PAIRS:
        count += pairs.IsPair(place) ? 1 : 0;
        break;
      default:
        count += pairs.IsPair(place) && pairs.IsLinked(place) ? 1 : 0;
    }
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
      return CountFindings(range, side.measure);
  }
}

}  // namespace disclosure::stats
