// The rules that read other years: for each, reports that keep it, break just
// it, and for which it is not assessable.

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/rules/rules_fixture.h"
#include "tests/support/report_builder.h"
#include "tests/support/status_matchers.h"

namespace disclosure::rules {
namespace {

using disclosure::v1::FORM_2014;
using disclosure::v1::FORM_2019;
using disclosure::v1::FORM_2021;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr auto kWarning = disclosure::v1::SEVERITY_WARNING;
constexpr auto kInfo = disclosure::v1::SEVERITY_INFO;

using Messages = std::vector<disclosure::v1::Finding>;

// Complete, sound, all zero.
ReportBuilder In(int year) {
  const auto form = year >= 2021   ? FORM_2021
                    : year >= 2019 ? FORM_2019
                                   : FORM_2014;
  return ReportBuilder(AReport()).AllZero(form).Year(year);
}

Messages Across(const ReportBuilder& now,
                const std::optional<ReportBuilder>& before,
                const Judgement& judgement = OnSubmission()) {
  const form::Report report = now.Value();
  OtherYears others;
  form::Report report_before;
  if (before) {
    report_before = before->Value();
    others = {&report_before, report_before.year};
  }
  const RuleSet& rules = EmbeddedRules();
  return rules.ToProto(rules.CheckAcrossYears(report, others, judgement),
                       report);
}

struct BrokenCase {
  std::string name;
  std::string rule;
  ReportBuilder before;
  ReportBuilder now;
  disclosure::v1::Severity on_submission;
  disclosure::v1::Severity in_archive;
  std::string expected;
  std::string found;
  int times = 1;
};

void PrintTo(const BrokenCase& row, std::ostream* out) {
  *out << row.name;
}

class BrokenAcrossTest : public testing::TestWithParam<BrokenCase> {};

TEST_P(BrokenAcrossTest, IsFoundAndNothingElse) {
  const BrokenCase& row = GetParam();
  const Messages findings = Across(row.now, row.before);
  ASSERT_THAT(IdsOf(findings), ElementsAre(row.rule));
  EXPECT_EQ(static_cast<int>(findings.size()), row.times);
  EXPECT_EQ(findings[0].severity(), row.on_submission);
  EXPECT_EQ(findings[0].expected(), row.expected);
  EXPECT_EQ(findings[0].found(), row.found);
  const Messages archived = Across(row.now, row.before, InArchive());
  ASSERT_THAT(IdsOf(archived), ElementsAre(row.rule));
  EXPECT_EQ(archived[0].severity(), row.in_archive);
}

TEST_P(BrokenAcrossTest, IsNotAssessableWithoutTheYearBefore) {
  EXPECT_THAT(IdsOf(Across(GetParam().now, std::nullopt)), IsEmpty());
}

TEST_P(BrokenAcrossTest, IsLeftOutOfWhatAReportAloneCanTell) {
  EXPECT_THAT(IdsOf(FindingsOf(GetParam().now)),
              Not(Contains(GetParam().rule)));
}

// One application of a natural person, on its way through two years.
ReportBuilder CarriesOut(int year) {
  return In(year)
      .With("applications.carried_out.natural_person", 3)
      .With("applications.carried_out.total", 3);
}
ReportBuilder CarriesIn(int year, std::string_view column, int64_t count) {
  return In(year)
      .With(absl::StrCat("applications.carried_in.", std::string(column)),
            count)
      .With("applications.carried_in.total", count);
}

constexpr char kDirect[] = "disputes.litigation_direct.total";
constexpr char kAfter[] = "disputes.litigation_after_reconsideration.total";

INSTANTIATE_TEST_SUITE_P(
    Rules, BrokenAcrossTest,
    testing::ValuesIn(std::vector<BrokenCase>{
        {"CarriedInDiffers", "F-XYR-01", CarriesOut(2022),
         CarriesIn(2023, "natural_person", 2), kWarning, kWarning, "3", "2", 2},
        {"NothingCarriedIn", "F-XYR-01", CarriesOut(2019), In(2020), kWarning,
         kWarning, "3", "0", 2},
        {"OnlyTheTotalIsBlank", "F-XYR-01", CarriesOut(2022),
         CarriesIn(2023, "natural_person", 2)
             .Without("applications.carried_in.total"),
         kWarning, kWarning, "3", "2"},
        {"OtherApplicants", "F-XYR-01a", CarriesOut(2022),
         CarriesIn(2023, "other_org", 3), kInfo, kInfo, "3", "3"},
        {"NormDocsLost", "F-XYR-02",
         In(2022).With("proactive.norm_docs_in_force", 87),
         In(2023)
             .With("proactive.norm_docs_made", 8)
             .With("proactive.norm_docs_repealed", 51)
             .With("proactive.norm_docs_in_force", 54),
         kWarning, kWarning, "44", "54"},
        {"RulesLost", "F-XYR-02", In(2022).With("proactive.rules_in_force", 2),
         In(2023), kWarning, kWarning, "2", "0"},
        {"ItemsMisread", "F-XYR-03",
         In(2019)
             .With("proactive.licence_items_prev", 21)
             .With("proactive.licence_items_change", 2),
         In(2020).With("proactive.licence_items_prev", 21), kWarning, kWarning,
         "23", "21"},
        {"PendingCasesLeftOut", "F-XYR-04",
         In(2022)
             .With("disputes.litigation_direct.pending", 3)
             .With(kDirect, 3)
             .With("applications.received_new.total", 1),
         In(2023).With(kDirect, 2), kInfo, kInfo, "≥ 3", "2"},
        {"TenTimesAsMuch", "F-XYR-05",
         In(2022).With("proactive.licence_decisions", 20),
         In(2023).With("proactive.licence_decisions", 200), kWarning, kInfo,
         "20", "200"},
        {"ATenthOfIt", "F-XYR-05",
         In(2022).With("proactive.licence_decisions", 200),
         In(2023).With("proactive.licence_decisions", 20), kWarning, kInfo,
         "200", "20"},
        {"TenTimesTheMoney", "F-XYR-05",
         In(2022).With("proactive.fee_amount_yuan", 200'000),
         In(2023).With("proactive.fee_amount_yuan", 2'000'000), kWarning, kInfo,
         "200000", "2000000"},
        {"LastYearsTables", "F-XYR-06",
         In(2022).With("proactive.licence_decisions", 7),
         In(2023).With("proactive.licence_decisions", 7), kWarning, kInfo, "",
         "1"},
        {"TooManyCases", "F-REV-02",
         In(2022).With("applications.outcome_total.total", 1),
         In(2023)
             .With("applications.outcome_total.total", 1)
             .With("applications.received_new.total", 1)
             .With("disputes.reconsideration.total", 7),
         kWarning, kInfo, "≤ 6", "7"},
        {"CasesWithoutApplications", "F-REV-03", In(2022),
         In(2023).With(kDirect, 1), kInfo, kInfo, "", "1"},
        {"AfterNoReconsideration", "F-REV-05",
         In(2022).With("applications.received_new.total", 1),
         In(2023).With(kAfter, 1), kInfo, kInfo, "", "1"},
        {"RepealedWhatWasNot", "F-ACT-14", In(2022),
         In(2023)
             .With("proactive.norm_docs_made", 3)
             .With("proactive.norm_docs_repealed", 3),
         kInfo, kInfo, "", "0"},
    }),
    [](const auto& row) { return row.param.name; });

struct SilentCase {
  std::string name;
  std::string rule;
  ReportBuilder before;
  ReportBuilder now;
};

void PrintTo(const SilentCase& row, std::ostream* out) {
  *out << row.name;
}

class SilentAcrossTest : public testing::TestWithParam<SilentCase> {};

TEST_P(SilentAcrossTest, SaysNothing) {
  EXPECT_THAT(Across(GetParam().now, GetParam().before),
              Not(Contains(IsFinding(GetParam().rule))));
}

INSTANTIATE_TEST_SUITE_P(
    KeptOrNotAssessable, SilentAcrossTest,
    testing::ValuesIn(std::vector<SilentCase>{
        {"CarriedOn", "F-XYR-01", CarriesOut(2022),
         CarriesIn(2023, "natural_person", 3)},
        {"CarriedOnToo", "F-XYR-01a", CarriesOut(2022),
         CarriesIn(2023, "natural_person", 3)},
        {"OnlyTheTotalsAgree", "F-XYR-01", CarriesOut(2022),
         CarriesIn(2023, "other_org", 3)},
        {"TotalsDiffer", "F-XYR-01a", CarriesOut(2022),
         CarriesIn(2023, "other_org", 2)},
        {"CarriedInUnknown", "F-XYR-01", CarriesOut(2022),
         In(2023)
             .Without("applications.carried_in.natural_person")
             .Without("applications.carried_in.total")},
        {"CarriedOutUnknown", "F-XYR-01",
         CarriesOut(2022)
             .Without("applications.carried_out.natural_person")
             .Without("applications.carried_out.total"),
         CarriesIn(2023, "natural_person", 2)},
        {"AnnexHasNoCarriedOut", "F-XYR-01", In(2018),
         CarriesIn(2019, "natural_person", 2)},
        {"InForceFollows", "F-XYR-02",
         In(2022).With("proactive.norm_docs_in_force", 87),
         In(2023)
             .With("proactive.norm_docs_made", 8)
             .With("proactive.norm_docs_repealed", 51)
             .With("proactive.norm_docs_in_force", 44)},
        {"FormBeforeHasNoneInForce", "F-XYR-02", In(2020),
         In(2021).With("proactive.norm_docs_in_force", 44)},
        {"InForceBeforeUnknown", "F-XYR-02",
         In(2022).Without("proactive.norm_docs_in_force"),
         In(2023).With("proactive.norm_docs_in_force", 44)},
        {"ItemsFollow", "F-XYR-03",
         In(2019)
             .With("proactive.fee_items_prev", 21)
             .With("proactive.fee_items_change", -2),
         In(2020).With("proactive.fee_items_prev", 19)},
        {"ItemsBeforeUnknown", "F-XYR-03",
         In(2019).Without("proactive.fee_items_prev"),
         In(2020).With("proactive.fee_items_prev", 19)},
        {"PendingCasesCounted", "F-XYR-04",
         In(2022).With("disputes.litigation_direct.pending", 3),
         In(2023).With(kDirect, 3)},
        {"PendingUnknown", "F-XYR-04",
         In(2022).Without("disputes.litigation_direct.pending"), In(2023)},
        {"NineTimesAsMuch", "F-XYR-05",
         In(2022).With("proactive.licence_decisions", 20),
         In(2023).With("proactive.licence_decisions", 199)},
        {"FromASmallFigure", "F-XYR-05",
         In(2022).With("proactive.licence_decisions", 19),
         In(2023).With("proactive.licence_decisions", 2'000)},
        {"ToASmallFigure", "F-XYR-05",
         In(2022).With("proactive.licence_decisions", 2'000),
         In(2023).With("proactive.licence_decisions", 19)},
        {"AStockJumps", "F-XYR-05",
         In(2022).With("proactive.norm_docs_in_force", 20),
         In(2023).With("proactive.norm_docs_in_force", 2'000)},
        {"FromUnknown", "F-XYR-05",
         In(2022).Without("proactive.licence_decisions"),
         In(2023).With("proactive.licence_decisions", 2'000)},
        {"FromAnApproximateFigure", "F-XYR-05",
         In(2022)
             .With("narrative_figures.visits_received", 20)
             .Approximate("narrative_figures.visits_received"),
         In(2023).With("narrative_figures.visits_received", 2'000)},
        {"ToAnApproximateFigure", "F-XYR-05",
         In(2022).With("narrative_figures.visits_received", 20),
         In(2023)
             .With("narrative_figures.visits_received", 2'000)
             .Approximate("narrative_figures.visits_received")},
        {"ZerosAgain", "F-XYR-06", In(2022), In(2023)},
        {"OnlyAStockIsTheSame", "F-XYR-06",
         In(2022).With("proactive.norm_docs_in_force", 5),
         In(2023).With("proactive.norm_docs_in_force", 5)},
        {"OneFigureDiffers", "F-XYR-06",
         In(2022).With("proactive.licence_decisions", 7),
         In(2023)
             .With("proactive.licence_decisions", 7)
             .With("proactive.penalty_decisions", 1)},
        {"OneFigureUnknown", "F-XYR-06",
         In(2022).With("proactive.licence_decisions", 7),
         In(2023)
             .With("proactive.licence_decisions", 7)
             .Without("proactive.penalty_decisions")},
        {"ThreeTimesTheOutcomes", "F-REV-02",
         In(2022).With("applications.outcome_total.total", 1),
         In(2023)
             .With("applications.outcome_total.total", 1)
             .With("disputes.reconsideration.total", 6)},
        {"NoOutcomesAreForAnotherRule", "F-REV-02", In(2022),
         In(2023).With("disputes.reconsideration.total", 6)},
        {"OutcomesUnknown", "F-REV-02",
         In(2022).Without("applications.outcome_total.total"),
         In(2023)
             .With("applications.outcome_total.total", 1)
             .With("disputes.reconsideration.total", 6)},
        {"AnApplicationLastYear", "F-REV-03",
         In(2022).With("applications.carried_in.total", 1),
         In(2023).With(kDirect, 1)},
        {"AnApplicationThisYear", "F-REV-03", In(2022),
         In(2023).With(kDirect, 1).With("applications.received_new.total", 1)},
        {"ApplicationsUnknown", "F-REV-03",
         In(2022).Without("applications.received_new.total"),
         In(2023).With(kDirect, 1)},
        {"NoCase", "F-REV-03", In(2022), In(2023)},
        {"ReconsideredLastYear", "F-REV-05",
         In(2022).With("disputes.reconsideration.total", 1),
         In(2023).With(kAfter, 1)},
        {"ReconsiderationUnknown", "F-REV-05",
         In(2022).Without("disputes.reconsideration.total"),
         In(2023).With(kAfter, 1)},
        {"RepealedWhatWas", "F-ACT-14",
         In(2022).With("proactive.norm_docs_in_force", 5),
         In(2023).With("proactive.norm_docs_repealed", 3)},
        {"InForceAndMade", "F-ACT-14", In(2022),
         In(2023)
             .With("proactive.norm_docs_in_force", 3)
             .With("proactive.norm_docs_made", 3)},
        {"InForceUnknown", "F-ACT-14",
         In(2022).Without("proactive.norm_docs_in_force"),
         In(2023).With("proactive.norm_docs_repealed", 3)},
    }),
    [](const auto& row) { return row.param.name; });

TEST(AcrossYearsTest, AFindingNamesTheCellAndBothFigures) {
  const Messages findings =
      Across(CarriesIn(2023, "natural_person", 2), CarriesOut(2022));
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
  const form::Report report = In(2023).Value();
  const form::Report before = In(2022).Value();
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
  const form::Report report = In(2023).Value();
  const form::Report before = In(2022).Value();
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
  const form::Report report = In(2023).Value();
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
    return Only("F-XYR-09", FindingsOf(In(year).For(code)));
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
