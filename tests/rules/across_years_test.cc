// The rules that read other years: for each, reports that keep it, break just
// it, and for which it is not assessable.

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/rules/rule_cases.h"
#include "tests/rules/rules_fixture.h"
#include "tests/support/report_builder.h"
#include "tests/support/status_matchers.h"

namespace disclosure::rules {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

using Messages = std::vector<disclosure::v1::Finding>;

// Complete, sound, all zero.
ReportBuilder SoundIn(int year) {
  return year >= 2021   ? Sound(disclosure::v1::FORM_2021, year)
         : year >= 2019 ? Sound(disclosure::v1::FORM_2019, year)
                        : Sound(disclosure::v1::FORM_2014, year);
}

Messages Across(const ReportBuilder& now,
                const std::optional<ReportBuilder>& before,
                const Judgement& judgement = OnSubmission()) {
  return FindingsAcross(EmbeddedRules(), now, before, judgement);
}

// The same of a row of a table.
template <typename Case>
Messages AcrossRow(const Case& row,
                   const Judgement& judgement = OnSubmission()) {
  return FindingsAcross(EmbeddedRules(), row.now, row.before, judgement,
                        row.sketch, row.sketch_before);
}

std::vector<std::string> AllIdsOf(const BrokenYearsCase& row) {
  std::vector<std::string> ids = row.also;
  ids.push_back(row.rule);
  std::ranges::sort(ids);
  return ids;
}

class BrokenAcrossTest : public testing::TestWithParam<BrokenYearsCase> {};

TEST_P(BrokenAcrossTest, IsFoundAndNothingElse) {
  const BrokenYearsCase& row = GetParam();
  ASSERT_EQ(IdsOf(AcrossRow(row)), AllIdsOf(row));
  const Messages findings = Only(row.rule, AcrossRow(row));
  EXPECT_EQ(findings.size(), row.findings);
  EXPECT_EQ(findings[0].severity(), row.on_submission);
  EXPECT_EQ(findings[0].expected(), row.expected);
  EXPECT_EQ(findings[0].found(), row.found);
  if (row.cells) {
    EXPECT_THAT(findings[0].cells(), SizeIs(*row.cells));
  }
  const Messages archived = Only(row.rule, AcrossRow(row, InArchive()));
  ASSERT_EQ(archived.size(), row.findings);
  EXPECT_EQ(archived[0].severity(), row.in_archive);
}

TEST_P(BrokenAcrossTest, IsNotAssessableWithoutTheYearBefore) {
  EXPECT_THAT(IdsOf(Across(GetParam().now, std::nullopt)), IsEmpty());
}

TEST_P(BrokenAcrossTest, IsLeftOutOfWhatAReportAloneCanTell) {
  EXPECT_THAT(IdsOf(FindingsOf(GetParam().now)),
              Not(Contains(GetParam().rule)));
}

INSTANTIATE_TEST_SUITE_P(Rules, BrokenAcrossTest,
                         testing::ValuesIn(BrokenYearsCases()),
                         [](const auto& row) { return row.param.name; });

class SilentAcrossTest : public testing::TestWithParam<SilentYearsCase> {};

TEST_P(SilentAcrossTest, SaysNothing) {
  EXPECT_THAT(AcrossRow(GetParam()), Not(Contains(IsFinding(GetParam().rule))));
}

INSTANTIATE_TEST_SUITE_P(KeptOrNotAssessable, SilentAcrossTest,
                         testing::ValuesIn(SilentYearsCases()),
                         [](const auto& row) { return row.param.name; });

TEST(AcrossYearsTest, EachRuleThatReadsOtherYearsHasACaseThatBreaksIt) {
  std::set<std::string> with_case;
  for (const BrokenYearsCase& row : BrokenYearsCases()) {
    with_case.insert(row.rule);
  }
  std::set<std::string> rules;
  for (size_t rule = 0; rule < EmbeddedRules().size(); ++rule) {
    const std::string id(EmbeddedRules().id(static_cast<uint16_t>(rule)));
    if (EmbeddedRules().ReadsOtherYears(id)) rules.insert(id);
  }
  EXPECT_EQ(with_case, rules);
}

TEST(AcrossYearsTest, AFindingNamesTheCellAndBothFigures) {
  const Messages findings =
      Across(SoundIn(2023)
                 .With("applications.carried_in.natural_person", 2)
                 .With("applications.carried_in.total", 2),
             SoundIn(2022)
                 .With("applications.carried_out.natural_person", 3)
                 .With("applications.carried_out.total", 3));
  ASSERT_THAT(IdsOf(findings), ElementsAre("F-XYR-01"));
  ASSERT_EQ(findings[0].cells_size(), 1);
  EXPECT_EQ(findings[0].cells(0).cell(),
            "applications.carried_in.natural_person");
  EXPECT_EQ(findings[0].cells(0).value(), 2);
  EXPECT_THAT(findings[0].message_en(),
              AllOf(HasSubstr("2 carried in"), HasSubstr("carried 3 out")));
}

// Of 64 slots, the first `other` differ.
Messages OfSketches(size_t other) {
  const form::Report report = SoundIn(2023).Value();
  const form::Report before = SoundIn(2022).Value();
  const std::string sketch(64, 'a');
  const std::string sketch_before =
      std::string(other, 'b') + std::string(64 - other, 'a');
  const OtherYears others{&before, 2022, sketch, sketch_before};
  const RuleSet& rules = EmbeddedRules();
  return rules.ToProto(rules.CheckAcrossYears(report, others, OnSubmission()),
                       report);
}

TEST(AcrossYearsTest, ACopiedTextIsToldInPercent) {
  const Messages findings = OfSketches(6);
  ASSERT_THAT(IdsOf(findings), ElementsAre("F-XYR-07"));
  EXPECT_EQ(findings[0].severity(), kInfo);
  EXPECT_EQ(findings[0].found(), "90%");
  EXPECT_EQ(findings[0].expected(), "< 90%");
  EXPECT_THAT(findings[0].message_zh(), HasSubstr("90%"));
  EXPECT_THAT(findings[0].message_en(), HasSubstr("90%"));
  EXPECT_EQ(OfSketches(0)[0].found(), "100%");
  EXPECT_THAT(OfSketches(7), IsEmpty());
}

TEST(AcrossYearsTest, ATextWithoutSketchIsNotComparedWithAnother) {
  const form::Report report = SoundIn(2023).Value();
  const form::Report before = SoundIn(2022).Value();
  const std::string sketch(64, 'a');
  for (const OtherYears& others : {OtherYears{&before, 2022, sketch, ""},
                                   OtherYears{&before, 2022, "", sketch},
                                   OtherYears{&before, 2022, "", ""}}) {
    EXPECT_THAT(
        EmbeddedRules().CheckAcrossYears(report, others, OnSubmission()).list,
        IsEmpty());
  }
}

TEST(AcrossYearsTest, AGapIsToldByTheReportAfterIt) {
  const form::Report report = SoundIn(2023).Value();
  const RuleSet& rules = EmbeddedRules();
  const auto judged = [&](std::optional<int32_t> earlier) {
    return rules.ToProto(
        rules.CheckAcrossYears(report, {nullptr, earlier}, OnSubmission()),
        report);
  };
  const Messages findings = judged(2019);
  ASSERT_THAT(IdsOf(findings), ElementsAre("F-XYR-08"));
  EXPECT_EQ(findings[0].severity(), kInfo);
  EXPECT_EQ(findings[0].expected(), "2022");
  EXPECT_EQ(findings[0].found(), "2019");
  EXPECT_THAT(judged(2022), IsEmpty());
  EXPECT_THAT(judged(std::nullopt), IsEmpty());
}

TEST(AcrossYearsTest, TheRulesThatReadOtherYearsAreKnown) {
  const RuleSet& rules = EmbeddedRules();
  for (const char* id :
       {"F-XYR-01", "F-XYR-06", "F-XYR-07", "F-XYR-08", "F-ACT-14"}) {
    EXPECT_TRUE(rules.ReadsOtherYears(id)) << id;
  }
  for (const char* id : {"F-XYR-09", "F-APP-01", "F-XYR-99", ""}) {
    EXPECT_FALSE(rules.ReadsOtherYears(id)) << id;
  }
}

// What a report is judged by again must be kept with it.
TEST(AcrossYearsTest, ARuleThatReadsTheYearBeforeMayNotAskForAnythingElse) {
  const std::string sound = R"(rules {
    id: "F-X-01"
    holds: "proactive.norm_docs_made >= previous.proactive.norm_docs_made"
    only_if: "organ.level == LEVEL_TOWNSHIP"
    on_submission: SEVERITY_INFO in_archive: SEVERITY_INFO
    message_zh: "x" message_en: "x" ground: "x" })";
  const auto compiled = [](const std::string& text) {
    return RuleSet::Compile(text, "my.textproto", TestCatalogue(),
                            TestDivisions())
        .status();
  };
  EXPECT_THAT(compiled(sound), IsOk());
  EXPECT_THAT(compiled(absl::StrReplaceAll(
                  sound, {{"organ.level == LEVEL_TOWNSHIP",
                           "report.published_on > report.last_day"}})),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       AllOf(HasSubstr("my.textproto:1:1"),
                             HasSubstr("cannot ask for report.published_on"))));
}

