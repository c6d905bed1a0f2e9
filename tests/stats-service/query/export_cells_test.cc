#include "stats-service/query/export_cells.h"

#include <functional>
#include <map>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/known_names.h"
#include "tests/stats-service/support/naive_model.h"
#include "tests/stats-service/support/naive_readings.h"
#include "tests/stats-service/support/random_changes.h"
#include "tests/support/catalogue.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

using record::Change;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// All batches, one below the other.
ExportBatch ExportAll(const Cube& cube, ExportQuestion question,
                      int* batches = nullptr) {
  ExportBatch all;
  do {
    const auto batch = ExportCells(cube, question);
    EXPECT_THAT(batch, IsOk());
    if (!batch.ok()) return all;
    if (batches != nullptr) ++*batches;
    if (all.columns.empty()) all.columns.resize(batch->columns.size());
    const auto before = static_cast<int32_t>(all.reports.size());
    all.reports.insert(all.reports.end(), batch->reports.begin(),
                       batch->reports.end());
    for (size_t i = 0; i < all.columns.size(); ++i) {
      const ExportedColumn& part = batch->columns[i];
      ExportedColumn& column = all.columns[i];
      column.cell = part.cell;
      column.statuses.insert(column.statuses.end(), part.statuses.begin(),
                             part.statuses.end());
      column.values.insert(column.values.end(), part.values.begin(),
                           part.values.end());
      for (const int32_t index : part.approximate) {
        column.approximate.push_back(before + index);
      }
      for (const int32_t index : part.unit_unknown) {
        column.unit_unknown.push_back(before + index);
      }
    }
    question.from = batch->next;
  } while (question.from.has_value());
  return all;
}

// The same, from the list of reports.
ExportBatch Expected(const NaiveModel& model, const ExportQuestion& question) {
  ExportBatch all;
  std::map<std::pair<int32_t, form::OrganKey>, const Change*> reports;
  for (const auto& [identity, report] : model.reports()) {
    const bool is_summary = identity.scope == v1::SCOPE_AREA_SUMMARY;
    if (IsReported(&report) && is_summary == question.summaries &&
        LiesIn(question.area, identity.organ.division) &&
        identity.year >= question.years->first &&
        identity.year <= question.years->last) {
      reports[{identity.year, identity.organ}] = &report;
    }
  }
  for (const auto& [key, report] : reports) {
    all.reports.push_back(
        {key.second, key.first, report->form, report->revision});
  }
  for (const std::string& name : question.cells) {
    const form::Cell& cell = TestCatalogue().cell(CellNamed(name));
    ExportedColumn& column = all.columns.emplace_back();
    column.cell = cell.index;
    for (const auto& [key, report] : reports) {
      const auto index = static_cast<int32_t>(column.values.size());
      const bool asked = Asks(report->form, cell);
      const bool has_figure = asked && report->cells.Has(cell.index);
      column.statuses.push_back(has_figure ? ValueStatus::kValue
                                : asked    ? ValueStatus::kBlank
                                           : ValueStatus::kNotAsked);
      column.values.push_back(has_figure ? report->cells.ValueOrZero(cell.index)
                                         : 0);
      if (has_figure && IsApproximate(*report, cell)) {
        column.approximate.push_back(index);
      }
      if (has_figure && IsLeftOut(*report, cell)) {
        column.unit_unknown.push_back(index);
      }
    }
  }
  return all;
}

