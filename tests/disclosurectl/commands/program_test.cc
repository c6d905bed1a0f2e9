#include "disclosurectl/commands/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "disclosurectl/commands/help.h"
#include "tests/disclosurectl/commands/ended_program.h"

namespace disclosure::ctl {
namespace {

using testing::HasSubstr;

TEST(ProgramTest, EveryCommandHasHelpInBothLanguagesWithExamples) {
  for (const Command* const command : AllCommands()) {
    for (const std::string_view lang : {"--lang=zh", "--lang=en"}) {
      const EndedProgram run = RunWith({command->name, "--help", lang});
      EXPECT_EQ(run.status, ExitStatus::kDone) << command->name;
      EXPECT_THAT(run.out,
                  HasSubstr("disclosurectl " + std::string(command->name)));
      EXPECT_EQ(run.err, "");
      for (const OptionSpec& option : OptionsOf(*command)) {
        EXPECT_THAT(run.out, HasSubstr("--" + std::string(option.name)));
        EXPECT_FALSE(option.help.zh.empty());
        EXPECT_FALSE(option.help.en.empty());
      }
    }
    EXPECT_FALSE(command->examples.empty()) << command->name;
  }
}

TEST(ProgramTest, DefaultsOfTheOptionTablesAreValuesOfTheirKind) {
  for (const Command* const command : AllCommands()) {
    for (const OptionSpec& option : OptionsOf(*command)) {
      if (option.default_value.empty()) continue;
      EXPECT_TRUE(IsValueOf(option, option.default_value))
          << command->name << " --" << option.name;
    }
  }
}

TEST(ProgramTest, OverviewNamesEveryCommand) {
  const EndedProgram run = RunWith({"help"});
  EXPECT_EQ(run.status, ExitStatus::kDone);
  for (const Command* const command : AllCommands()) {
    EXPECT_THAT(run.out, HasSubstr(std::string(command->name)));
  }
}

TEST(ProgramTest, VersionIsPrinted) {
  EXPECT_THAT(RunWith({"--version"}).out,
              testing::StartsWith("disclosurectl "));
}

struct UsageCase {
  const char* name;
  std::vector<std::string_view> arguments;
  const char* message;
};

class WrongUsageTest : public testing::TestWithParam<UsageCase> {};

TEST_P(WrongUsageTest, IsExitStatusTwoWithAHint) {
  const EndedProgram run = RunWith(GetParam().arguments);
  EXPECT_EQ(run.status, ExitStatus::kUsage);
  EXPECT_THAT(run.err, HasSubstr(GetParam().message));
  EXPECT_EQ(run.out, "");
}

INSTANTIATE_TEST_SUITE_P(
    CommandLines, WrongUsageTest,
    testing::ValuesIn(std::vector<UsageCase>{
        {"Nothing", {}, "Usage: disclosurectl COMMAND"},
        {"UnknownCommand", {"sumbit", "x"}, "did you mean submit?"},
        {"UnknownHelp", {"help", "sumbit"}, "did you mean submit?"},
        {"UnknownOption", {"get", "--yaer=1"}, "unknown option --yaer"},
        {"MissingArgument", {"get", "430321111"}, "get AREA YEAR"},
        {"TooManyArguments", {"rank", "a", "b", "c"}, "too many arguments"},
        {"BadYear", {"get", "430321111", "20"}, "20: expected a year"},
        {"WithdrawalOfNothing",
         {"withdraw", "430321111", "2020", "--reason=x"},
         "--amends has to be given"},
        {"WithdrawalWithoutReason",
         {"withdraw", "430321111", "2020", "--amends=1"},
         "--reason has to be given"},
        {"ContentOfManyRefusals",
         {"refusals", "--content=json"},
         "--content goes with --id"},
        {"BadDate", {"refusals", "--since=2021-02-30"}, "--since"},
        {"BadLanguage", {"areas", "--lang=fr"}, "expected zh|en"},
        {"YearsOutOfRange", {"generate", "--years=1990"}, "1990-1990"},
        {"AreaWithoutTownships", {"generate", "--areas=99"}, "no township"},
        {"BadAreaCode", {"generate", "--areas=x"}, "x"},
        {"NoInput", {"submit"}, "an argument is missing"},
        {"RulesWithoutCheck", {"rules", "list"}, "expected \"check\""},
    }),
    [](const auto& row) { return row.param.name; });

TEST(ProgramTest, ComplaintsAreInTheLanguageAskedFor) {
  EXPECT_THAT(RunWith({"get", "--yaer=1", "--lang=zh"}).err,
              HasSubstr("没有这个选项：--yaer"));
}

// The service may judge by rules of its own, so it is asked all the same.
TEST(ProgramTest, RuleThatIsNotBuiltInIsPointedOut) {
  for (const std::vector<std::string_view>& arguments :
       std::vector<std::vector<std::string_view>>{
           {"list", "--rule=F-APP-0", "--ingest=127.0.0.1:1"},
           {"findings", "43", "--rule=F-APP-02,F-APP-0",
            "--stats=127.0.0.1:1"}}) {
    const EndedProgram run = RunWith(arguments);
    EXPECT_EQ(run.status, ExitStatus::kUnreachable);
    EXPECT_THAT(run.err, HasSubstr("--rule=F-APP-0: the built-in rules have "
                                   "none of this id; the nearest is F-APP-01"));
  }
  EXPECT_THAT(RunWith({"list", "--rule=F-APP-01", "--ingest=127.0.0.1:1"}).err,
              testing::Not(HasSubstr("built-in")));
}

TEST(ProgramTest, StreamIsNotWrittenToATerminal) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  const Io io{in, out, err, /*out_is_terminal=*/true};
  const std::vector<std::string_view> arguments = {"generate"};
  EXPECT_EQ(RunProgram(arguments, Language::kEnglish, io), ExitStatus::kUsage);
  EXPECT_EQ(out.str(), "");
}

TEST(ProgramTest, MissingFileIsAFailure) {
  const EndedProgram run = RunWith({"validate", "/no/such/file"});
  EXPECT_EQ(run.status, ExitStatus::kFailed);
  EXPECT_THAT(run.err, HasSubstr("/no/such/file: no such file"));
  EXPECT_THAT(RunWith({"validate", "/no/such/file", "--lang=zh"}).err,
              HasSubstr("文件不存在或无法读取。/no/such/file: no such file"));
}

TEST(ProgramTest, FailuresAreInTheLanguageAskedFor) {
  EXPECT_THAT(RunWith({"list", "--ingest=127.0.0.1:1", "--lang=zh"}).err,
              HasSubstr("服务无应答：请先启动它，或用 --ingest"));
  EXPECT_THAT(RunWith({"validate", "-", "--lang=zh"}).err,
              HasSubstr("-: 输入中没有报告。"));
  EXPECT_THAT(RunWith({"import", "-", "--lang=zh"}).err,
              HasSubstr("-: 文档中没有文字。"));
}

TEST(ProgramTest, GeneratedCountryValidatesWithoutErrors) {
  const EndedProgram country =
      RunWith({"generate", "--areas=430321", "--years=2014-2023"});
  ASSERT_EQ(country.status, ExitStatus::kDone) << country.err;
  const EndedProgram run = RunWith(
      {"validate", "-", "--format=stream", "--output=csv"}, country.out);
  EXPECT_EQ(run.status, ExitStatus::kDone) << run.out << run.err;
}

}  // namespace
}  // namespace disclosure::ctl
