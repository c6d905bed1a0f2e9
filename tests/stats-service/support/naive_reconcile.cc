#include <set>

#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/naive_model.h"
#include "tests/stats-service/support/naive_readings.h"
#include "tests/support/catalogue.h"

namespace disclosure::stats {
namespace {

using form::Cell;
using form::OrganKey;
using record::Change;

int64_t ValueOrZero(const Value& value) {
  return value.has_value() ? value.value : 0;
}

// An amount without a unit is neither.
bool IsBlankOrValue(const Value& value) {
  return value.has_value() ||
         (value.status == ValueStatus::kBlank && value.note.empty());
}

Agreement Compare(const Value& summary, const Value& roll_up) {
  if (!summary.has_value() && !roll_up.has_value()) return Agreement::kNoValue;
  if (IsBlankOrValue(summary) && IsBlankOrValue(roll_up) &&
      ValueOrZero(summary) == ValueOrZero(roll_up)) {
    return Agreement::kEqual;
  }
  if (!summary.has_value()) return Agreement::kNoSummaryValue;
  if (!roll_up.has_value()) return Agreement::kNoRollUpValue;
  return Agreement::kDifferent;
}

}  // namespace

ReconcileAnswer NaiveModel::ReconcileArea(
    const ReconcileQuestion& question) const {
  ReconcileAnswer answer;
  const auto asked_year = YearAsked(question.year);
  if (!asked_year.has_value()) return answer;
  answer.year = *asked_year;
  const int32_t year = answer.year;
  const Change* summary =
      Find({question.area, {}}, v1::SCOPE_AREA_SUMMARY, year);
  answer.summary_reported = IsReported(summary);
  if (answer.summary_reported) answer.summary_form = summary->form;
  const Reports below = Below(question.area, year);
  answer.reports = static_cast<int64_t>(below.size());
  const int64_t missing_below = Missing(question.area, year);
  std::vector<const Cell*> cells;
  for (const std::string& name : question.cells) {
    cells.push_back(&TestCatalogue().cell(CellNamed(name)));
  }
  for (const Cell& cell : TestCatalogue().cells()) {
    if (question.cells.empty() && answer.summary_reported &&
        Asks(summary->form, cell) && cell.additivity != v1::ADDITIVITY_RATE) {
      cells.push_back(&cell);
    }
  }
  for (const Cell* cell : cells) {
    ReconciledCell reconciled;
    reconciled.cell = cell->index;
    reconciled.summary =
        SumOf(answer.summary_reported ? Reports{summary} : Reports(), 0, *cell);
    reconciled.summary.counts.reset();
    reconciled.roll_up = SumOf(below, missing_below, *cell);
    reconciled.agreement = Compare(reconciled.summary, reconciled.roll_up);
    if (reconciled.summary.has_value() && reconciled.roll_up.has_value()) {
      __extension__ using Wide = __int128;
      const Wide difference =
          Wide{reconciled.summary.value} - Wide{reconciled.roll_up.value};
      if (difference == static_cast<int64_t>(difference)) {
        reconciled.difference = static_cast<int64_t>(difference);
      }
    }
    const Agreement agreement = reconciled.agreement;
    if (agreement == Agreement::kEqual) ++answer.equal;
    if (agreement == Agreement::kDifferent) ++answer.different;
    if (agreement == Agreement::kNoSummaryValue) ++answer.no_summary_value;
    if (agreement == Agreement::kNoRollUpValue) ++answer.no_roll_up_value;
    const bool by_default =
        agreement != Agreement::kNoValue &&
        (agreement != Agreement::kEqual || question.include_equal);
    if (by_default || !question.cells.empty()) {
      answer.cells.push_back(reconciled);
    }
  }
  std::set<OrganKey> organs;
  for (const auto& unit : Units(year)) {
    if (!LiesIn(question.area, unit)) continue;
    organs.insert({unit, {}});
    ++answer.expected;
  }
  const std::set<OrganKey> expected = organs;
  for (const auto& [identity, report] : reports_) {
    if (LiesIn(question.area, identity.organ.division)) {
      organs.insert(identity.organ);
    }
  }
  const size_t limit = question.max_missing == 0 ? 100 : question.max_missing;
  for (const OrganKey& organ : organs) {
    if (IsReported(Find(organ, v1::SCOPE_OWN_ORGAN, year))) continue;
    const bool before = IsReported(Find(organ, v1::SCOPE_OWN_ORGAN, year - 1));
    const bool is_expected = expected.contains(organ);
    if (!is_expected && !before) continue;
    ++(is_expected ? answer.missing_expected : answer.missing_known);
    if (answer.missing.size() < limit) {
      answer.missing.push_back({organ, is_expected, before});
    }
  }
  return answer;
}

}  // namespace disclosure::stats
