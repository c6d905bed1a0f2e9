#include "disclosurectl/input/parse_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "disclosurectl/byte_order_mark.h"

namespace disclosure::ctl {
namespace {

using testing::HasSubstr;

TEST(ParseReportTest, ByteOrderMarkIsPassedOver) {
  const std::string mark(kByteOrderMark);
  for (const auto& [format, content] :
       std::vector<std::pair<ReportFormat, std::string>>{
           {ReportFormat::kTextproto, "report_year: 2020"},
           {ReportFormat::kJson, R"({"report_year":2020})"}}) {
    const auto parsed = ParseReport(mark + content, format);
    ASSERT_TRUE(parsed.ok()) << parsed.status();
    EXPECT_EQ(parsed->report_year(), 2020);
  }
}

TEST(ParseReportTest, EveryFormatGivesTheSameReport) {
  v1::AnnualReport report;
  report.set_division_code("430321111");
  report.mutable_proactive()->set_norm_docs_made(0);
  const std::vector<std::pair<ReportFormat, std::string>> contents = {
      {ReportFormat::kTextproto,
       "division_code: '430321111' proactive { norm_docs_made: 0 }"},
      {ReportFormat::kJson,
       R"({"division_code":"430321111","proactive":{"norm_docs_made":"0"}})"},
      {ReportFormat::kBinary, report.SerializeAsString()}};
  for (const auto& [format, content] : contents) {
    const auto parsed = ParseReport(content, format);
    ASSERT_TRUE(parsed.ok()) << parsed.status();
    EXPECT_EQ(parsed->SerializeAsString(), report.SerializeAsString());
  }
}

struct BadCase {
  const char* name;
  ReportFormat format;
  std::string content;
  const char* message;
};

class ParseBadReportTest : public testing::TestWithParam<BadCase> {};

TEST_P(ParseBadReportTest, SaysWhatIsWrong) {
  const auto parsed = ParseReport(GetParam().content, GetParam().format);
  EXPECT_TRUE(absl::IsInvalidArgument(parsed.status())) << parsed.status();
  EXPECT_THAT(std::string(parsed.status().message()),
              HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Contents, ParseBadReportTest,
    testing::ValuesIn(std::vector<BadCase>{
        {"TextprotoWithUnknownName", ReportFormat::kTextproto,
         "report_year: 2020\nproactive { norm_doc_made: 1 }",
         "line 2, column 26"},
        {"JsonWithUnknownName", ReportFormat::kJson, R"({"norm_doc_made":1})",
         "norm_doc_made"},
        {"JsonCutOff", ReportFormat::kJson, R"({"report_year":)", "JSON"},
        {"TextprotoInGb18030", ReportFormat::kTextproto,
         "report_year: 2020 organ { name: '\xC4\xEA\xB1\xA8' }",
         "organ.name is not UTF-8 text from byte 0 on; is it GB18030"},
        {"TextprotoInGb18030InAList", ReportFormat::kTextproto,
         "approximate_cells: ['a', '\\304\\352']",
         "approximate_cells is not UTF-8"},
        {"JsonInGb18030", ReportFormat::kJson,
         "{\"organ\":{\"name\":\"\xC4\xEA\"}}",
         "not UTF-8 text from byte 18 on; is it GB18030"},
        {"BytesCutOff", ReportFormat::kBinary,
         v1::AnnualReport::default_instance().SerializeAsString() + "\x0A\x7F",
         "no AnnualReport"},
    }),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace disclosure::ctl
