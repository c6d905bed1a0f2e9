// A Word document gives the report that it shows.
#include <string>

#include "divisions/division_tree.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "importer/importer.h"
#include "importer/protocol_text.h"
#include "status/check.h"
#include "tests/importer/docx_document.h"
#include "tests/importer/test_importer.h"
#include "tests/support/catalogue.h"

namespace disclosure::importer {
namespace {

class DocxImportTest : public testing::TestWithParam<v1::Form> {};

TEST_P(DocxImportTest, GivesBackEveryCellWithoutADoubt) {
  v1::AnnualReport report;
  report.set_form(GetParam());
  report.set_report_year(GetParam() == v1::FORM_2014   ? 2016
                         : GetParam() == v1::FORM_2019 ? 2019
                                                       : 2023);
  int64_t next = 1;
  for (const form::CellIndex cell : TestCatalogue().CellsOf(GetParam())) {
    SetCell(report, cell, next++);
  }
  const Draft draft = Import(RenderDocx(report));
  const std::string protocol =
      ProtocolText(draft, TestCatalogue(), Language::kEnglish).substr(0, 2000);
  EXPECT_EQ(draft.report.form(), GetParam());
  EXPECT_EQ(draft.report.report_year(), report.report_year());
  EXPECT_EQ(draft.report.division_code(), "430321111");
  EXPECT_EQ(CellsByReflection(draft.report), CellsByReflection(report))
      << protocol;
  EXPECT_TRUE(draft.protocol.doubts.empty()) << protocol;
  EXPECT_GT(draft.protocol.cells.front().column, 0);
}

INSTANTIATE_TEST_SUITE_P(Forms, DocxImportTest,
                         testing::Values(v1::FORM_2014, v1::FORM_2019,
                                         v1::FORM_2021),
                         [](const auto& row) {
                           return v1::Form_Name(row.param);
                         });

}  // namespace
}  // namespace disclosure::importer
