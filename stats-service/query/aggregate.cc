#include "stats-service/query/aggregate.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "stats-service/cube/area_year.h"
#include "stats-service/cube/organ_year.h"
#include "stats-service/query/check_question.h"
#include "stats-service/query/make_value.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

using divisions::Area;
using divisions::DivisionTree;
using divisions::Level;
using form::OrganKey;

// The question with its defaults filled in.
struct Plan {
  AreaLevel group_by;
  Basis basis;
  std::vector<form::CellIndex> cells;
  std::optional<YearRange> years;  // nullopt: no report has any year
  size_t rows;
};

absl::Status CheckLevel(const AggregateQuestion& question, Basis basis) {
  const AreaLevel level = question.group_by;
  if (level == AreaLevel::kUnspecified) {
    if (basis == Basis::kAreaSummary &&
        question.area.level() == Level::kTownship) {
      return BadQuestion("only areas above the township publish summaries",
                         "BAD_BASIS", "basis");
    }
    return absl::OkStatus();
  }
  if (level <= LevelOf(question.area)) {
    return BadQuestion("the level does not lie below the area", "BAD_LEVEL",
                       "group_by");
  }
  if (basis == Basis::kAreaSummary && level >= AreaLevel::kTownship) {
    return BadQuestion("only areas above the township publish summaries",
                       "BAD_LEVEL", "group_by");
  }
  return absl::OkStatus();
}

absl::Status CheckCells(const form::Catalogue& catalogue,
                        const AggregateQuestion& question, const Plan& plan) {
  for (size_t i = 0; i < plan.cells.size(); ++i) {
    const form::Cell& cell = catalogue.cell(plan.cells[i]);
    const std::string field = absl::StrCat("cells[", i, "]");
    if (question.sum_over_years && cell.additivity != v1::ADDITIVITY_FLOW) {
      return BadQuestion(
          absl::StrCat(cell.name, " is no flow: its years do not add up"),
          "NOT_ADDITIVE_OVER_YEARS", field);
    }
    // A single report needs no sum.
    const bool is_summed =
        plan.basis == Basis::kRollUp && plan.group_by != AreaLevel::kOrgan;
    if (is_summed) RETURN_IF_ERROR(CheckSummable(cell, field));
  }
  return absl::OkStatus();
}

absl::StatusOr<Plan> PlanOf(const Cube& cube,
                            const AggregateQuestion& question) {
  const CubeFrame& frame = *cube.frame;
  RETURN_IF_ERROR(CheckArea(frame.divisions(), question.area, "division_code"));
  Plan plan;
  plan.group_by = question.group_by;
  plan.basis =
      question.basis == Basis::kUnspecified ? Basis::kRollUp : question.basis;
  if (plan.basis == Basis::kOwnOrgan) {
    return BadQuestion("aggregates are roll-ups or summaries", "BAD_BASIS",
                       "basis");
  }
  RETURN_IF_ERROR(CheckLevel(question, plan.basis));
  ASSIGN_OR_RETURN(plan.cells, FindCells(frame.catalogue(), question.cells));
  RETURN_IF_ERROR(CheckCells(frame.catalogue(), question, plan));
  plan.years = question.years;
  if (const auto last = cube.LastYear();
      !plan.years.has_value() && last.has_value()) {
    plan.years = YearRange{*last, *last};
  }
  if (plan.years.has_value()) RETURN_IF_ERROR(CheckYears(*plan.years));
  ASSIGN_OR_RETURN(const int page_size, PageSize(question.page_size));
  const int64_t fitting =
      kMaxPageValues / static_cast<int64_t>(plan.cells.size());
  plan.rows = static_cast<size_t>(std::min<int64_t>(page_size, fitting));
  return plan;
}

// What one row and year is made of.
struct RowYear {
  std::vector<CellSum> sums;  // in the order of cells
  int64_t not_reported = 0;
  uint32_t forms = 0;

  void Add(const RowYear& other) {
    for (size_t i = 0; i < sums.size(); ++i) sums[i] += other.sums[i];
    not_reported += other.not_reported;
    forms |= other.forms;
  }
};

