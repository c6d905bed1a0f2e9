// Nothing of the consistency rules gets lost: each id is a rule, or is said to
// be none and why.

#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "rules/rule_document.h"
#include "tests/rules/rules_fixture.h"
#include "tests/support/report_builder.h"

namespace disclosure::rules {
namespace {

using testing::HasSubstr;

// "F-APP-01" to "F-APP-13", and those with a letter.
void AddFamily(const char* family, int last, std::set<std::string>& ids) {
  for (int number = 1; number <= last; ++number) {
    ids.insert(absl::StrCat("F-", family, "-", number < 10 ? "0" : "", number));
  }
}

std::set<std::string> AllIds() {
  std::set<std::string> ids = {"F-APP-03a", "F-XYR-01a"};
  AddFamily("STR", 11, ids);
  AddFamily("FMT", 6, ids);
  AddFamily("APP", 13, ids);
  AddFamily("REV", 5, ids);
  AddFamily("ACT", 14, ids);
  AddFamily("XYR", 9, ids);
  AddFamily("NAR", 15, ids);
  AddFamily("TIM", 6, ids);
  AddFamily("ORG", 7, ids);
  AddFamily("AGG", 5, ids);
  return ids;
}

TEST(EveryIdTest, IsARuleOrIsSaidToBeNone) {
  const disclosure::rules::v1::RuleFile file = EmbeddedFile();
  std::set<std::string> ids;
  for (const auto& rule : file.rules()) ids.insert(rule.id());
  for (const auto& other : file.not_findings()) ids.insert(other.id());
  EXPECT_EQ(ids, AllIds());
}

TEST(EveryIdTest, StandsInTheDocument) {
  const disclosure::rules::v1::RuleFile file = EmbeddedFile();
  const std::string document = RulesDocument(file);
  for (const auto& rule : file.rules()) {
    EXPECT_THAT(document, HasSubstr(absl::StrCat("## ", rule.id(), "\n")));
  }
  for (const auto& other : file.not_findings()) {
    EXPECT_THAT(document, HasSubstr(absl::StrCat("**", other.id(), "** ")));
  }
}

// The engine has words for what others judge, and leaves the judging to them.
TEST(JudgedElsewhereTest, HasSeverityAndWords) {
  const RuleSet& rules = EmbeddedRules();
  const auto rule = rules.Find("F-AGG-01");
  ASSERT_TRUE(rule);
  EXPECT_FALSE(rules.JudgesAlone("F-AGG-01"));
  EXPECT_FALSE(rules.ReadsOtherYears("F-AGG-01"));
  Finding finding;
  finding.rule = *rule;
  finding.severity = rules.SeverityOf(*rule, OnSubmission());
  finding.instance = "applications.received_new.total";
  finding.cells = {
      {*TestCatalogue().Find("applications.received_new.total"), true, 40}};
  finding.found = "40";
  finding.expected = "52";
  const disclosure::v1::Finding words =
      rules.ToProto(finding, ReportBuilder(AReport()).Value());
  EXPECT_EQ(words.severity(), disclosure::v1::SEVERITY_WARNING);
  EXPECT_THAT(words.message_zh(), HasSubstr("52"));
  EXPECT_THAT(words.message_en(), HasSubstr("says 40"));
  EXPECT_FALSE(rules.Find("F-AGG-09"));
}

}  // namespace
}  // namespace disclosure::rules
