// What is kept of a report is all that the rules about several years ask.
#include "ingest-service/store/year_report.h"

#include <string>

#include "form/read_report.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "record/content_parts.h"
#include "tests/support/catalogue.h"
#include "tests/support/random_reports.h"
#include "tests/support/report_builder.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ingest {
namespace {

std::string CellsOf(const v1::AnnualReport& report) {
  const auto parts = record::SplitContent(form::SerializeContent(report));
  EXPECT_THAT(parts, IsOk());
  return parts->cells;
}

TEST(YearReportTest, RandomReportsComeBackAsTheyWere) {
  YearReportPacking packing(TestReader());
  RandomReports random(20'230'131);
  form::Report unpacked;
  for (int i = 0; i < 2'000; ++i) {
    const v1::AnnualReport message = random.Next();
    const form::Report report = TestReader().Read(message);
    const auto packed = packing.Pack(CellsOf(message));
    ASSERT_THAT(packed, IsOk());
    ASSERT_EQ(packing.Pack(report, "").figures, packed->figures);
    packing.Unpack(*packed, unpacked);
    ASSERT_TRUE(unpacked.cells == report.cells) << message.ShortDebugString();
    ASSERT_EQ(unpacked.form, report.form);
    ASSERT_EQ(unpacked.approximate_cells, report.approximate_cells);
  }
}

TEST(YearReportTest, ACompleteReportOfZerosTakesThreeBytes) {
  YearReportPacking packing(TestReader());
  for (const v1::Form form : {v1::FORM_2014, v1::FORM_2019, v1::FORM_2021}) {
    const auto packed =
        packing.Pack(CellsOf(ReportBuilder(AReport()).AllZero(form)));
    ASSERT_THAT(packed, IsOk());
    EXPECT_EQ(packed->figures.size(), 3u);
  }
}

TEST(YearReportTest, TheSketchOfTheNarrativeIsKeptBesideTheFigures) {
  YearReportPacking packing(TestReader());
  const std::string cells =
      CellsOf(ReportBuilder(AReport()).With("proactive.norm_docs_made", 99));
  const std::string sketch(64, '\xFE');
  const auto with = packing.Pack(cells, sketch);
  const auto without = packing.Pack(cells);
  ASSERT_THAT(with, IsOk());
  ASSERT_THAT(without, IsOk());
  EXPECT_EQ(NarrativeSketchOf(*with), sketch);
  EXPECT_EQ(NarrativeSketchOf(*without), "");
  EXPECT_EQ(with->figures.size(), without->figures.size() + sketch.size());
  form::Report unpacked;
  packing.Unpack(*with, unpacked);
  EXPECT_TRUE(unpacked.cells == TestReader()
                                    .Read(ReportBuilder(AReport()).With(
                                        "proactive.norm_docs_made", 99))
                                    .cells);
}

TEST(YearReportTest, ASketchThatIsTooLongIsADataLoss) {
  YearReportPacking packing(TestReader());
  EXPECT_THAT(packing.Pack(CellsOf(AReport()), std::string(128, 'x')),
              StatusIs(absl::StatusCode::kDataLoss));
}

TEST(YearReportTest, BrokenBytesAreADataLoss) {
  YearReportPacking packing(TestReader());
  EXPECT_THAT(packing.Pack("\x0a\xff"), StatusIs(absl::StatusCode::kDataLoss));
}

}  // namespace
}  // namespace disclosure::ingest
