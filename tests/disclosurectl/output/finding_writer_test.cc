#include "disclosurectl/output/finding_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace disclosure::ctl {
namespace {

Findings BrokenTotal() {
  Findings findings;
  v1::Finding& finding = *findings.Add();
  finding.set_rule_id("F-APP-03");
  finding.set_severity(v1::SEVERITY_ERROR);
  finding.set_message_zh("总计应等于各列之和。");
  finding.set_message_en("The total must be the sum of its columns.");
  finding.set_expected("1");
  finding.set_found("2");
  finding.set_ground("practice");
  v1::FindingCell& cell = *finding.add_cells();
  cell.set_cell("applications.received_new.total");
  cell.set_label("一、本年新收政府信息公开申请数量 · 总计");
  cell.set_value(2);
  finding.add_cells()->set_cell("applications.received_new.other_org");
  return findings;
}

TEST(FindingWriterTest, TellsRuleCellsLabelsExpectedAndFound) {
  std::ostringstream out;
  WriteFindings(out, BrokenTotal(), Language::kEnglish);
  EXPECT_EQ(out.str(),
            "ERROR  F-APP-03  The total must be the sum of its columns.\n"
            "    applications.received_new.total = 2  "
            "(一、本年新收政府信息公开申请数量 · 总计)\n"
            "    applications.received_new.other_org = (blank)\n"
            "    expected 1, found 2\n"
            "    ground: practice\n");
}

TEST(FindingWriterTest, NamesWhatMayHaveGoneWrong) {
  Findings findings = BrokenTotal();
  v1::RepairHint& hint = *findings.Mutable(0)->add_repair_hints();
  hint.set_message_zh("两格或许填反。");
  hint.set_message_en("The two may be exchanged.");
  std::ostringstream out;
  WriteFindings(out, findings, Language::kEnglish);
  EXPECT_THAT(out.str(),
              testing::HasSubstr("    perhaps: The two may be exchanged.\n"));
  EXPECT_EQ(FindingRow("a.json", findings[0], Language::kChinese).back(),
            "两格或许填反。");
}

TEST(FindingWriterTest, SpeaksChineseIfAsked) {
  std::ostringstream out;
  WriteFindings(out, BrokenTotal(), Language::kChinese);
  EXPECT_THAT(out.str(),
              testing::HasSubstr("错误  F-APP-03  总计应等于各列之和。"));
  EXPECT_THAT(out.str(), testing::HasSubstr("应为 1，实为 2"));
}

TEST(FindingWriterTest, CountsBySeverity) {
  Findings findings = BrokenTotal();
  findings.Add()->set_severity(v1::SEVERITY_INFO);
  findings.Add()->set_severity(v1::SEVERITY_INFO);
  EXPECT_EQ(CountFindings(findings, Language::kEnglish), "1 error, 2 notes");
  EXPECT_EQ(CountFindings({}, Language::kEnglish), "no findings");
  EXPECT_TRUE(HaveErrors(findings));
  EXPECT_FALSE(HaveErrors({}));
}

TEST(FindingWriterTest, CsvRowHasEveryColumn) {
  const Findings findings = BrokenTotal();
  EXPECT_EQ(FindingRow("a.json", findings[0], Language::kEnglish).size(),
            FindingColumns().size());
}

}  // namespace
}  // namespace disclosure::ctl
