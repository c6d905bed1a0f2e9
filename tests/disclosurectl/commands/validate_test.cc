#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "tests/disclosurectl/commands/ended_program.h"
#include "tests/support/seed_report.h"

namespace disclosure::ctl {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

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

class PreviousTest : public testing::Test {
 protected:
  // Of the year before the seed, which carried nothing in.
  v1::AnnualReport Before(int64_t carried_out) {
    v1::AnnualReport report = SeedReport();
    report.set_report_year(2019);
    v1::ApplicantRow& row =
        *report.mutable_applications()->mutable_carried_out();
    row.set_natural_person(carried_out);
    row.set_total(carried_out);
    return report;
  }
  std::string File(const std::string& name, const v1::AnnualReport& report) {
    std::string path = directory_ + "/" + name;
    std::ofstream(path, std::ios::binary) << report.SerializeAsString();
    return path;
  }

  EndedProgram ValidateWith(const std::string& previous) {
    return RunWith({"validate", File("now.binpb", SeedReport()), "--previous",
                    previous, "--output=csv"});
  }

  const std::string directory_ = testing::TempDir();
};

TEST_F(PreviousTest, WhatReadsTheYearBeforeIsJudgedWithIt) {
  EXPECT_THAT(ValidateWith(File("fits.binpb", Before(0))).out,
              Not(HasSubstr("F-XYR-01")));
  const EndedProgram run = ValidateWith(File("differs.binpb", Before(3)));
  EXPECT_EQ(run.status, ExitStatus::kDone) << run.err;
  EXPECT_THAT(run.out, HasSubstr("F-XYR-01"));
}

TEST_F(PreviousTest, IsOfTheSameOrganOnly) {
  v1::AnnualReport neighbour = Before(3);
  neighbour.set_division_code("430321112");
  EXPECT_THAT(ValidateWith(File("neighbour.binpb", neighbour)).out,
              Not(HasSubstr("F-XYR-01")));
}

// 下城区 was merged into 拱墅区, which goes on, between the lists of 2019 and
// 2021.
TEST_F(PreviousTest, IsTheSumOfThePartsOfAMergedPlace) {
  const std::string directory = directory_ + "/parts";
  std::filesystem::create_directory(directory);
  const auto of = [](v1::AnnualReport report, const char* code, int year) {
    report.set_division_code(code);
    report.set_report_year(year);
    return report;
  };
  const auto judged = [&] {
    return RunWith({"validate",
                    File("merged.binpb", of(SeedReport(), "330105", 2021)),
                    "--previous", directory, "--output=csv"})
        .out;
  };
  File("parts/a.binpb", of(Before(1), "330105", 2020));
  EXPECT_THAT(judged(), Not(HasSubstr("F-XYR-01")));
  File("parts/b.binpb", of(Before(2), "330103", 2020));
  EXPECT_THAT(judged(), HasSubstr("F-XYR-01"));
  EXPECT_THAT(judged(), HasSubstr(",3,"));
  std::filesystem::remove_all(directory);
}

TEST_F(PreviousTest, MayBeADirectory) {
  const std::string directory = directory_ + "/archive";
  std::filesystem::create_directory(directory);
  File("archive/a.binpb", Before(3));
  // The same again is no contradiction.
  File("archive/b.binpb", Before(3));
  EXPECT_THAT(ValidateWith(directory).out, HasSubstr("F-XYR-01"));
  File("archive/c.binpb", Before(4));
  const EndedProgram run = ValidateWith(directory);
  EXPECT_NE(run.status, ExitStatus::kDone);
  EXPECT_THAT(run.err, AllOf(HasSubstr("c.binpb"), HasSubstr("a.binpb")));
  std::filesystem::remove_all(directory);
}

TEST_F(PreviousTest, MustBeReadable) {
  EXPECT_THAT(ValidateWith(directory_ + "/nowhere.binpb").err,
              HasSubstr("nowhere.binpb"));
  v1::AnnualReport nobody = Before(3);
  nobody.set_division_code("4");
  EXPECT_THAT(ValidateWith(File("nobody.binpb", nobody)).err,
              AllOf(HasSubstr("nobody.binpb"), HasSubstr("valid division")));
}

TEST_F(PreviousTest, WhatCannotBeReadInAFolderDoesNotHideTheRest) {
  const std::string directory = directory_ + "/half";
  std::filesystem::create_directory(directory);
  File("half/b.binpb", SeedReport());
  std::filesystem::create_symlink("nowhere", directory + "/a.binpb");
  const EndedProgram run = RunWith({"validate", directory});
  EXPECT_EQ(run.status, ExitStatus::kFailed);
  EXPECT_THAT(run.err, HasSubstr("half/a.binpb: No such file"));
  EXPECT_THAT(run.err, HasSubstr("1 judged, 0 would be refused; 1 unreadable"));
  std::filesystem::remove_all(directory);
}

TEST(ValidateTest, InputWithoutAReportIsAFailure) {
  for (const std::string_view format : {"--format=stream", "--format=json"}) {
    const EndedProgram run = RunWith({"validate", "-", format});
    EXPECT_EQ(run.status, ExitStatus::kFailed);
    EXPECT_THAT(run.err, HasSubstr("there is no report in the input"));
  }
}

TEST(ValidateTest, GeneratedJsonLinesAreRead) {
  const EndedProgram country =
      RunWith({"generate", "--areas=430321", "--years=2023", "--output=json"});
  const EndedProgram run = RunWith({"validate", "-"}, country.out);
  EXPECT_EQ(run.status, ExitStatus::kDone) << run.err;
  EXPECT_THAT(run.err, HasSubstr("0 unreadable"));
}

TEST(ValidateTest, TextThatTheServiceWouldRefuseIsAFailure) {
  const EndedProgram run =
      RunWith({"validate", "-"}, "organ { name: '\xC4\xEA' }");
  EXPECT_EQ(run.status, ExitStatus::kFailed);
  EXPECT_THAT(run.err, AllOf(HasSubstr("organ.name"), HasSubstr("GB18030")));
}

TEST(ValidateTest, StrictMakesSomeRulesErrors) {
  v1::AnnualReport report = SeedReport();
  report.mutable_proactive()->set_rules_made(6);
  EXPECT_THAT(Validate(report, {}).out, HasSubstr("WARNING  F-ACT-01"));
  EXPECT_THAT(Validate(report, {"--strict"}).out, HasSubstr("ERROR  F-ACT-01"));
}

TEST(ValidateTest, BrokenTotalIsExplained) {
  EXPECT_THAT(Validate(BrokenTotal(), {}).out,
              HasSubstr("perhaps: If \"Newly received"));
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
