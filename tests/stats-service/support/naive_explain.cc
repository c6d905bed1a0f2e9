#include <algorithm>
#include <map>
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
__extension__ using Wide = __int128;

std::optional<int64_t> Fitting(Wide number) {
  const auto narrow = static_cast<int64_t>(number);
  return narrow == number ? std::optional(narrow) : std::nullopt;
}

bool HasFigure(const Change* report, const Cell& cell) {
  return IsReported(report) && Asks(report->form, cell) &&
         report->cells.Has(cell.index) && !IsLeftOut(*report, cell);
}

Wide FigureOf(const Change* report, const Cell& cell) {
  return HasFigure(report, cell) ? report->cells.ValueOrZero(cell.index) : 0;
}

std::optional<Cause> CauseOf(const Change* before, const Change* after,
                             const Cell& cell) {
  if (!IsReported(before) && !IsReported(after)) return std::nullopt;
  if (!IsReported(before)) return Cause::kNewReporter;
  if (!IsReported(after)) return Cause::kGoneReporter;
  if (!HasFigure(before, cell) && !HasFigure(after, cell)) return std::nullopt;
  if (!HasFigure(before, cell)) return Cause::kFigureAppeared;
  if (!HasFigure(after, cell)) return Cause::kFigureGone;
  if (FigureOf(before, cell) == FigureOf(after, cell)) return std::nullopt;
  return Cause::kChangedFigure;
}

}  // namespace

void NaiveModel::Explain(const NaiveModel& other,
                         const ExplainQuestion& question,
                         ExplainAnswer& answer) const {
  const Cell& cell = TestCatalogue().cell(answer.cell);
  const auto value_of = [&](const NaiveModel& model, const Change* report) {
    Value value =
        model.SumOf(IsReported(report) ? Reports{report} : Reports(), 0, cell);
    value.counts.reset();
    value.approximate = false;
    return value;
  };
  const auto total_of = [&](const NaiveModel& model, int32_t year) {
    return model.SumOf(model.Below(question.area, year),
                       model.Missing(question.area, year), cell);
  };
  answer.before = total_of(other, answer.year_before);
  answer.after = total_of(*this, answer.year_after);
  std::set<OrganKey> organs;
  for (const NaiveModel* model : {this, &other}) {
    for (const auto& [identity, report] : model->reports_) {
      if (LiesIn(question.area, identity.organ.division)) {
        organs.insert(identity.organ);
      }
    }
  }
  Wide sum = 0;
  std::map<Cause, std::pair<int64_t, Wide>> causes;
  std::vector<std::pair<Wide, Contribution>> all;
  for (const OrganKey& organ : organs) {
    const Change* before =
        other.Find(organ, v1::SCOPE_OWN_ORGAN, answer.year_before);
    const Change* after = Find(organ, v1::SCOPE_OWN_ORGAN, answer.year_after);
    const auto cause = CauseOf(before, after, cell);
    if (!cause.has_value()) continue;
    const Wide difference = FigureOf(after, cell) - FigureOf(before, cell);
    sum += difference;
    ++causes[*cause].first;
    causes[*cause].second += difference;
    if (difference == 0) continue;
    all.push_back({difference < 0 ? -difference : difference,
                   {organ, *cause, value_of(other, before),
                    value_of(*this, after), Fitting(difference)}});
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.first > b.first;
  });
  answer.difference = Fitting(sum);
  for (const auto& [cause, total] : causes) {
    answer.causes.push_back({cause, total.first, Fitting(total.second)});
  }
  const size_t limit = question.limit == 0 ? 20 : question.limit;
  Wide rest = 0;
  for (size_t i = 0; i < all.size(); ++i) {
    if (i < limit) {
      answer.contributions.push_back(all[i].second);
      continue;
    }
    ++answer.rest_organs;
    const Contribution& left = all[i].second;
    rest += FigureOf(Find(left.organ, v1::SCOPE_OWN_ORGAN, answer.year_after),
                     cell) -
            FigureOf(
                other.Find(left.organ, v1::SCOPE_OWN_ORGAN, answer.year_before),
                cell);
  }
  answer.rest_difference = Fitting(rest);
}

ExplainAnswer NaiveModel::ExplainYears(const ExplainQuestion& question) const {
  ExplainAnswer answer;
  answer.cell = CellNamed(question.cell);
  if (!AllYears().has_value()) return answer;
  answer.year_after =
      question.year_after != 0 ? question.year_after : AllYears()->last;
  answer.year_before =
      question.year_before != 0 ? question.year_before : answer.year_after - 1;
  Explain(*this, question, answer);
  return answer;
}

ExplainAnswer NaiveModel::ExplainSince(const NaiveModel& earlier,
                                       const ExplainQuestion& question) const {
  ExplainAnswer answer;
  answer.cell = CellNamed(question.cell);
  answer.year_before = answer.year_after = question.sequences->year;
  answer.sequence_before = question.sequences->before;
  answer.sequence_after = question.sequences->after;
  Explain(earlier, question, answer);
  return answer;
}

}  // namespace disclosure::stats
