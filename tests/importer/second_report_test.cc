// Documents that hold more than one report, or a table more than once.
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "importer/importer.h"
#include "importer/protocol_text.h"
#include "tests/importer/rendered_document.h"
#include "tests/importer/test_importer.h"
#include "tests/support/catalogue.h"

namespace disclosure::importer {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char kRowOfApplications[] =
    "本年新收政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1";
constexpr char kOtherApplications[] =
    "本年新收政府信息公开申请数量\t3\t0\t0\t0\t0\t0\t3";

std::string Seed() {
  std::ifstream file(DISCLOSURE_SOURCE_DIR
                     "/tests/data/yunhuqiao-2020-report.txt");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string Replaced(std::string text, const std::string& what,
                     const std::string& by) {
  return absl::StrReplaceAll(text, {{what, by}});
}

std::string OfAnotherTown() {
  return Replaced(Replaced(Seed(), "云湖桥镇", "石鼓镇"), kRowOfApplications,
                  kOtherApplications);
}

std::string OfTheYearBefore() {
  return Replaced(Replaced(Seed(), "2021年1月26日", "2020年1月20日"), "2020",
                  "2019");
}

// The text of a report whose tables are pictures.
std::string WithoutTables(std::string report) {
  const size_t begin = report.find("主动公开信息情况\n");
  return report.erase(begin, report.find("五、存在的问题") - begin);
}

// From the heading above to the last row.
std::string TableOfApplications() {
  const std::string seed = Seed();
  const size_t begin = seed.find("收到和处理政府信息公开申请情况\n");
  return seed.substr(begin,
                     seed.find("政府信息公开行政复议、行政诉讼情况\n") - begin);
}

std::string WithTableTwice(const std::string& table) {
  std::string text = Seed();
  return text.insert(text.find("五、存在的问题"), table);
}

struct SecondCase {
  std::string name;
  std::string second;
};

class SecondReportTest : public testing::TestWithParam<SecondCase> {};

TEST_P(SecondReportTest, LeavesTheFirstAsItIsAlone) {
  const Draft alone = ImportedText(Seed());
  const Draft draft = ImportedText(Seed() + "\n" + GetParam().second);
  EXPECT_EQ(draft.report.SerializeAsString(), alone.report.SerializeAsString())
      << draft.report.publication().DebugString();
  EXPECT_THAT(
      draft.protocol.doubts,
      ElementsAre(AllOf(Field(&Doubt::zh, HasSubstr("另一份报告")),
                        Field(&Doubt::en, HasSubstr("Another report")))));
  EXPECT_TRUE(draft.protocol.holds_more);
}

INSTANTIATE_TEST_SUITE_P(
    Documents, SecondReportTest,
    testing::Values(
        SecondCase{"OfAnotherTown", OfAnotherTown()},
        SecondCase{"OfTheYearBefore", OfTheYearBefore()},
        SecondCase{"TheSame", Seed()},
        SecondCase{"WithoutAYear", Replaced(OfAnotherTown(), " 2020 年度", "")},
        SecondCase{"WithoutTables", WithoutTables(OfAnotherTown())},
        SecondCase{"WithPageData",
                   "索引号：430S00/2020-1\n发布日期：2020-01-21\n" +
                       OfTheYearBefore()},
        SecondCase{
            "WithTitleInTwoLines",
            "湘潭县石鼓镇人民政府\n2020 "
            "年度政府信息公开工作年度报告\n" +
                OfAnotherTown().substr(OfAnotherTown().find("本年度报告"))}),
    [](const auto& row) { return row.param.name; });

TEST(SecondReportTest, MayStandOnOneLine) {
  const Draft draft = ImportedText(
      Seed() + "\n" +
      RenderDocument(DistinctFigures(v1::FORM_2019, 2019), Layout::kOneLine));
  EXPECT_EQ(draft.report.SerializeAsString(),
            ImportedText(Seed()).report.SerializeAsString());
  EXPECT_TRUE(draft.protocol.holds_more);
}

v1::AnnualReport Doubled(v1::AnnualReport report) {
  for (const form::CellIndex cell : TestCatalogue().CellsOf(report.form())) {
    const auto value = CellsByReflection(report).Get(cell);
    if (value) SetCell(report, cell, 2 * *value);
  }
  return report;
}

class SecondOfALayoutTest : public testing::TestWithParam<Layout> {};

TEST_P(SecondOfALayoutTest, LeavesTheFirstAsItIsAlone) {
  const auto of = [](v1::Form form, int year) {
    return DistinctFigures(form, year);
  };
  const std::pair<v1::AnnualReport, v1::AnnualReport> pairs[] = {
      {of(v1::FORM_2021, 2023), Doubled(of(v1::FORM_2021, 2022))},
      {of(v1::FORM_2019, 2020), Doubled(of(v1::FORM_2021, 2022))},
      {of(v1::FORM_2021, 2022), Doubled(of(v1::FORM_2019, 2020))}};
  for (const auto& [first, second] : pairs) {
    const std::string text = RenderDocument(first, GetParam());
    const Draft alone = ImportedText(text);
    const Draft draft =
        ImportedText(text + "\n" + RenderDocument(second, GetParam()));
    EXPECT_EQ(draft.report.DebugString(), alone.report.DebugString());
    EXPECT_TRUE(draft.protocol.holds_more);
    EXPECT_EQ(draft.protocol.doubts.size(), alone.protocol.doubts.size() + 1);
  }
}

INSTANTIATE_TEST_SUITE_P(Layouts, SecondOfALayoutTest,
                         testing::ValuesIn(kLayouts),
                         [](const auto& row) { return NameOf(row.param); });

TEST(SecondReportTest, IsNoTitleOnTopOfEachPageAndNoLink) {
  const std::string title = "湘潭县云湖桥镇2020年度政府信息公开工作年度报告\n";
  std::string pages = Seed();
  for (const std::string heading :
       {"二、主动公开", "三、依申请", "五、存在的问题"}) {
    pages.insert(pages.find(heading), title);
  }
  const Draft draft = ImportedText(pages + "\n相关链接\n" + title +
                                   "湘潭县云湖桥镇2019年政府信息公开年度报告");
  EXPECT_FALSE(draft.protocol.holds_more);
  EXPECT_EQ(draft.protocol.cells_found, 198);
}

TEST(SecondReportTest, IsNoReportBehindATableOfContents) {
  const Draft draft = ImportedText(
      "湘潭县云湖桥镇2020年度政府信息公开工作年度报告\n目录\n一、概述\n"
      "二、主动公开政府信息情况\n三、依申请公开政府信息情况\n"
      "五、存在的问题和下一步工作打算\n" +
      Seed());
  EXPECT_FALSE(draft.protocol.holds_more);
  EXPECT_EQ(draft.protocol.cells_found, 198);
}

TEST(LaterTableTest, WithOtherFiguresIsDoubtedAndNotTaken) {
  const Draft alone = ImportedText(Seed());
  const Draft draft = ImportedText(WithTableTwice(
      Replaced(TableOfApplications(), kRowOfApplications, kOtherApplications)));
  EXPECT_EQ(draft.report.applications().SerializeAsString(),
            alone.report.applications().SerializeAsString());
  EXPECT_EQ(draft.report.narrative_figures().SerializeAsString(),
            alone.report.narrative_figures().SerializeAsString());
  EXPECT_THAT(
      draft.protocol.doubts,
      ElementsAre(AllOf(
          Field(&Doubt::zh,
                AllOf(HasSubstr("收到和处理政府信息公开申请情况"),
                      HasSubstr("先为 1，后为 3"), HasSubstr("采用第一张"))),
          Field(&Doubt::en, AllOf(HasSubstr("The table applications"),
                                  HasSubstr("the first was taken"))))))
      << ProtocolText(draft, TestCatalogue(), Language::kChinese);
  EXPECT_TRUE(draft.protocol.holds_more);
}

TEST(LaterTableTest, WithTheSameFiguresIsDoubtedOnly) {
  const Draft draft = ImportedText(WithTableTwice(TableOfApplications()));
  EXPECT_THAT(draft.protocol.doubts,
              ElementsAre(Field(&Doubt::zh, HasSubstr("数字相同"))))
      << ProtocolText(draft, TestCatalogue(), Language::kChinese);
  EXPECT_FALSE(draft.protocol.holds_more);
}

// A first table that lacks a row does not take it from the second.
TEST(LaterTableTest, LendsNoRow) {
  const std::string table = TableOfApplications();
  std::string text = WithTableTwice(
      Replaced(table, "四、结转下年度继续办理\t\t\t0\t0\t0\t0\t0\t0\t0",
               "四、结转下年度继续办理\t\t\t7\t0\t0\t0\t0\t0\t7"));
  const size_t first = text.find("四、结转下年度继续办理");
  text.erase(first, text.find('\n', first) + 1 - first);
  const Draft draft = ImportedText(text);
  EXPECT_FALSE(draft.report.applications().carried_out().has_total());
  EXPECT_TRUE(draft.protocol.holds_more);
}

}  // namespace
}  // namespace disclosure::importer