TEST(ExportCellsTest, EveryReportOfARandomFeedIsThereExactly) {
  const auto areas = AreasInside(Code("43"));
  RandomChanges feed(21, areas);
  NaiveModel model;
  auto cube = std::make_shared<const Cube>(TestFrame());
  for (const size_t size : {2'000u, 3u, 2'500u, 1'500u}) {
    const auto changes = feed.Next(size);
    model.Apply(changes);
    cube = Apply(*cube, changes);
  }
  ASSERT_GT(cube->own.organs->blocks(), 2u);
  ExportQuestion question;
  question.cells = {kReceived, kMoney, "annex_2014.disclosed_items",
                    "narrative_figures.staff"};
  // Many cells make small batches.
  std::vector<std::string> many;
  while (many.size() < kMaxCells) {
    many.insert(many.end(), question.cells.begin(), question.cells.end());
  }
  for (const char* area : {"00", "43", "4303", "430321", "430105", "65"}) {
    for (const bool summaries : {false, true}) {
      question.area = Code(area);
      question.summaries = summaries;
      question.years = YearRange{2012, 2025};
      const ExportBatch expected = Expected(model, question);
      int batches = 0;
      const ExportBatch all = ExportAll(*cube, question);
      EXPECT_TRUE(all.reports == expected.reports) << area;
      EXPECT_TRUE(all.columns == expected.columns) << area;
      EXPECT_EQ(CountExported(*cube, question),
                static_cast<int64_t>(expected.reports.size()));
      ExportQuestion wide = question;
      wide.cells = many;
      EXPECT_TRUE(ExportAll(*cube, wide, &batches).reports == expected.reports);
      EXPECT_GE(batches, static_cast<int>(expected.reports.size() / 250));
    }
  }
}

class ExportCellsOfATownTest : public testing::Test {
 protected:
  ExportCellsOfATownTest() {
    cube_ = Apply(*cube_, std::vector<Change>{
                              AChange(1, kTown, 2019)
                                  .Form(v1::FORM_2019)
                                  .With(kMoney, 7)
                                  .Approximate(kMoney),
                              AChange(2, kTown, 2022).With(kReceived, 3),
                              AChange(3, kTown, 2023),
                              AChange(4, kTown, 2023).Revision(2).Withdrawn()});
    ask_.area = Code("430321");
    ask_.cells = {kReceived, kMoney};
  }

  std::shared_ptr<const Cube> cube_ = std::make_shared<const Cube>(TestFrame());
  ExportQuestion ask_;
};

TEST_F(ExportCellsOfATownTest, ValueBlankAndNotAskedStayApart) {
  const auto batch = ExportCells(*cube_, ask_);
  ASSERT_THAT(batch, IsOk());
  ASSERT_THAT(batch->reports, SizeIs(2));
  EXPECT_EQ(batch->reports[0].year, 2019);
  EXPECT_EQ(batch->reports[0].form, v1::FORM_2019);
  EXPECT_EQ(batch->reports[1].revision, 1);
  EXPECT_THAT(batch->columns[0].statuses,
              ElementsAre(ValueStatus::kBlank, ValueStatus::kValue));
  EXPECT_THAT(batch->columns[0].values, ElementsAre(0, 3));
  EXPECT_THAT(batch->columns[1].statuses,
              ElementsAre(ValueStatus::kValue, ValueStatus::kNotAsked));
  EXPECT_THAT(batch->columns[1].approximate, ElementsAre(0));
  EXPECT_THAT(batch->columns[1].unit_unknown, ElementsAre(0));
  EXPECT_FALSE(batch->next.has_value());
}

TEST_F(ExportCellsOfATownTest, WhereNobodyReportedThereIsOneEmptyBatch) {
  ask_.area = Code("65");
  const auto batch = ExportCells(*cube_, ask_);
  ASSERT_THAT(batch, IsOk());
  EXPECT_THAT(batch->reports, IsEmpty());
  EXPECT_THAT(batch->columns, SizeIs(2));
  EXPECT_FALSE(batch->next.has_value());
}

struct ExportRefusal {
  const char* name;
  std::function<void(ExportQuestion&)> change;
  const char* reason;
  const char* field;
};

class ExportCellsRefusalTest
    : public ExportCellsOfATownTest,
      public testing::WithParamInterface<ExportRefusal> {};

TEST_P(ExportCellsRefusalTest, HasReasonAndField) {
  GetParam().change(ask_);
  const auto batch = ExportCells(*cube_, ask_);
  EXPECT_EQ(ReasonOf(batch.status()), GetParam().reason);
  EXPECT_EQ(FieldOf(batch.status()), GetParam().field);
}

INSTANTIATE_TEST_SUITE_P(
    Refusals, ExportCellsRefusalTest,
    testing::ValuesIn(std::vector<ExportRefusal>{
        {"UnknownArea", [](auto& ask) { ask.area = Code("99"); },
         "UNKNOWN_AREA", "division_code"},
        {"NoCells", [](auto& ask) { ask.cells.clear(); }, "NO_CELLS", "cells"},
        {"UnknownCell", [](auto& ask) { ask.cells = {"x"}; }, "UNKNOWN_CELL",
         "cells[0]"},
        {"YearsBackwards",
         [](auto& ask) {
           ask.years = YearRange{2022, 2021};
         },
         "BAD_YEARS", "years"},
        {"TokenOfAnotherOrgan",
         [](auto& ask) {
           ask.from = RowPosition{Government("430321102"), 2022};
         },
         "BAD_PAGE_TOKEN", "page_token"},
        {"TokenOfAnotherYear",
         [](auto& ask) {
           ask.from = RowPosition{Government(kTown), 2030};
         },
         "BAD_PAGE_TOKEN", "page_token"},
    }),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace disclosure::stats
