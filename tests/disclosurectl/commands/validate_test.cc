#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/disclosurectl/commands/ended_program.h"
#include "tests/support/seed_report.h"

namespace disclosure::ctl {
namespace {

using testing::HasSubstr;

EndedProgram Validate(const v1::AnnualReport& report,
                      const std::vector<std::string_view>& options) {
  std::string text;
  google::protobuf::TextFormat::PrintToString(report, &text);
  std::vector<std::string_view> arguments = {"validate", "-",
                                             "--format=textproto"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  return RunWith(arguments, text);
}

v1::AnnualReport BrokenTotal() {
  v1::AnnualReport report = SeedReport();
  report.mutable_applications()->mutable_received_new()->set_total(2);
  return report;
}

TEST(ValidateTest, SeedIsAccepted) {
  const EndedProgram run = Validate(SeedReport(), {});
  EXPECT_EQ(run.status, ExitStatus::kDone) << run.out << run.err;
  EXPECT_THAT(run.out, HasSubstr("430321111"));
}

TEST(ValidateTest, BrokenTotalNamesEachRuleCellLabelAndFigure) {
  const EndedProgram run = Validate(BrokenTotal(), {});
  EXPECT_EQ(run.status, ExitStatus::kRefused);
  EXPECT_THAT(run.out, HasSubstr("ERROR  F-APP-01"));
  EXPECT_THAT(run.out, HasSubstr("ERROR  F-APP-03"));
  EXPECT_THAT(run.out, HasSubstr("applications.received_new.total = 2"));
  EXPECT_THAT(run.out, HasSubstr("本年新收政府信息公开申请数量"));
  EXPECT_THAT(run.out, HasSubstr("expected "));
}

TEST(ValidateTest, ArchiveRefusesAlmostNothing) {
  EXPECT_EQ(Validate(BrokenTotal(), {"--mode=archive"}).status,
            ExitStatus::kDone);
}

TEST(ValidateTest, FutureYearHangsOnToday) {
  EXPECT_EQ(Validate(SeedReport(), {"--today=2020-12-31"}).status,
            ExitStatus::kDone);
  const EndedProgram early = Validate(SeedReport(), {"--today=2020-12-30"});
  EXPECT_EQ(early.status, ExitStatus::kRefused);
  EXPECT_THAT(early.out, HasSubstr("F-STR-02"));
}

TEST(ValidateTest, JsonIsOneLineAReport) {
  const EndedProgram run = Validate(BrokenTotal(), {"--output=json"});
  EXPECT_EQ(std::ranges::count(run.out, '\n'), 1);
  EXPECT_THAT(run.out, HasSubstr("\"refused\":true"));
  EXPECT_THAT(run.out, HasSubstr("\"rule_id\":\"F-APP-01\""));
}

TEST(ValidateTest, SpeaksChinese) {
  EXPECT_THAT(Validate(BrokenTotal(), {"--lang=zh"}).out,
              HasSubstr("错误  F-APP-01"));
}

}  // namespace
}  // namespace disclosure::ctl
