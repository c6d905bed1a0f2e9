// What an office that edits the rules file is told.

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/rules/rules_fixture.h"
#include "tests/support/status_matchers.h"

namespace disclosure::rules {
namespace {

using testing::AllOf;
using testing::HasSubstr;

// A sound file of one rule; the tests put something else in the place of a
// part.
constexpr char kSound[] = R"(rules {
  id: "F-X-01"
  for_each: FOR_EACH_APPLICANT_COLUMN
  holds: "applications.received_new + "
         "applications.carried_in >= 0"
  on_submission: SEVERITY_ERROR
  in_archive: SEVERITY_WARNING
  message_zh: "{instance}"
  message_en: "{found}, {expected}, {cell}"
  ground: "Practice."
}
)";

absl::Status CompiledAs(const std::string& text) {
  return RuleSet::Compile(text, "my.textproto", TestCatalogue(),
                          TestDivisions())
      .status();
}

struct FaultCase {
  std::string name;
  // A part of kSound, and what stands there instead.
  std::string part;
  std::string instead;
  std::string place;
  std::string fault;
};

void PrintTo(const FaultCase& row, std::ostream* out) {
  *out << row.name;
}

class RuleErrorsTest : public testing::TestWithParam<FaultCase> {};

TEST_P(RuleErrorsTest, NamesPlaceAndFault) {
  const FaultCase& row = GetParam();
  const std::string text =
      absl::StrReplaceAll(kSound, {{row.part, row.instead}});
  ASSERT_NE(text, kSound);
  EXPECT_THAT(
      CompiledAs(text),
      StatusIs(absl::StatusCode::kInvalidArgument,
               AllOf(HasSubstr(absl::StrCat("my.textproto:", row.place, ":")),
                     HasSubstr(row.fault))));
}

INSTANTIATE_TEST_SUITE_P(
    Faults, RuleErrorsTest,
    testing::ValuesIn(std::vector<FaultCase>{
        {"NoProtobufText", "ground", "ground {", "10:10", "Expected"},
        {"UnknownField", "ground", "reason", "10:9", "reason"},
        {"NameInTheSecondLine", "carried_in", "carryed_in", "5:11",
         "the nearest is \"applications.carried_in\""},
        {"NameInTheFirstLine", "received_new", "recieved_new", "4:11",
         "the nearest is \"applications.received_new\""},
        {"FormulaEnds", ">= 0", ">=", "5:37", "the formula ends"},
        {"NoCondition", " >= 0", "", "4:11", "a condition is needed"},
        {"NameInTheGuard", "on_submission",
         "only_if: \"organ.levl == LEVEL_TOWNSHIP\"\n  on_submission", "6:13",
         "the nearest is \"organ.level\""},
        {"IdMissing", "id: \"F-X-01\"", "", "1:1", "id is missing"},
        {"IdTwice", "rules {\n  id: \"F-X-01\"",
         "rules { id: \"F-X-01\" check: \"identity\" on_submission: "
         "SEVERITY_INFO in_archive: SEVERITY_INFO message_zh: \"x\" "
         "message_en: \"x\" ground: \"x\" }\nrules {\n  id: \"F-X-01\"",
         "2:1", "this id stands twice"},
        {"SeverityMissing", "on_submission: SEVERITY_ERROR", "", "1:1",
         "on_submission is missing"},
        {"ArchiveSeverityMissing", "in_archive: SEVERITY_WARNING", "", "1:1",
         "in_archive is missing"},
        {"ChineseMissing", "message_zh: \"{instance}\"", "", "1:1",
         "message_zh is missing"},
        {"EnglishMissing", "{found}, {expected}, {cell}", "", "1:1",
         "message_en is missing"},
        {"GroundMissing", "Practice.", "", "1:1", "ground is missing"},
        {"UnknownPlaceholder", "{instance}", "{column}", "1:1",
         "message_zh: there is no placeholder {column}"},
        {"CheckAndFormula", "on_submission",
         "check: \"identity\" on_submission", "1:1",
         "give one of holds, check and judged_by"},
        {"JudgedTwice", "on_submission",
         "judged_by: \"a person\" on_submission", "1:1",
         "give one of holds, check and judged_by"},
        {"NotAFindingWithoutReason", "rules {",
         "not_findings { id: \"F-Y-01\" what: \"x\" }\nrules {", "1:1",
         "\"F-Y-01\": reason is missing"},
        {"NotAFindingWithoutWhat", "rules {",
         "not_findings { id: \"F-Y-01\" reason: \"x\" }\nrules {", "1:1",
         "\"F-Y-01\": what is missing"},
        {"RuleAndNoFinding", "rules {",
         "not_findings { id: \"F-X-01\" what: \"x\" reason: \"x\" }\nrules {",
         "1:1", "\"F-X-01\": this id stands twice"},
        {"NotAFindingWithoutId", "rules {",
         "not_findings { what: \"x\" reason: \"x\" }\nrules {", "1:1",
         "id is missing"},
        {"WordsMissing", "FOR_EACH_APPLICANT_COLUMN", "FOR_EACH_WORD", "1:1",
         "words and for_each"},
        {"ThresholdOfAFormula", "on_submission",
         "thresholds { key: \"x\" value: 1 } on_submission", "1:1",
         "only checks have thresholds"},
        {"ErrorAboutTheYearBefore", ">= 0",
         ">= previous.applications.carried_in", "1:1", "reads another report"},
    }),
    [](const auto& row) { return row.param.name; });

TEST(RuleErrorsTest, AFileWithoutRulesIsNoRulesFile) {
  EXPECT_THAT(CompiledAs("# nothing\n"),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       "my.textproto: there is no rule in it"));
}

TEST(RuleErrorsTest, TheSoundFileIsSound) {
  EXPECT_THAT(CompiledAs(kSound), IsOk());
}

// A rule that is judged by code.
std::string WithCheck(std::string_view check) {
  return absl::StrCat(
      "rules { id: \"F-X-01\" on_submission: SEVERITY_INFO "
      "in_archive: SEVERITY_INFO message_zh: \"x\" message_en: \"x\" "
      "ground: \"x\" ",
      std::string(check), "}");
}

TEST(RuleErrorsTest, ChecksAreNamedWithTheirThresholdsAndFaults) {
  EXPECT_THAT(CompiledAs(WithCheck("check: \"identity\"")), IsOk());
  EXPECT_THAT(CompiledAs(WithCheck("check: \"identiti\"")),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       HasSubstr("there is no check \"identiti\"; there are "
                                 "identity, village")));
  EXPECT_THAT(CompiledAs(WithCheck("check: \"report_year\"")),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       HasSubstr("needs the threshold \"first_year\"")));
  EXPECT_THAT(CompiledAs(WithCheck(
                  "check: \"scope\" thresholds { key: \"years\" value: 1 }")),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       HasSubstr("has no threshold \"years\"")));
  EXPECT_THAT(CompiledAs(WithCheck("check: \"scope\" wordings { fault: \"x\" "
                                   "message_zh: \"x\" message_en: \"x\" }")),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       HasSubstr("has no fault \"x\"")));
}

}  // namespace
}  // namespace disclosure::rules