// Writes the rows of one page.
class PageWriter {
 public:
  PageWriter(const Cube& cube, const AggregateQuestion& question,
             const Plan& plan)
      : cube_(cube), question_(question), plan_(plan) {
    answer_.cells = plan.cells;
  }

  // The years of one area or organ. `row_of(year)` gives an
  // optional<RowYear>: nothing where there is no row. False: the page is full.
  template <typename RowOf>
  bool Add(const OrganKey& organ, RowOf row_of) {
    if (question_.sum_over_years) return AddSum(organ, row_of);
    for (int32_t year = plan_.years->first; year <= plan_.years->last; ++year) {
      if (IsBefore({organ, year})) continue;
      const std::optional<RowYear> row = row_of(year);
      if (row.has_value() && !Put({organ, year}, *row)) return false;
    }
    return true;
  }

  bool IsBefore(const RowPosition& position) const {
    return question_.from.has_value() && position < *question_.from;
  }
  AggregateAnswer Finish() { return std::move(answer_); }

 private:
  template <typename RowOf>
  bool AddSum(const OrganKey& organ, RowOf row_of) {
    if (IsBefore({organ, 0})) return true;
    std::optional<RowYear> total;
    for (int32_t year = plan_.years->first; year <= plan_.years->last; ++year) {
      std::optional<RowYear> row = row_of(year);
      if (!row.has_value()) continue;
      if (total.has_value()) {
        total->Add(*row);
      } else {
        total = std::move(row);
      }
    }
    return !total.has_value() || Put({organ, 0}, *total);
  }

  bool Put(const RowPosition& position, const RowYear& sums) {
    if (answer_.rows.size() == plan_.rows) {
      answer_.next = position;
      return false;
    }
    AggregateRow& row = answer_.rows.emplace_back();
    row.organ = position.organ;
    row.year = position.year;
    row.values.reserve(plan_.cells.size());
    for (size_t i = 0; i < plan_.cells.size(); ++i) {
      row.values.push_back(ValueOf(plan_.cells[i], sums.sums[i], sums));
    }
    return true;
  }

  AggregateValue ValueOf(form::CellIndex cell, const CellSum& sum,
                         const RowYear& row) const {
    AggregateValue value;
    value.sum = AreaValue(*cube_.frame, cell, sum, row.not_reported, row.forms);
    if (plan_.basis == Basis::kAreaSummary) {
      value.sum.counts.reset();
    } else if (value.sum.has_value()) {
      value.mean = static_cast<double>(value.sum.value) /
                   static_cast<double>(sum.with_value);
    }
    return value;
  }

  const Cube& cube_;
  const AggregateQuestion& question_;
  const Plan& plan_;
  AggregateAnswer answer_;
};

template <typename Source>
RowYear Read(const Source& source, const std::vector<form::CellIndex>& cells) {
  RowYear row;
  row.sums.reserve(cells.size());
  for (const form::CellIndex cell : cells) row.sums.push_back(source.Sum(cell));
  return row;
}

// A row for an area, from the reports at or below it.
class AreaRows {
 public:
  AreaRows(const Cube& cube, const Plan& plan) : cube_(cube), plan_(plan) {}

  // `always`: also where neither edition nor reports know the area.
  bool AddTo(PageWriter& page, size_t index, bool always) const {
    const Area& area = cube_.frame->divisions().areas()[index];
    const AreaPlace place(cube_, index);
    return page.Add({area.code, form::CreditCode()},
                    [&](int32_t year) -> std::optional<RowYear> {
                      const AreaYear reports(cube_, place, year);
                      if (!always && reports.reports() == 0 &&
                          !area.In(DivisionTree::EditionFor(year))) {
                        return std::nullopt;
                      }
                      RowYear row = Read(reports, plan_.cells);
                      row.not_reported = reports.not_reported();
                      row.forms = reports.forms();
                      return row;
                    });
  }

 private:
  const Cube& cube_;
  const Plan& plan_;
};

// A row for an area, from its own summary.
class SummaryRows {
 public:
  SummaryRows(const Cube& cube, const Plan& plan) : cube_(cube), plan_(plan) {}

