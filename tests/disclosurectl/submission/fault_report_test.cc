#include "disclosurectl/submission/fault_report.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/report_builder.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ctl {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr char kHeading[] =
    "\xEF\xBB\xBF"
    "地区,机关,年度,规则,严重程度,单元格,实填,应为,说明,来源\r\n";

void AddFinding(const std::string& rule, v1::Severity severity,
                google::protobuf::RepeatedPtrField<v1::Finding>* findings) {
  v1::Finding& finding = *findings->Add();
  finding.set_rule_id(rule);
  finding.set_severity(severity);
  finding.set_found("3");
  finding.set_expected("4");
  finding.set_message_zh("总计不对，请核对");
  finding.set_message_en("The total is wrong");
  v1::FindingCell& cell = *finding.add_cells();
  cell.set_cell("applications.granted.total");
  cell.set_label("予以公开 总计");
  cell.set_value(3);
}

v1::SubmitReportResult Refused() {
  v1::SubmitReportResult result;
  auto* findings =
      result.mutable_response()->mutable_refused()->mutable_findings();
  AddFinding("F-APP-03", v1::SEVERITY_ERROR, findings);
  AddFinding("F-STR-08", v1::SEVERITY_INFO, findings);
  AddFinding("F-TIM-03", v1::SEVERITY_WARNING, findings);
  return result;
}

class FaultReportTest : public testing::Test {
 protected:
  ~FaultReportTest() override { std::filesystem::remove(path_); }

  std::unique_ptr<FaultReport> Open(uint64_t keep_bytes = 0) {
    auto report = FaultReport::Open(path_, keep_bytes, divisions_);
    EXPECT_THAT(report, IsOk());
    return *std::move(report);
  }

  std::string Text() const {
    std::ifstream in(path_, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  }

  const divisions::DivisionTree divisions_ =
      *divisions::LoadEmbeddedDivisions();
  const std::string path_ =
      absl::StrCat(testing::TempDir(), "faults.", getpid(), ".csv");
};

TEST_F(FaultReportTest, HasALineForEachErrorAndWarning) {
  Open()->Add("a.json", AReport(), Refused());
  EXPECT_EQ(
      Text(),
      std::string(kHeading) +
          "湖南省湘潭市湘潭县云湖桥镇（430321111）,湘潭县云湖桥镇人民政府,2020,"
          "F-APP-03,错误,予以公开 总计＝3（applications.granted.total）,3,"
          "4,总计不对，请核对,a.json\r\n"
          "湖南省湘潭市湘潭县云湖桥镇（430321111）,湘潭县云湖桥镇人民政府,2020,"
          "F-TIM-03,警告,予以公开 总计＝3（applications.granted.total）,3,"
          "4,总计不对，请核对,a.json\r\n");
}

TEST_F(FaultReportTest, NamesWhatCouldNotBeTaken) {
  v1::SubmitReportResult conflict;
  conflict.mutable_response()
      ->mutable_conflict()
      ->mutable_current()
      ->set_revision(2);
  v1::SubmitReportResult amends_nothing;
  amends_nothing.mutable_response()->mutable_conflict();
  v1::SubmitReportResult failure;
  failure.mutable_failure()->set_reason("TEXT_NOT_UTF8");
  failure.mutable_failure()->set_message("not UTF-8");
  const auto report = Open();
  report->Add("a", AReport(), conflict);
  report->Add("b", AReport(), amends_nothing);
  report->Add("c", AReport(), failure);
  report->AddUnreadable("d", "no report");
  ASSERT_THAT(report->Flush(), IsOk());
  EXPECT_THAT(Text(), HasSubstr("CONFLICT,错误,,,,已有内容不同的第2版"));
  EXPECT_THAT(Text(), HasSubstr("CONFLICT,错误,,,,要修改的报告不存在"));
  EXPECT_THAT(Text(), HasSubstr("TEXT_NOT_UTF8,错误,,,,未能受理：not UTF-8,c"));
  EXPECT_THAT(Text(),
              HasSubstr(",,,UNREADABLE,错误,,,,无法读取：no report,d\r\n"));
}

TEST_F(FaultReportTest, GoesOnAfterWhatWasKept) {
  uint64_t kept = 0;
  {
    const auto report = Open();
    report->AddUnreadable("kept", "x");
    kept = *report->Flush();
    report->AddUnreadable("lost", "x");
  }
  {
    const auto report = Open(kept);
    EXPECT_EQ(*report->Flush(), kept);
    report->AddUnreadable("added", "x");
    EXPECT_GT(*report->Flush(), kept);
  }
  EXPECT_THAT(Text(), StartsWith(kHeading));
  EXPECT_THAT(Text(), HasSubstr("kept"));
  EXPECT_THAT(Text(), Not(HasSubstr("lost")));
  EXPECT_THAT(Text(), HasSubstr("added"));
}

TEST_F(FaultReportTest, LetsNoTextBecomeAFormula) {
  v1::AnnualReport report = AReport();
  report.mutable_organ()->set_name("=HYPERLINK(\"x\")");
  v1::SubmitReportResult result = Refused();
  result.mutable_response()->mutable_refused()->mutable_findings(0)->set_found(
      "-3");
  Open()->Add("a", report, result);
  EXPECT_THAT(Text(), HasSubstr("\"'=HYPERLINK(\"\"x\"\")\""));
  EXPECT_THAT(Text(), HasSubstr(",-3,"));
}

TEST_F(FaultReportTest, SaysWhereItCannotBeWritten) {
  EXPECT_THAT(
      FaultReport::Open("/nowhere/faults.csv", 0, divisions_).status(),
      StatusIs(absl::StatusCode::kInvalidArgument,
               HasSubstr("--report: cannot write /nowhere/faults.csv")));
}

}  // namespace
}  // namespace disclosure::ctl
