#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "google/protobuf/util/message_differencer.h"
#include "gtest/gtest.h"
#include "importer/importer.h"
#include "importer/protocol_text.h"
#include "tests/importer/test_importer.h"
#include "tests/support/catalogue.h"

namespace disclosure::importer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string TestData(const std::string& name) {
  std::ifstream file(DISCLOSURE_SOURCE_DIR "/tests/data/" + name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

class ImportSeedTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    draft_ = new Draft(ImportedText(TestData("yunhuqiao-2020-report.txt")));
  }
  static void TearDownTestSuite() { delete draft_; }

  static Draft* draft_;
};
Draft* ImportSeedTest::draft_ = nullptr;

TEST_F(ImportSeedTest, EqualsTheReportAsAPersonReadIt) {
  v1::AnnualReport expected;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
      TestData("yunhuqiao-2020.textproto"), &expected));
  v1::AnnualReport actual = draft_->report;
  actual.clear_narrative();
  google::protobuf::util::MessageDifferencer differencer;
  std::string differences;
  differencer.ReportDifferencesToString(&differences);
  EXPECT_TRUE(differencer.Compare(expected, actual)) << differences;
}

TEST_F(ImportSeedTest, KnowsWhoseReportOfWhichYearItIs) {
  const v1::AnnualReport& report = draft_->report;
  EXPECT_EQ(report.division_code(), "430321111");
  EXPECT_EQ(report.organ().name(), "湘潭县云湖桥镇人民政府");
  EXPECT_EQ(report.report_year(), 2020);
  EXPECT_EQ(report.form(), v1::FORM_2019);
  const v1::Date& published = report.publication().published_on();
  EXPECT_EQ(published.year(), 2021);
  EXPECT_EQ(published.month(), 1);
  EXPECT_EQ(published.day(), 26);
  EXPECT_EQ(report.publication().telephone(), "0731-57645372");
  EXPECT_EQ(report.publication().web_address(),
            "http://www.xtx.gov.cn/9932/9938/content_916731.html");
}

TEST_F(ImportSeedTest, NamesTheSentenceOfEveryFigureOfTheText) {
  const std::string document = TestData("yunhuqiao-2020-report.txt");
  ASSERT_EQ(draft_->protocol.narrative_figures.size(), 36u);
  for (const NarrativeOrigin& origin : draft_->protocol.narrative_figures) {
    const std::string& name = TestCatalogue().cell(origin.cell).name;
    EXPECT_NE(document.find(origin.sentence), std::string::npos) << name;
    EXPECT_FALSE(origin.sentence.empty()) << name;
  }
}

TEST_F(ImportSeedTest, FindsAll198CellsWithoutADoubt) {
  const Protocol& protocol = draft_->protocol;
  EXPECT_EQ(protocol.cells_expected, 198);
  EXPECT_EQ(protocol.cells_found, 198);
  EXPECT_EQ(protocol.doubts.size(), 0u)
      << ProtocolText(*draft_, TestCatalogue(), Language::kEnglish);
}

TEST_F(ImportSeedTest, RepairsTheLabelThatContinuesBehindItsNumbers) {
  ASSERT_EQ(draft_->protocol.repaired_labels.size(), 1u);
  const RepairedLabel& label = draft_->protocol.repaired_labels[0];
  EXPECT_EQ(label.official, "4.保护第三方合法权益");
  EXPECT_EQ(label.found, "4.保护第三方合法权 … 益");
  EXPECT_EQ(draft_->report.import_notes_size(), 0);
}

TEST_F(ImportSeedTest, KeepsTheNarrativeWithoutTheTables) {
  std::vector<std::string> headings;
  std::string text;
  for (const v1::NarrativePart& part : draft_->report.narrative()) {
    headings.push_back(part.heading());
    text += part.text();
  }
  EXPECT_THAT(headings, ElementsAre("", "一、概述", "二、主动公开政府信息情况",
                                    "三、依申请公开政府信息情况",
                                    "四、政务公开的主要效果",
                                    "五、存在的问题和下一步工作打算"));
  for (const char* of_a_table : {"政府集中采购", "主动公开信息情况", "总计"}) {
    EXPECT_EQ(text.find(of_a_table), std::string::npos) << of_a_table;
  }
  EXPECT_NE(text.find("化解一大批影响社会和谐的不稳定因素。"),
            std::string::npos);
}

TEST_F(ImportSeedTest, KnowsTheKindsOfItsParts) {
  std::vector<v1::PartKind> kinds;
  for (const v1::NarrativePart& part : draft_->report.narrative()) {
    kinds.push_back(part.kind());
  }
  EXPECT_THAT(kinds,
              ElementsAre(v1::PART_KIND_PREFACE, v1::PART_KIND_OVERVIEW,
                          v1::PART_KIND_PROACTIVE, v1::PART_KIND_APPLICATIONS,
                          v1::PART_KIND_UNSPECIFIED, v1::PART_KIND_PROBLEMS));
}

TEST_F(ImportSeedTest, JoinsParagraphsThatAPageCutInTwo) {
  const std::string& overview = draft_->report.narrative(1).text();
  EXPECT_THAT(overview, HasSubstr("扩大公开领域、创新公开渠道"));
  const std::string& problems = draft_->report.narrative(5).text();
  EXPECT_THAT(problems, HasSubstr("一是认识存在偏差。少数站办所负责人"));
}

TEST_F(ImportSeedTest, TellsInOneLineHowItWent) {
  EXPECT_EQ(SummaryText(draft_->protocol, Language::kEnglish),
            "198 of 198 cells, 36 figures of the text, 1 repaired, 0 doubts");
  EXPECT_THAT(SummaryText(draft_->protocol, Language::kChinese),
              HasSubstr("读到 198/198 格"));
}

TEST_F(ImportSeedTest, IsReadAlikeWhateverEndsItsLines) {
  std::string text = TestData("yunhuqiao-2020-report.txt");
  std::erase(text, '\r');
  std::ranges::replace(text, '\n', '\r');
  EXPECT_EQ(Import(text).report.SerializeAsString(),
            draft_->report.SerializeAsString());
}

TEST_F(ImportSeedTest, NamesTheLineOfEveryCell) {
  for (const CellOrigin& origin : draft_->protocol.cells) {
    EXPECT_GT(origin.line, 70);
    EXPECT_LT(origin.line, 140);
  }
}

}  // namespace
}  // namespace disclosure::importer