// 430321111 is 云湖桥镇 in every edition.
TEST(CodeInItsYearsTest, AnEditionHasTheCodesOfItsYears) {
  std::optional<divisions::DivisionCode> ended;
  std::optional<divisions::DivisionCode> begun;
  for (const divisions::Area& area : TestDivisions().areas()) {
    if (area.code.level() != divisions::Level::kTownship) continue;
    if (area.last_edition() == 2019) ended = area.code;
    if (area.first_edition() == 2021) begun = area.code;
  }
  ASSERT_TRUE(ended && begun);
  const auto found = [](std::string_view code, int year) {
    return Only("F-XYR-09", FindingsOf(SoundIn(year).For(code)));
  };
  EXPECT_THAT(found("430321111", 2023), IsEmpty());
  EXPECT_THAT(found("430321111", 2010), IsEmpty());
  EXPECT_THAT(found(ended->digits(), 2020), IsEmpty());
  EXPECT_THAT(found(begun->digits(), 2021), IsEmpty());
  const Messages late = found(ended->digits(), 2021);
  ASSERT_EQ(late.size(), 1u);
  EXPECT_EQ(late[0].severity(), kWarning);
  EXPECT_THAT(late[0].message_en(),
              HasSubstr("is not used after the edition of 2019"));
  const Messages early = found(begun->digits(), 2020);
  ASSERT_EQ(early.size(), 1u);
  EXPECT_THAT(early[0].message_en(),
              HasSubstr("is used from the edition of 2021 on only"));
}

}  // namespace
}  // namespace disclosure::rules
