#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/disclosurectl/commands/ended_program.h"

namespace disclosure::ctl {
namespace {

using testing::HasSubstr;

class RulesTest : public testing::Test {
 protected:
  ~RulesTest() override { std::filesystem::remove(path_); }

  EndedProgram Check(std::string_view formula, std::string_view language) {
    std::ofstream(path_) << "rules { id: \"F-X-01\" holds: \"" << formula
                         << "\" on_submission: SEVERITY_ERROR "
                            "in_archive: SEVERITY_WARNING message_zh: \"x\" "
                            "message_en: \"x\" ground: \"x\" }\n";
    return RunWith({"rules", "check", path_, language});
  }

  const std::string path_ =
      absl::StrCat(testing::TempDir(), "rules_test.", getpid(), ".textproto");
};

TEST_F(RulesTest, TheRulesOfTheProgramsAreGood) {
  const EndedProgram run = RunWith({"rules", "check"});
  EXPECT_EQ(run.status, ExitStatus::kDone);
  EXPECT_THAT(run.err, testing::StartsWith("rules.textproto: "));
  EXPECT_THAT(run.err, testing::EndsWith(" rules, all good\n"));
}

TEST_F(RulesTest, AFormulaThatIsWrongIsNamedWithItsPlace) {
  const EndedProgram run = Check("proactive.rules_maid == 0", "--lang=en");
  EXPECT_EQ(run.status, ExitStatus::kFailed);
  EXPECT_THAT(run.err, HasSubstr(path_ + ":1:"));
}

TEST_F(RulesTest, RulesThatNoReportKeepsAreAFailure) {
  constexpr char kNever[] =
      "annex_2014.litigation_total < annex_2014.litigation_total";
  const EndedProgram run = Check(kNever, "--lang=en");
  EXPECT_EQ(run.status, ExitStatus::kFailed);
  EXPECT_EQ(run.err, "form of 2014: no report keeps all of F-X-01\n");
  EXPECT_EQ(Check(kNever, "--lang=zh").err,
            "2014年版：没有报告能同时符合F-X-01\n");
}

TEST_F(RulesTest, CellsThatCanOnlyBeZeroAreMentioned) {
  constexpr char kZero[] =
      "annex_2014.litigation_total == annex_2014.litigation_total + "
      "annex_2014.litigation_upheld";
  const EndedProgram run = Check(kZero, "--lang=en");
  EXPECT_EQ(run.status, ExitStatus::kDone);
  EXPECT_EQ(run.err,
            "form of 2014: in a report that keeps F-X-01 some cells cannot but "
            "be 0\n" +
                path_ + ": 1 rules, all good\n");
  EXPECT_THAT(Check(kZero, "--lang=zh").err,
              HasSubstr("2014年版：同时符合F-X-01的报告，有的单元格只能是0"));
}

}  // namespace
}  // namespace disclosure::ctl
