// F-TIM-01 to F-TIM-04 with days that areas have set; those of the whole
// country have cases in each_rule_test.cc.

#include "rules/deadline_checks.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "status/check.h"
#include "tests/rules/rule_cases.h"
#include "tests/rules/rules_fixture.h"

namespace disclosure::rules {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr char kLocal[] = R"(
deadlines {
  division: "430321"
  reporters: REPORTER_DEPARTMENT
  reporters: REPORTER_GOVERNMENT
  reporters: REPORTER_TOWNSHIP
  last_report_year: 2020
  month: 1
  day: 20
  set_by_zh: "湘潭县政府办公室"
  set_by_en: "the office of Xiangtan county"
}
deadlines {
  division: "430321"
  reporters: REPORTER_TOWNSHIP
  first_report_year: 2021
  month: 2
  day: 20
  set_by_zh: "湘潭县政府办公室"
  set_by_en: "the office of Xiangtan county"
}
)";

RuleSet WithLocalDays() {
  absl::StatusOr<Calendar> calendar =
      Calendar::Parse(std::string(Calendar::EmbeddedText()) + kLocal,
                      "my.textproto", TestDivisions());
  CHECK_OK(calendar.status());
  return *RuleSet::Compile(RuleSet::EmbeddedText(), "rules.textproto",
                           TestCatalogue(), TestDivisions(),
                           *std::move(calendar));
}

struct LocalCase {
  std::string name;
  ReportBuilder report;
  // Empty: in time.
  std::string rule;
  disclosure::v1::Severity on_submission = kInfo;
  std::string expected = "";
};

void PrintTo(const LocalCase& row, std::ostream* out) {
  *out << row.name;
}

class LocalDeadlineTest : public testing::TestWithParam<LocalCase> {
 protected:
  std::vector<disclosure::v1::Finding> FindingsIn(const Judgement& judgement) {
    const disclosure::v1::AnnualReport& message = GetParam().report;
    const form::Report report = TestReader().Read(message);
    return rules_.ToProto(rules_.CheckAlone(report, message, judgement),
                          report);
  }

  const RuleSet rules_ = WithLocalDays();
};

TEST_P(LocalDeadlineTest, IsANoteAsLongAsTheDayOfTheCountryIsKept) {
  const LocalCase& row = GetParam();
  const auto findings = FindingsIn(OnSubmission());
  if (row.rule.empty()) {
    EXPECT_THAT(IdsOf(findings), IsEmpty());
    return;
  }
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].rule_id(), row.rule);
  EXPECT_EQ(findings[0].severity(), row.on_submission);
  EXPECT_EQ(findings[0].expected(), row.expected);
  EXPECT_EQ(FindingsIn(InArchive())[0].severity(), kInfo);
}

TEST_P(LocalDeadlineTest, NamesTheDayAndWhoSetIt) {
  for (const auto& finding : FindingsIn(OnSubmission())) {
    EXPECT_THAT(finding.message_zh(), AllOf(HasSubstr(finding.expected()),
                                            HasSubstr("湘潭县政府办公室")));
    EXPECT_THAT(finding.message_en(),
                AllOf(HasSubstr(finding.expected()),
                      HasSubstr("the office of Xiangtan county")));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Reports, LocalDeadlineTest,
    testing::ValuesIn(std::vector<LocalCase>{
        {"OnTheLocalDay", Sound().PublishedOn("2021-01-20"), ""},
        {"ADayLater", Sound().PublishedOn("2021-01-21"), "F-TIM-03", kInfo,
         "2021-01-20"},
        {"OnTheDayOfTheCountry", Sound().PublishedOn("2021-01-31"), "F-TIM-03",
         kInfo, "2021-01-20"},
        {"AfterTheDayOfTheCountry", Sound().PublishedOn("2021-02-01"),
         "F-TIM-03", kWarning, "2021-01-20"},
        {"Department",
         OfDepartment("430321", "湘潭县教育局").PublishedOn("2021-01-31"),
         "F-TIM-01", kInfo, "2021-01-20"},
        {"LateDepartment",
         OfDepartment("430321", "湘潭县教育局").PublishedOn("2021-02-01"),
         "F-TIM-01", kWarning, "2021-01-20"},
        {"Government", SoundOfCounty().PublishedOn("2021-03-31"), "F-TIM-02",
         kInfo, "2021-01-20"},
        {"LateGovernment", SoundOfCounty().PublishedOn("2021-04-01"),
         "F-TIM-02", kWarning, "2021-01-20"},
        {"UnderTheOldRegulation", Annex().PublishedOn("2017-01-21"), "F-TIM-04",
         kInfo, "2017-01-20"},
        {"LaterDayOfTownships",
         Sound(disclosure::v1::FORM_2021, 2021).PublishedOn("2022-02-20"), ""},
        {"LaterThanThat",
         Sound(disclosure::v1::FORM_2021, 2021).PublishedOn("2022-02-21"),
         "F-TIM-03", kWarning, "2022-02-20"},
    }),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace disclosure::rules
