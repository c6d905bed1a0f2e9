#include "disclosurectl/commands/reconcile_output.h"

#include <sstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace disclosure::ctl {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

v1::Finding AFinding(const std::string& rule, v1::Severity severity) {
  v1::Finding finding;
  finding.set_rule_id(rule);
  finding.set_severity(severity);
  finding.set_expected("52");
  finding.set_found("40");
  finding.set_message_zh("汇总为40，各机关之和为52。");
  finding.set_message_en("The summary says 40, the reports add up to 52.");
  finding.set_ground("Found.");
  return finding;
}

// A county whose summary differs in one cell, with a township missing.
v1::ReconcileAreaResponse Reconciled() {
  v1::ReconcileAreaResponse response;
  response.mutable_area()->set_division_code("430321");
  response.mutable_area()->set_full_name("湖南省湘潭市湘潭县");
  response.set_year(2022);
  response.set_summary_reported(true);
  v1::ReconciledCell& cell = *response.add_cells();
  cell.mutable_indicator()->set_name("applications.received_new.total");
  cell.set_agreement(v1::AGREEMENT_DIFFERENT);
  cell.set_difference(-12);
  response.set_different(1);
  v1::MissingReporter& missing = *response.add_missing();
  missing.mutable_area()->set_division_code("430321111");
  missing.set_expected(true);
  v1::Finding& finding = *response.add_findings() =
      AFinding("F-AGG-01", v1::SEVERITY_WARNING);
  v1::FindingCell& found = *finding.add_cells();
  found.set_cell("applications.received_new.total");
  found.set_label("本年新收 总计");
  found.set_value(40);
  *response.add_findings() = AFinding("F-AGG-02", v1::SEVERITY_INFO);
  return response;
}

std::string Tables(const v1::ReconcileAreaResponse& response,
                   Language language) {
  std::ostringstream out;
  WriteReconcileTables(out, response, language);
  return out.str();
}

std::string Csv(const v1::ReconcileAreaResponse& response,
                std::string_view list, Language language) {
  std::ostringstream out;
  WriteReconcileCsv(out, response, list, language);
  return out.str();
}

TEST(ReconcileOutputTest, TablesEndWithWhatTheRulesSay) {
  EXPECT_THAT(Tables(Reconciled(), Language::kEnglish),
              AllOf(HasSubstr("Missing reporters\n"),
                    HasSubstr("\nFindings: 1 warning, 1 note\n"
                              "WARNING  F-AGG-01  The summary says 40, the "
                              "reports add up to 52.\n"
                              "    applications.received_new.total = 40  "
                              "(本年新收 总计)\n"
                              "    expected 52, found 40\n"
                              "    ground: Found.\n"
                              "INFO  F-AGG-02  "),
                    Not(HasSubstr("汇总"))));
  EXPECT_THAT(
      Tables(Reconciled(), Language::kChinese),
      AllOf(HasSubstr("未报机关\n"),
            HasSubstr("\n规则问题：1 个警告，1 个提示\n"
                      "警告  F-AGG-01  汇总为40，各机关之和为52。\n"),
            HasSubstr("    应为 52，实为 40\n"), Not(HasSubstr("says"))));
}

TEST(ReconcileOutputTest, WithoutFindingsThereIsNoHeadingForThem) {
  v1::ReconcileAreaResponse response = Reconciled();
  response.clear_findings();
  EXPECT_THAT(Tables(response, Language::kEnglish), Not(HasSubstr("Findings")));
  EXPECT_THAT(Tables(response, Language::kChinese), Not(HasSubstr("规则问题")));
  EXPECT_EQ(Csv(response, "findings", Language::kEnglish),
            "division_code,year,rule_id,severity,cells,labels,expected,found,"
            "message,ground,fingerprint,repair_hints\n");
}

TEST(ReconcileOutputTest, FindingsAreAListOfCsvInTheLanguageAskedFor) {
  EXPECT_EQ(Csv(Reconciled(), "findings", Language::kEnglish),
            "division_code,year,rule_id,severity,cells,labels,expected,found,"
            "message,ground,fingerprint,repair_hints\n"
            "430321,2022,F-AGG-01,WARNING,applications.received_new.total=40,"
            "本年新收 总计,52,40,\"The summary says 40, the reports add up to "
            "52.\",Found.,,\n"
            "430321,2022,F-AGG-02,INFO,,,52,40,\"The summary says 40, the "
            "reports add up to 52.\",Found.,,\n");
  EXPECT_THAT(Csv(Reconciled(), "findings", Language::kChinese),
              HasSubstr(",52,40,汇总为40，各机关之和为52。,Found.,,\n"));
}

TEST(ReconcileOutputTest, OtherListsOfCsvHaveNoFindings) {
  EXPECT_THAT(Csv(Reconciled(), "cells", Language::kEnglish),
              AllOf(StartsWith("division_code,year,cell,label,agreement,"),
                    HasSubstr("\n430321,2022,applications.received_new.total,,"
                              "different,-12,"),
                    Not(HasSubstr("F-AGG"))));
  EXPECT_EQ(Csv(Reconciled(), "missing", Language::kEnglish),
            "division_code,full_name,organ_credit_code,year,expected,"
            "reported_year_before\n430321111,,,2022,true,false\n");
}

TEST(ReconcileOutputTest, TheClosingSaysHowItCameOut) {
  std::ostringstream out;
  WriteReconcileClosing(out, Reconciled(), Language::kEnglish);
  EXPECT_THAT(out.str(), AllOf(HasSubstr(" 2022: equal 0, different 1"),
                               HasSubstr("as of sequence 0\n")));
}

}  // namespace
}  // namespace disclosure::ctl
