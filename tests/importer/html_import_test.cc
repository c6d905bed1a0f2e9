// A web page gives the report that it shows, whatever its markup is like.
#include <string>

#include "divisions/division_tree.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "importer/importer.h"
#include "importer/protocol_text.h"
#include "status/check.h"
#include "tests/importer/html_document.h"
#include "tests/importer/test_importer.h"
#include "tests/support/catalogue.h"
#include "tests/support/seed_report.h"

namespace disclosure::importer {
namespace {

using testing::HasSubstr;

std::string Described(const Draft& draft) {
  return ProtocolText(draft, TestCatalogue(), Language::kEnglish)
      .substr(0, 3000);
}

struct StyleCase {
  std::string name;
  HtmlStyle style;
};

class HtmlImportTest
    : public testing::TestWithParam<std::tuple<StyleCase, v1::Form>> {};

TEST_P(HtmlImportTest, GivesBackEveryCellWithoutADoubt) {
  const auto& [style, form] = GetParam();
  const int year =
      form == v1::FORM_2014 ? 2016 : (form == v1::FORM_2019 ? 2019 : 2023);
  const v1::AnnualReport report = DistinctFigures(form, year);
  const Draft draft = Import(RenderHtml(report, style.style));
  EXPECT_EQ(draft.report.form(), form);
  EXPECT_EQ(draft.report.report_year(), year);
  EXPECT_EQ(draft.report.division_code(), "430321111");
  EXPECT_EQ(draft.report.publication().signer(), "云湖桥镇人民政府");
  EXPECT_EQ(CellsByReflection(draft.report), CellsByReflection(report))
      << Described(draft);
  EXPECT_TRUE(draft.protocol.doubts.empty()) << Described(draft);
  ASSERT_EQ(draft.report.narrative_size(), 7) << Described(draft);
  EXPECT_EQ(draft.report.narrative(1).text(), "全年工作平稳。");
  EXPECT_EQ(draft.report.narrative(3).text(), "");
}

INSTANTIATE_TEST_SUITE_P(
    Styles, HtmlImportTest,
    testing::Combine(
        testing::Values(StyleCase{"Merged", {}},
                        StyleCase{"Plain", {.merged_cells = false}},
                        StyleCase{"InALayoutTable", {.in_layout_table = true}},
                        StyleCase{"Unclosed", {.unclosed = true}}),
        testing::Values(v1::FORM_2014, v1::FORM_2019, v1::FORM_2021)),
    [](const auto& row) {
      return std::get<0>(row.param).name + "_" +
             v1::Form_Name(std::get<1>(row.param));
    });

TEST(HtmlCellsTest, BlanksLeaveNoDoubtAboutTheirNeighbours) {
  v1::AnnualReport report = DistinctFigures(v1::FORM_2021, 2023);
  for (const char* name : {"applications.received_new.natural_person",
                           "applications.received_new.total",
                           "applications.granted.public_welfare_org",
                           "proactive.norm_docs_repealed"}) {
    ClearCell(report, CellNamed(name));
  }
  const Draft draft = Import(RenderHtml(report, {}));
  EXPECT_EQ(CellsByReflection(draft.report), CellsByReflection(report))
      << Described(draft);
  EXPECT_TRUE(draft.protocol.doubts.empty()) << Described(draft);
}

TEST(HtmlCellsTest, OriginsNameTableRowAndColumn) {
  const Draft draft =
      Import(RenderHtml(DistinctFigures(v1::FORM_2021, 2023), {}));
  const form::CellIndex cell =
      CellNamed("applications.received_new.commercial_enterprise");
  for (const CellOrigin& origin : draft.protocol.cells) {
    if (origin.cell != cell) continue;
    EXPECT_EQ(origin.table, 2);
    EXPECT_EQ(origin.row, 4);
    EXPECT_EQ(origin.column, 5);
  }
  EXPECT_THAT(ProtocolText(draft, TestCatalogue(), Language::kEnglish),
              HasSubstr("applications.received_new.commercial_enterprise = 12  "
                        "table 2 row 4 column 5"));
}

TEST(HtmlCellsTest, PageHeadFillsWhatThePageDoesNotShow) {
  const Draft draft = Import(
      "<head><title>湘潭县云湖桥镇2020年政府信息公开工作年度报告_湘潭县</title>"
      "<meta name='PubDate' content='2021-01-26'></head><body>"
      "<p>一、总体情况</p><p>全年工作平稳。</p></body>");
  EXPECT_EQ(draft.report.report_year(), 2020);
  EXPECT_EQ(draft.report.division_code(), "430321111");
  EXPECT_EQ(draft.report.publication().published_on().day(), 26);
}

TEST(HtmlCellsTest, TableOfPageDataGivesTheDayOfPublication) {
  const Draft draft = Import(
      "<table><tr><td>索引号</td><td>430321/2021-3</td><td>发布日期</td>"
      "<td>2021-01-26</td></tr><tr><td>发布机构</td><td>湘潭县</td>"
      "<td>主题</td><td>其他</td></tr></table>"
      "<p>湘潭县云湖桥镇2020年政府信息公开工作年度报告</p>"
      "<p>一、总体情况</p><p>全年工作平稳。</p>");
  EXPECT_EQ(draft.report.publication().published_on().day(), 26);
}

TEST(HtmlCellsTest, DamagedCharactersAreADoubt) {
  std::string html = RenderHtml(DistinctFigures(v1::FORM_2021, 2023), {});
  html.replace(html.find("平稳"), 1, "\xFF");
  const Draft draft = Import(html);
  EXPECT_THAT(Described(draft), HasSubstr("begin no character"));
}

}  // namespace
}  // namespace disclosure::importer
