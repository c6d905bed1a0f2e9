#include "importer/importer.h"

#include <string>

#include "divisions/division_tree.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "status/check.h"
#include "tests/importer/test_importer.h"
#include "tests/support/catalogue.h"

namespace disclosure::importer {
namespace {

using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::SizeIs;

std::string TextOf(const std::string& title, const std::string& signer,
                   const std::string& body = "一、概述\n工作平稳。\n") {
  return title + "\n" + body + signer + "\n2021年1月20日\n";
}

struct OrganCase {
  std::string name;
  std::string title;
  std::string signer;
  std::string organ;
  std::string code;
  v1::OrganKind kind;
};

class OrganTest : public testing::TestWithParam<OrganCase> {};

TEST_P(OrganTest, IsFoundByItsName) {
  const OrganCase& row = GetParam();
  const Draft draft = ImportedText(TextOf(row.title, row.signer));
  EXPECT_EQ(draft.report.organ().name(), row.organ);
  EXPECT_EQ(draft.report.division_code(), row.code);
  EXPECT_EQ(draft.report.organ().kind(), row.kind);
  EXPECT_EQ(draft.report.report_year(), 2020);
}

INSTANTIATE_TEST_SUITE_P(
    Names, OrganTest,
    testing::ValuesIn(std::vector<OrganCase>{
        {"TownInItsCounty", "湘潭县云湖桥镇2020年政府信息公开工作年度报告",
         "云湖桥镇人民政府", "湘潭县云湖桥镇人民政府", "430321111",
         v1::ORGAN_KIND_GOVERNMENT},
        {"YearFirst", "2020年湘潭县云湖桥镇政府信息公开工作年度报告",
         "湘潭县云湖桥镇人民政府", "湘潭县云湖桥镇人民政府", "430321111",
         v1::ORGAN_KIND_GOVERNMENT},
        {"WithTheWholePath",
         "湖南省湘潭市湘潭县易俗河镇2020年度政府信息公开工作年度报告",
         "易俗河镇人民政府", "湖南省湘潭市湘潭县易俗河镇人民政府", "430321100",
         v1::ORGAN_KIND_GOVERNMENT},
        {"Township", "湘潭县分水乡人民政府2020年政府信息公开工作年度报告",
         "分水乡人民政府", "湘潭县分水乡人民政府", "430321202",
         v1::ORGAN_KIND_GOVERNMENT},
        {"StreetOffice",
         "长沙市开福区青竹湖街道办事处2020年政府信息公开工作年度报告",
         "青竹湖街道办事处", "长沙市开福区青竹湖街道办事处", "430105021",
         v1::ORGAN_KIND_STREET_OFFICE},
        {"County", "湘潭县人民政府2020年政府信息公开工作年度报告",
         "湘潭县人民政府", "湘潭县人民政府", "430321",
         v1::ORGAN_KIND_GOVERNMENT},
        {"Department", "湘潭县教育局2020年政府信息公开工作年度报告",
         "湘潭县教育局", "湘潭县教育局", "430321", v1::ORGAN_KIND_DEPARTMENT},
    }),
    [](const auto& row) { return row.param.name; });

TEST(IdentityTest, TakesTheCountyThatTheTextNames) {
  const Draft draft = ImportedText(
      TextOf("石潭镇2020年政府信息公开工作年度报告", "石潭镇人民政府",
             "本报告由湘潭县石潭镇编制。\n一、概述\n工作平稳。\n"));
  EXPECT_EQ(draft.report.division_code(), "430321112");
}

TEST(IdentityTest, TakesTheCountyThatTheCallerNames) {
  Hints hints;
  hints.county_code = "430321";
  const Draft draft = ImportedText(
      TextOf("石潭镇2020年政府信息公开工作年度报告", "石潭镇人民政府"), hints);
  EXPECT_EQ(draft.report.division_code(), "430321112");
  EXPECT_EQ(draft.report.organ().name(), "石潭镇人民政府");
}

TEST(IdentityTest, ReportsCandidatesAndResolvesNothing) {
  const Draft draft = ImportedText(
      TextOf("太平镇2020年政府信息公开工作年度报告", "太平镇人民政府"));
  EXPECT_EQ(draft.report.division_code(), "");
  EXPECT_THAT(draft.protocol.division_candidates,
              SizeIs(kMaxDivisionCandidates));
  EXPECT_THAT(draft.protocol.doubts,
              Contains(Field(&Doubt::en, HasSubstr("may be one of"))));
}

TEST(IdentityTest, SaysSoWhereANameAloneDecided) {
  const Draft draft = ImportedText(
      TextOf("云湖桥镇2020年政府信息公开工作年度报告", "云湖桥镇人民政府"));
  EXPECT_EQ(draft.report.division_code(), "430321111");
  EXPECT_THAT(draft.protocol.doubts,
              Contains(Field(&Doubt::en, HasSubstr("No county is named"))));
}

TEST(IdentityTest, SaysSoWhereNoAreaHasTheName) {
  const Draft draft = ImportedText(
      TextOf("湘潭县无此镇2020年政府信息公开工作年度报告", "无此镇人民政府"));
  EXPECT_EQ(draft.report.division_code(), "");
  EXPECT_THAT(draft.protocol.doubts,
              Contains(Field(&Doubt::en, HasSubstr("No division code"))));
}

TEST(IdentityTest, LetsTheCallerWin) {
  Hints hints;
  hints.division_code = "430321100";
  hints.year = 2019;
  hints.organ_name = "易俗河镇人民政府";
  hints.scope = v1::SCOPE_OWN_ORGAN;
  const Draft draft =
      ImportedText(TextOf("湘潭县云湖桥镇2020年政府信息公开工作年度报告",
                          "云湖桥镇人民政府"),
                   hints);
  EXPECT_EQ(draft.report.division_code(), "430321100");
  EXPECT_EQ(draft.report.report_year(), 2019);
  EXPECT_EQ(draft.report.organ().name(), "易俗河镇人民政府");
  EXPECT_THAT(draft.protocol.doubts,
              Contains(Field(&Doubt::en, HasSubstr("the caller 2019"))));
}

TEST(IdentityTest, AsksForTheScopeOfAGovernmentAboveTheTownship) {
  const std::string text =
      TextOf("湘潭县人民政府2020年政府信息公开工作年度报告", "湘潭县人民政府");
  EXPECT_EQ(ImportedText(text).report.scope(), v1::SCOPE_UNSPECIFIED);
  Hints hints;
  hints.scope = v1::SCOPE_AREA_SUMMARY;
  EXPECT_EQ(ImportedText(text, hints).report.scope(), v1::SCOPE_AREA_SUMMARY);
}

TEST(YearTest, ComparesTitlePeriodAndSignature) {
  const Draft draft = ImportedText(
      TextOf("湘潭县云湖桥镇2020年政府信息公开工作年度报告", "云湖桥镇人民政府",
             "统计期限自2019年1月1日起至12月31日止。\n一、概述\n工作平稳。\n"));
  EXPECT_EQ(draft.report.report_year(), 2020);
  EXPECT_THAT(draft.protocol.doubts,
              Contains(Field(&Doubt::en, HasSubstr("The period is of 2019"))));
}

TEST(YearTest, AcceptsASignatureOnTheLastDayOfTheYear) {
  const Draft draft = ImportedText(
      "湘潭县云湖桥镇2020年政府信息公开工作年度报告\n一、概述\n工作平稳。\n"
      "云湖桥镇人民政府\n2020年12月31日\n");
  EXPECT_EQ(draft.report.report_year(), 2020);
  EXPECT_EQ(draft.report.publication().published_on().month(), 12);
}

TEST(PublicationTest, KeepsPublicationAndSignatureApart) {
  const Draft draft = ImportedText(
      "发布日期：2021-02-02\n湘潭县云湖桥镇2020年政府信息公开工作年度报告\n"
      "一、概述\n工作平稳。\n云湖桥镇人民政府　2021年1月26日\n");
  EXPECT_EQ(draft.report.publication().published_on().day(), 2);
  EXPECT_EQ(draft.report.publication().signed_on().day(), 26);
  EXPECT_EQ(draft.report.publication().title(),
            "湘潭县云湖桥镇2020年政府信息公开工作年度报告");
}

TEST(PublicationTest, JoinsATitleOfSeveralLines) {
  const Draft draft = ImportedText(
      "湘潭县云湖桥镇人民政府\n2020年政府信息公开工作年度报告\n一、概述\n平稳。"
      "\n"
      "2021年1月26日\n");
  EXPECT_EQ(draft.report.organ().name(), "湘潭县云湖桥镇人民政府");
  EXPECT_EQ(draft.report.division_code(), "430321111");
  EXPECT_EQ(draft.report.report_year(), 2020);
}

}  // namespace
}  // namespace disclosure::importer
