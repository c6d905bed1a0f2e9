// The seed against the rules: exactly the flags that a person finds in it.

#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "importer/importer.h"
#include "status/check.h"
#include "tests/rules/rules_fixture.h"
#include "tests/support/catalogue.h"
#include "tests/support/seed_report.h"

namespace disclosure::rules {
namespace {

using disclosure::v1::AnnualReport;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

AnnualReport ImportedSeed() {
  std::ifstream file(DISCLOSURE_SOURCE_DIR
                     "/tests/data/yunhuqiao-2020-report.txt");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  auto draft = importer::ImportText(text, importer::Hints(), TestCatalogue(),
                                    TestDivisions());
  CHECK_OK(draft.status());
  return std::move(draft->report);
}

// Rule and severity of each finding, in order.
std::vector<std::pair<std::string, disclosure::v1::Severity>> FlagsOf(
    const AnnualReport& report) {
  std::vector<std::pair<std::string, disclosure::v1::Severity>> flags;
  for (const auto& finding : FindingsOf(report)) {
    flags.emplace_back(finding.rule_id(), finding.severity());
  }
  return flags;
}

constexpr auto kWarning = disclosure::v1::SEVERITY_WARNING;
constexpr auto kInfo = disclosure::v1::SEVERITY_INFO;

TEST(SeedFindingsTest, TheImportedSeedHasExactlyItsFlags) {
  EXPECT_THAT(
      FlagsOf(ImportedSeed()),
      ElementsAre(Pair("F-ACT-11", kInfo), Pair("F-ACT-13", kWarning),
                  Pair("F-NAR-01", kWarning), Pair("F-NAR-02", kWarning),
                  Pair("F-NAR-09", kInfo), Pair("F-STR-07", kInfo)));
}

// Without its text, what only the text can show is not assessable.
TEST(SeedFindingsTest, TheSeedAsAPersonReadItHasThoseOfItsFigures) {
  EXPECT_THAT(
      FlagsOf(SeedReport()),
      ElementsAre(Pair("F-ACT-11", kInfo), Pair("F-ACT-13", kWarning),
                  Pair("F-NAR-01", kWarning), Pair("F-NAR-02", kWarning)));
}

// Read from the text alone, the figures give the same flags.
TEST(SeedFindingsTest, TheTextAloneHasThemAll) {
  AnnualReport report = ImportedSeed();
  report.clear_narrative_figures();
  report.clear_approximate_cells();
  EXPECT_EQ(FlagsOf(report), FlagsOf(ImportedSeed()));
}

TEST(SeedFindingsTest, ApplicationsAreShownWithTheirSentence) {
  const auto finding = Only("F-NAR-01", FindingsOf(ImportedSeed()));
  ASSERT_EQ(finding.size(), 1u);
  EXPECT_EQ(finding[0].found(), "0");
  EXPECT_EQ(finding[0].expected(), "1");
  EXPECT_EQ(finding[0].cells(0).cell(),
            "narrative_figures.applications_received");
  EXPECT_EQ(finding[0].cells(1).cell(), "applications.received_new.total");
  EXPECT_EQ(finding[0].cells_size(), 5);
  EXPECT_THAT(finding[0].message_zh(),
              HasSubstr("全年共受理政府信息公开申请 0 件"));
  EXPECT_THAT(finding[0].message_en(),
              HasSubstr("全年共受理政府信息公开申请 0 件"));
}

TEST(SeedFindingsTest, DocumentsAreShownWithTheirSentence) {
  const auto finding = Only("F-NAR-02", FindingsOf(ImportedSeed()));
  ASSERT_EQ(finding.size(), 1u);
  EXPECT_EQ(finding[0].found(), "98");
  EXPECT_EQ(finding[0].expected(), "99");
  EXPECT_THAT(finding[0].message_zh(), HasSubstr("公开政策性文件"));
}

TEST(SeedFindingsTest, TopicsAreShownWithTheirSentence) {
  const auto finding = Only("F-NAR-09", FindingsOf(ImportedSeed()));
  ASSERT_EQ(finding.size(), 1u);
  EXPECT_THAT(finding[0].message_zh(), HasSubstr("申请内容涉及水利建设"));
}

}  // namespace
}  // namespace disclosure::rules
