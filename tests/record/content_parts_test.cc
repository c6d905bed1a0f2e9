#include "record/content_parts.h"

#include <string>
#include <vector>

#include "disclosure/v1/report.pb.h"
#include "form/read_report.h"
#include "google/protobuf/unknown_field_set.h"
#include "gtest/gtest.h"
#include "tests/support/catalogue.h"
#include "tests/support/random_reports.h"
#include "tests/support/report_builder.h"
#include "tests/support/seed_report.h"
#include "tests/support/status_matchers.h"

namespace disclosure::record {
namespace {

using enum absl::StatusCode;
using namespace std::string_literals;

constexpr int kRandomReports = 5'000;

v1::AnnualReport Parsed(const std::string& bytes) {
  v1::AnnualReport report;
  EXPECT_TRUE(report.ParseFromString(bytes));
  return report;
}

// What is left of `report` without all that belongs to the text.
v1::AnnualReport WithoutText(v1::AnnualReport report) {
  report.clear_narrative();
  report.clear_local_rows();
  report.clear_import_notes();
  report.GetReflection()->MutableUnknownFields(&report)->Clear();
  return report;
}

TEST(ContentPartsTest, TheContentComesBackByteForByte) {
  RandomReports reports(1);
  for (int i = 0; i < kRandomReports; ++i) {
    const std::string content = form::SerializeContent(reports.Next());
    const auto parts = SplitContent(content);
    ASSERT_THAT(parts, IsOk()) << i;
    ASSERT_THAT(JoinContent(*parts), IsOkAndHolds(content)) << i;
  }
}

TEST(ContentPartsTest, FiguresStandInOnePartAndTextInTheOther) {
  RandomReports reports(2);
  for (int i = 0; i < kRandomReports; ++i) {
    const v1::AnnualReport report = reports.Next();
    const auto parts = SplitContent(form::SerializeContent(report));
    ASSERT_THAT(parts, IsOk());
    ASSERT_EQ(parts->cells, form::SerializeContent(WithoutText(report))) << i;
    v1::AnnualReport text = Parsed(parts->text);
    ASSERT_EQ(text.narrative_size(), report.narrative_size());
    ASSERT_EQ(text.local_rows_size(), report.local_rows_size());
    ASSERT_EQ(text.import_notes_size(), report.import_notes_size());
    text = WithoutText(text);
    ASSERT_EQ(text.ByteSizeLong(), 0u) << text.ShortDebugString();
  }
}

TEST(ContentPartsTest, TheCellsOfTheSeedAreReadWithoutItsText) {
  const auto parts = SplitContent(form::SerializeContent(SeedReport()));
  ASSERT_THAT(parts, IsOk());
  const v1::AnnualReport report = Parsed(parts->cells);
  EXPECT_EQ(CellsByReflection(report), CellsByReflection(SeedReport()));
  EXPECT_EQ(report.approximate_cells_size(), 5);
  EXPECT_EQ(report.publication().telephone(), "0731-57645372");
  EXPECT_EQ(parts->text, "");
}

TEST(ContentPartsTest, AFieldUnknownToUsIsTextWhateverItsNumberAndType) {
  v1::AnnualReport report =
      AReport().With("proactive.rules_made", 1).Narrative({}, "一、", "文");
  auto& unknown = *report.GetReflection()->MutableUnknownFields(&report);
  unknown.AddVarint(8, 1);    // between our numbers
  unknown.AddVarint(10, 2);   // ours, of another type
  unknown.AddVarint(20, 3);   // likewise
  unknown.AddFixed64(21, 4);  // likewise
  unknown.AddGroup(24)->AddVarint(1, 5);
  const std::string content = form::SerializeContent(report);
  const auto parts = SplitContent(content);
  ASSERT_THAT(parts, IsOk());
  EXPECT_EQ(parts->cells, AReport().With("proactive.rules_made", 1).Bytes());
  EXPECT_THAT(JoinContent(*parts), IsOkAndHolds(content));
}

TEST(ContentPartsTest, AnEmptyContentHasTwoEmptyParts) {
  const auto parts = SplitContent("");
  ASSERT_THAT(parts, IsOk());
  EXPECT_EQ(parts->cells + parts->text, "");
  EXPECT_THAT(JoinContent(*parts), IsOkAndHolds(""s));
}

TEST(ContentPartsTest, RefusesContentThatIsCutOff) {
  const std::string content =
      AReport().Narrative({}, "一、概述", "云湖桥镇").Bytes();
  EXPECT_THAT(SplitContent(content.substr(0, content.size() - 1)),
              StatusIs(kInvalidArgument));
}

// A figure behind the text would be lost to all who read figures only.
TEST(ContentPartsTest, RefusesFiguresBehindTheText) {
  const std::string text = AReport().Narrative({}, "一、概述", "文").Bytes();
  const std::string figures = AReport().With("proactive.rules_made", 1).Bytes();
  EXPECT_THAT(SplitContent(text + figures), StatusIs(kInvalidArgument));
}

TEST(ContentPartsTest, PartsThatWereNotSplitAreDataLoss) {
  const auto parts = SplitContent(AReport()
                                      .With("proactive.rules_made", 1)
                                      .Narrative({}, "一、概述", "文")
                                      .Bytes());
  ASSERT_THAT(parts, IsOk());
  EXPECT_THAT(JoinContent({parts->text, parts->cells}), StatusIs(kDataLoss));
  EXPECT_THAT(JoinContent({parts->cells, parts->cells}), StatusIs(kDataLoss));
  EXPECT_THAT(JoinContent({parts->cells + "\x08", parts->text}),
              StatusIs(kDataLoss));
  EXPECT_THAT(JoinContent({parts->cells, parts->text + "\x08"}),
              StatusIs(kDataLoss));
}

}  // namespace
}  // namespace disclosure::record