  bool AddTo(PageWriter& page, size_t index, bool always) const {
    const Area& area = cube_.frame->divisions().areas()[index];
    const OrganKey key = {area.code, form::CreditCode()};
    const auto place = cube_.summaries.organs->Find(key);
    return page.Add(key, [&](int32_t year) -> std::optional<RowYear> {
      const OrganYear report(*cube_.frame, cube_.summaries, place, year);
      const bool stands =
          !area.pseudo && area.In(DivisionTree::EditionFor(year));
      if (!always && !report.reported() && !stands) return std::nullopt;
      RowYear row = Read(report, plan_.cells);
      if (report.reported()) row.forms = 1u << report.form_slot();
      return row;
    });
  }

 private:
  const Cube& cube_;
  const Plan& plan_;
};

template <typename Rows>
void AddAreas(const Cube& cube, const AggregateQuestion& question,
              const Rows& rows, PageWriter& page) {
  const DivisionTree& divisions = cube.frame->divisions();
  if (question.group_by == AreaLevel::kUnspecified) {
    rows.AddTo(page, *divisions.IndexOf(question.area), /*always=*/true);
    return;
  }
  auto [begin, end] = divisions.Subtree(question.area);
  if (question.from.has_value()) {
    begin =
        std::max(begin, divisions.Subtree(question.from->organ.division).first);
  }
  for (size_t index = begin; index < end; ++index) {
    if (LevelOf(cube.frame->areas()[index].level) == question.group_by &&
        !rows.AddTo(page, index, /*always=*/false)) {
      return;
    }
  }
}

// A row for each organ: those of the index, and governments that are expected
// and never reported.
class OrganRows {
 public:
  OrganRows(const Cube& cube, const Plan& plan) : cube_(cube), plan_(plan) {}

  void AddAll(const AggregateQuestion& question, PageWriter& page) const {
    const OrganIndex& organs = *cube_.own.organs;
    const OrganRange range = organs.RangeOf(question.area);
    OrganPlace place = range.begin;
    const DivisionTree& divisions = cube_.frame->divisions();
    auto [area, end] = divisions.Subtree(question.area);
    while (place < range.end || area < end) {
      const std::optional<OrganKey> government =
          area < end ? std::optional<OrganKey>(
                           {divisions.areas()[area].code, form::CreditCode()})
                     : std::nullopt;
      const bool is_organ =
          place < range.end &&
          (!government.has_value() || organs.key(place) <= *government);
      const OrganKey key = is_organ ? organs.key(place) : *government;
      if (!AddTo(page, key, is_organ ? std::optional(place) : std::nullopt)) {
        return;
      }
      if (government.has_value() && key == *government) ++area;
      if (is_organ) place = organs.Next(place);
    }
  }

 private:
  bool AddTo(PageWriter& page, const OrganKey& key,
             std::optional<OrganPlace> place) const {
    if (page.IsBefore({key, INT32_MAX})) return true;
    return page.Add(key, [&](int32_t year) -> std::optional<RowYear> {
      const OrganYear report(*cube_.frame, cube_.own, place, year);
      const bool is_missing =
          !report.reported() && key.organ.IsGovernment() &&
          cube_.frame->expected().IsExpected(key.division, year);
      if (!report.reported() && !is_missing) return std::nullopt;
      RowYear row = Read(report, plan_.cells);
      row.not_reported = is_missing ? 1 : 0;
      if (report.reported()) row.forms = 1u << report.form_slot();
      return row;
    });
  }

  const Cube& cube_;
  const Plan& plan_;
};

}  // namespace

absl::StatusOr<AggregateAnswer> Aggregate(const Cube& cube,
                                          const AggregateQuestion& question) {
  ASSIGN_OR_RETURN(const Plan plan, PlanOf(cube, question));
  PageWriter page(cube, question, plan);
  if (!plan.years.has_value()) return page.Finish();
  if (plan.group_by == AreaLevel::kOrgan) {
    OrganRows(cube, plan).AddAll(question, page);
  } else if (plan.basis == Basis::kAreaSummary) {
    AddAreas(cube, question, SummaryRows(cube, plan), page);
  } else {
    AddAreas(cube, question, AreaRows(cube, plan), page);
  }
  return page.Finish();
}

}  // namespace disclosure::stats
