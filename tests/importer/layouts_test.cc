// Every layout of a document gives back the report that it was made of.
#include <random>
#include <string>
#include <tuple>

#include "divisions/division_tree.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "importer/importer.h"
#include "importer/protocol_text.h"
#include "status/check.h"
#include "tests/importer/rendered_document.h"
#include "tests/importer/test_importer.h"
#include "tests/support/catalogue.h"

namespace disclosure::importer {
namespace {

using LayoutCase = std::tuple<Layout, v1::Form>;

class LayoutsTest : public testing::TestWithParam<LayoutCase> {
 protected:
  static int YearOf(v1::Form form) {
    if (form == v1::FORM_2014) return 2016;
    return form == v1::FORM_2019 ? 2019 : 2023;
  }
};

TEST_P(LayoutsTest, GivesBackEveryCell) {
  const auto [layout, form] = GetParam();
  const v1::AnnualReport report = DistinctFigures(form, YearOf(form));
  const auto draft = ImportText(RenderDocument(report, layout), Hints(),
                                TestCatalogue(), TestDivisions());
  ASSERT_TRUE(draft.ok()) << draft.status();
  EXPECT_EQ(draft->report.form(), form);
  EXPECT_EQ(draft->report.report_year(), YearOf(form));
  EXPECT_EQ(draft->report.division_code(), "430321111");
  EXPECT_EQ(draft->report.publication().signer(), "云湖桥镇人民政府");
  EXPECT_EQ(CellsByReflection(draft->report), CellsByReflection(report))
      << ProtocolText(*draft, TestCatalogue(), Language::kEnglish)
             .substr(0, 3000);
  EXPECT_TRUE(draft->protocol.doubts.empty())
      << ProtocolText(*draft, TestCatalogue(), Language::kEnglish)
             .substr(0, 3000);
}

TEST_P(LayoutsTest, KeepsTheSixPartsWithoutTheTables) {
  const auto [layout, form] = GetParam();
  const v1::AnnualReport report = DistinctFigures(form, YearOf(form));
  const auto draft = ImportText(RenderDocument(report, layout), Hints(),
                                TestCatalogue(), TestDivisions());
  ASSERT_TRUE(draft.ok()) << draft.status();
  ASSERT_EQ(draft->report.narrative_size(), 7);
  EXPECT_EQ(draft->report.narrative(1).text(), "全年工作平稳。");
  EXPECT_EQ(draft->report.narrative(2).text(), "");
  if (layout != Layout::kOneLineOfPipes) {
    // There the first words of a table share a cell with the heading above.
    EXPECT_EQ(draft->report.narrative(3).text(), "");
    EXPECT_EQ(draft->report.narrative(4).text(), "");
  }
  EXPECT_EQ(draft->report.narrative(5).text(), "仍有差距。");
  EXPECT_EQ(draft->report.narrative(6).text(), "无其他事项。");
}

INSTANTIATE_TEST_SUITE_P(AllForms, LayoutsTest,
                         testing::Combine(testing::ValuesIn(kLayouts),
                                          testing::Values(v1::FORM_2014,
                                                          v1::FORM_2019,
                                                          v1::FORM_2021)),
                         [](const auto& row) {
                           return NameOf(std::get<0>(row.param)) + "_" +
                                  v1::Form_Name(std::get<1>(row.param));
                         });

}  // namespace
}  // namespace disclosure::importer
