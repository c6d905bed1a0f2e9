#include "disclosurectl/submission/fault_summary.h"

#include <sstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace disclosure::ctl {
namespace {

using testing::HasSubstr;
using testing::Not;

Findings Of(const std::string& rule, v1::Severity severity, int times = 1) {
  Findings findings;
  for (int i = 0; i < times; ++i) {
    v1::Finding& finding = *findings.Add();
    finding.set_rule_id(rule);
    finding.set_severity(severity);
  }
  return findings;
}

class FaultSummaryTest : public testing::Test {
 protected:
  std::string Text(Language language = Language::kEnglish) const {
    std::ostringstream out;
    summary_.Write(out, divisions_, language);
    return out.str();
  }

  const divisions::DivisionTree divisions_ =
      *divisions::LoadEmbeddedDivisions();
  FaultSummary summary_;
};

TEST_F(FaultSummaryTest, CountsReportsAndNotFindings) {
  summary_.Add("430321111", Of("F-APP-03", v1::SEVERITY_ERROR, 7));
  summary_.Add("430321112", Of("F-APP-03", v1::SEVERITY_ERROR));
  summary_.Add("430321112", Of("F-STR-07", v1::SEVERITY_INFO));
  EXPECT_EQ(Text(),
            "rule      severity  reports\n"
            "F-APP-03  ERROR           2\n"
            "\n"
            "area (once for each rule)  severity  reports\n"
            "430321 湖南省湘潭市湘潭县  ERROR           2\n");
}

TEST_F(FaultSummaryTest, ShowsTheAreasInsideTheSmallestThatHasAll) {
  summary_.Add("430321111", Of("F-APP-03", v1::SEVERITY_ERROR));
  summary_.Add("430302001", Of("F-APP-01", v1::SEVERITY_ERROR));
  EXPECT_THAT(Text(), HasSubstr("430321 湖南省湘潭市湘潭县"));
  summary_.Add("430102001", Of("F-APP-01", v1::SEVERITY_ERROR));
  EXPECT_THAT(Text(), HasSubstr("4303 湖南省湘潭市 "));
  EXPECT_THAT(Text(), Not(HasSubstr("430321")));
  summary_.Add("110101001", Of("F-APP-01", v1::SEVERITY_ERROR));
  EXPECT_THAT(Text(), HasSubstr("43 湖南省 "));
  EXPECT_THAT(Text(), HasSubstr("11 北京市 "));
}

TEST_F(FaultSummaryTest, PutsMostFirstAndSumsUpTheRest) {
  for (size_t rule = 0; rule <= FaultSummary::kMostLines; ++rule) {
    summary_.Add("430321111",
                 Of(absl::StrCat("F-X-", rule + 10), v1::SEVERITY_WARNING));
  }
  summary_.Add("430321112", Of("F-X-30", v1::SEVERITY_WARNING));
  const std::string text = Text(Language::kChinese);
  EXPECT_LT(text.find("F-X-30"), text.find("F-X-10"));
  EXPECT_THAT(text, HasSubstr("其余"));
}

TEST_F(FaultSummaryTest, KeepsWhatHasNoAreaOrRule) {
  summary_.AddFailure("", "UNREADABLE");
  summary_.Add("43x", Of("F-STR-01", v1::SEVERITY_ERROR));
  EXPECT_THAT(Text(), HasSubstr("UNREADABLE"));
  EXPECT_THAT(Text(), HasSubstr("F-STR-01"));
}

TEST_F(FaultSummaryTest, IsTheSameAfterItWasSaved) {
  summary_.Add("430321111", Of("F-APP-03", v1::SEVERITY_ERROR));
  summary_.AddFailure("430321112", "CONFLICT");
  progress::SubmitProgress saved;
  summary_.SaveTo(saved);
  const std::string before = Text();
  summary_ = FaultSummary();
  EXPECT_TRUE(summary_.empty());
  summary_.LoadFrom(saved);
  EXPECT_EQ(Text(), before);
}

}  // namespace
}  // namespace disclosure::ctl
