// For each rule: reports that break just it, with its severities, and reports
// for which it is not assessable. That sound reports keep all of them is the
// first test below.

#include <algorithm>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/rules/rules_fixture.h"
#include "tests/support/report_builder.h"

namespace disclosure::rules {
namespace {

using disclosure::v1::FORM_2014;
using disclosure::v1::FORM_2019;
using disclosure::v1::FORM_2021;
using disclosure::v1::FORM_PRE_2014;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr auto kError = disclosure::v1::SEVERITY_ERROR;
constexpr auto kWarning = disclosure::v1::SEVERITY_WARNING;
constexpr auto kInfo = disclosure::v1::SEVERITY_INFO;

constexpr char kValidCreditCode[] = "11430321006301553Y";

// Complete, sound, all zero.
ReportBuilder Sound(disclosure::v1::Form form = FORM_2019, int year = 2020) {
  return ReportBuilder(AReport()).AllZero(form).Year(year);
}

ReportBuilder SoundOfCounty() {
  return Sound().For("430321").Scope(disclosure::v1::SCOPE_OWN_ORGAN);
}

ReportBuilder Undeclared(std::string_view division_code) {
  return Sound().For(division_code).Scope(disclosure::v1::SCOPE_UNSPECIFIED);
}

ReportBuilder WithNote(std::string_view rule_id, std::string_view cell,
                       std::string_view raw_text) {
  ReportBuilder report = Sound();
  auto& note = *report.Mutable().add_import_notes();
  note.set_rule_id(std::string(rule_id));
  note.set_cell(std::string(cell));
  note.set_raw_text(std::string(raw_text));
  return report;
}

ReportBuilder WithFormNumber(int number) {
  ReportBuilder report = AReport();
  report.Mutable().set_form(static_cast<disclosure::v1::Form>(number));
  return report;
}

ReportBuilder WithScopeNumber(int number) {
  ReportBuilder report = Sound();
  report.Mutable().set_scope(static_cast<disclosure::v1::Scope>(number));
  return report;
}

ReportBuilder WithLocalRows(int count) {
  ReportBuilder report = Sound();
  for (int i = 0; i < count; ++i) report.Mutable().add_local_rows();
  return report;
}

ReportBuilder ApproximateName(std::string_view name) {
  ReportBuilder report = Sound();
  report.Mutable().add_approximate_cells(std::string(name));
  return report;
}

ReportBuilder PeriodWithoutFirstDay() {
  ReportBuilder report = Sound().Period("2020-01-01", "2020-06-30");
  report.Mutable().mutable_statistical_period()->mutable_first_day()->set_month(
      13);
  return report;
}

// As a general office did in 2019: totals of outcomes left blank.
ReportBuilder WithoutTotalOf(std::string_view row) {
  const std::string name(row);
  return Sound()
      .With("applications.received_new.natural_person", 2)
      .With("applications.received_new.total", 2)
      .With(name + ".natural_person", 2)
      .With("applications.outcome_total.natural_person", 2)
      .With("applications.outcome_total.total", 2)
      .Without(name + ".total");
}

class SoundReportTest
    : public testing::TestWithParam<std::pair<disclosure::v1::Form, int>> {};

TEST_P(SoundReportTest, KeepsEveryRule) {
  const auto [form, year] = GetParam();
  EXPECT_THAT(IdsOf(FindingsOf(Sound(form, year))), IsEmpty());
  EXPECT_THAT(IdsOf(FindingsOf(Sound(form, year), InArchive())), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Forms, SoundReportTest,
                         testing::Values(std::pair(FORM_PRE_2014, 2012),
                                         std::pair(FORM_2014, 2016),
                                         std::pair(FORM_2019, 2020),
                                         std::pair(FORM_2021, 2023)));

struct BrokenCase {
  std::string name;
  std::string rule;
  ReportBuilder report;
  disclosure::v1::Severity on_submission;
  disclosure::v1::Severity in_archive;
  std::string expected = "";
  std::string found = "";
  // How often it speaks.
  size_t findings = 1;
  // What cannot but speak with it.
  std::vector<std::string> also = {};
};

std::vector<std::string> AllOf(const BrokenCase& row) {
  std::vector<std::string> ids = row.also;
  ids.push_back(row.rule);
  std::ranges::sort(ids);
  return ids;
}

void PrintTo(const BrokenCase& row, std::ostream* out) {
  *out << row.name;
}

class BrokenRuleTest : public testing::TestWithParam<BrokenCase> {};

TEST_P(BrokenRuleTest, SpeaksAloneOnSubmission) {
  const BrokenCase& row = GetParam();
  ASSERT_EQ(IdsOf(FindingsOf(row.report)), AllOf(row));
  const auto findings = Only(row.rule, FindingsOf(row.report));
  EXPECT_THAT(findings, SizeIs(row.findings));
  EXPECT_EQ(findings[0].severity(), row.on_submission);
  EXPECT_EQ(findings[0].expected(), row.expected);
  EXPECT_EQ(findings[0].found(), row.found);
}

TEST_P(BrokenRuleTest, HasItsSeverityInArchiveMode) {
  const BrokenCase& row = GetParam();
  const auto findings = Only(row.rule, FindingsOf(row.report, InArchive()));
  ASSERT_THAT(findings, SizeIs(row.findings));
  EXPECT_EQ(findings[0].severity(), row.in_archive);
}

TEST_P(BrokenRuleTest, SaysInBothLanguagesWhatIsWrong) {
  for (const auto& finding : FindingsOf(GetParam().report)) {
    for (const std::string& text :
         {finding.message_zh(), finding.message_en(), finding.ground()}) {
      EXPECT_THAT(text, Not(IsEmpty()));
      EXPECT_EQ(text.find('{'), std::string::npos) << text;
    }
    EXPECT_THAT(finding.fingerprint(), SizeIs(16));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Structure, BrokenRuleTest,
    testing::ValuesIn(std::vector<BrokenCase>{
        {"DivisionMissing", "F-STR-01", Sound().For(""), kError, kError},
        {"DivisionMalformed", "F-STR-01", Sound().For("43x"), kError, kError,
         "", "43x"},
        {"DivisionTooLong", "F-STR-01", Sound().For("4303211112"), kError,
         kError, "", "4303211112"},
        {"DivisionUnknown", "F-STR-01", Sound().For("430321999"), kError,
         kError, "", "430321999"},
        {"OrganNameMissing", "F-STR-01",
         Sound().Organ("", "", disclosure::v1::ORGAN_KIND_GOVERNMENT), kError,
         kError},
        {"CreditCodeInvalid", "F-STR-01",
         SoundOfCounty().Organ("湘潭县教育局", "11430321006301553X",
                               disclosure::v1::ORGAN_KIND_DEPARTMENT),
         kError, kError, "", "11430321006301553X"},
        {"FormMissing", "F-STR-01", WithFormNumber(0), kError, kError},
        {"FormUnknown", "F-STR-01", WithFormNumber(9), kError, kError, "", "9"},
        {"YearBeforeAllReports", "F-STR-02", Sound(FORM_PRE_2014, 2007), kError,
         kError, "2008-2025", "2007"},
        {"YearMissing", "F-STR-02", Sound(FORM_2019, 0), kError, kError,
         "2008-2025", "0"},
        {"YearNotEnded", "F-STR-02", Sound(FORM_2021, 2026), kError, kError,
         "2008-2025", "2026"},
        {"YearOfTheFuture", "F-STR-02", Sound(FORM_2021, 2030), kError, kError,
         "2008-2025", "2030"},
        {"ForeignCell", "F-STR-03",
         Sound().With("proactive.norm_docs_in_force", 3), kError, kWarning, "",
         "3"},
        {"ForeignCellsOneByOne", "F-STR-03",
         Sound(FORM_2021, 2023)
             .With("applications.other_total.total", 0)
             .With("annex_2014.staff", 5),
         kError, kWarning, "", "0", 2},
        {"ApproximateNameOfNoCell", "F-STR-03",
         ApproximateName("proactive.norm_docs_mad"), kError, kWarning, "",
         "proactive.norm_docs_mad"},
        {"OldFormForNewYear", "F-STR-04", Sound(FORM_2019, 2022), kWarning,
         kInfo, "", "2022"},
        {"NewFormForOldYear", "F-STR-04", Sound(FORM_2014, 2013), kWarning,
         kInfo, "", "2013"},
        {"NoFormForNewYear", "F-STR-04", Sound(FORM_PRE_2014, 2015), kWarning,
         kInfo, "", "2015"},
        {"BlankCells", "F-STR-06",
         Sound()
             .Without("proactive.norm_docs_made")
             .Without("disputes.reconsideration.upheld"),
         kWarning, kInfo, "0", "2"},
        {"UnknownRow", "F-STR-09", WithNote("F-STR-09", "", "小计 3"), kWarning,
         kInfo, "", "小计 3"},
        {"HalfYear", "F-STR-11", Sound().Period("2020-01-01", "2020-06-30"),
         kError, kError, "≥ 300", "182"},
        {"PeriodBackwards", "F-STR-11",
         Sound().Period("2020-12-31", "2020-01-01"), kError, kError, "≥ 300",
         "-364"},
    }),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Values, BrokenRuleTest,
    testing::ValuesIn(std::vector<BrokenCase>{
        {"NotWhole", "F-FMT-01",
         WithNote("F-FMT-01", "proactive.norm_docs_made", "12.5"), kError,
         kWarning, "", "12.5"},
        {"NegativeCount", "F-FMT-02",
         Sound().With("proactive.norm_docs_made", -1), kError, kWarning, "≥ 0",
         "-1"},
        {"NegativeFigureOfTheNarrative", "F-FMT-02",
         Sound().With("narrative_figures.staff", -2), kError, kWarning, "≥ 0",
         "-2"},
        {"NegativeAndHuge", "F-FMT-02",
         Sound().With("proactive.norm_docs_made", INT64_MIN), kError, kWarning,
         "≥ 0", "-9223372036854775808"},
        {"NegativeMoney", "F-FMT-03",
         Sound(FORM_2021, 2023).With("proactive.fee_amount_yuan", -1), kError,
         kWarning, "≥ 0", "-1"},
        {"TooLarge", "F-FMT-04",
         Sound().With("proactive.norm_docs_made", 1'000'000'000'000), kError,
         kError, "< 1000000000000", "1000000000000"},
        {"LargestInteger", "F-FMT-04",
         Sound().With("proactive.norm_docs_made", INT64_MAX), kError, kError,
         "< 1000000000000", "9223372036854775807"},
        {"TooLargeInTheUnitOfTheForm", "F-FMT-04",
         Sound(FORM_2021, 2023)
             .With("proactive.fee_amount_yuan", 10'000'000'000'000'000),
         kError, kError, "< 10000000000000000", "10000000000000000"},
        {"TooLargeADecrease", "F-FMT-04",
         Sound().With("proactive.licence_items_change", -1'000'000'000'000),
         kError, kError, "> -1000000000000", "-1000000000000"},
        {"Repaired", "F-FMT-05",
         WithNote("F-FMT-05", "proactive.norm_docs_made", "９９"), kInfo, kInfo,
         "", "９９"},
        {"TooMuchText", "F-FMT-06",
         Sound().Narrative(disclosure::v1::PART_KIND_OVERVIEW, "一、总体情况",
                           std::string(600'000, 'x')),
         kError, kError, "524288", "600018"},
        {"TooManyLocalRows", "F-FMT-06", WithLocalRows(501), kError, kError,
         "500", "501"},
    }),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Applications, BrokenRuleTest,
    testing::ValuesIn(std::vector<BrokenCase>{
        {"Vanished", "F-APP-01",
         Sound()
             .With("applications.received_new.natural_person", 1)
             .With("applications.received_new.total", 1),
         kError, kWarning, "0", "1", 2},
        {"OutcomesDoNotAddUp", "F-APP-02",
         Sound()
             .With("applications.granted.natural_person", 1)
             .With("applications.granted.total", 1),
         kError, kWarning, "1", "0", 2},
        {"OutcomesOf2021DoNotAddUp", "F-APP-02",
         Sound(FORM_2021, 2023)
             .With("applications.other_misc.natural_person", 1)
             .With("applications.other_misc.total", 1),
         kError, kWarning, "1", "0", 2},
        {"ApplicantsDoNotAddUp", "F-APP-03",
         Sound()
             .With("applications.received_new.natural_person", 1)
             .With("applications.granted.natural_person", 1)
             .With("applications.outcome_total.natural_person", 1),
         kError, kWarning, "1", "0", 3},
        {"TotalIsDerived",
         "F-APP-03a",
         WithoutTotalOf("applications.granted"),
         kInfo,
         kInfo,
         "2",
         "",
         1,
         {"F-STR-06"}},
        {"MoreCarriedOutThanThere",
         "F-APP-06",
         Sound()
             .With("applications.carried_out.natural_person", 1)
             .With("applications.carried_out.total", 1),
         kError,
         kWarning,
         "≤ 0",
         "1",
         2,
         {"F-APP-01"}},
    }),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Disputes, BrokenRuleTest,
    testing::ValuesIn(std::vector<BrokenCase>{
        {"ResultsDoNotAddUp", "F-REV-01",
         Sound().With("disputes.litigation_direct.pending", 1), kError,
         kWarning, "1", "0"},
        {"EachGroupByItself", "F-REV-01",
         Sound()
             .With("disputes.reconsideration.total", 2)
             .With("disputes.litigation_after_reconsideration.total", 2),
         kError, kWarning, "0", "2", 2},
    }),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    WhoReports, BrokenRuleTest,
    testing::ValuesIn(std::vector<BrokenCase>{
        {"Village", "F-ORG-02", Sound().For("430321111201"), kError, kError, "",
         "430321111201"},
        {"ScopeUndeclared", "F-ORG-06", Undeclared("430321"), kError, kWarning},
        {"ScopeUndeclaredByTheNation", "F-ORG-06", Undeclared("00"), kError,
         kWarning},
        {"SummaryOfATownship", "F-ORG-06",
         Sound().Scope(disclosure::v1::SCOPE_AREA_SUMMARY), kError, kWarning},
        {"SummaryByADepartment", "F-ORG-06",
         SoundOfCounty()
             .Organ("湘潭县教育局", kValidCreditCode,
                    disclosure::v1::ORGAN_KIND_DEPARTMENT)
             .Scope(disclosure::v1::SCOPE_AREA_SUMMARY),
         kError, kWarning},
        {"ScopeUnknown", "F-ORG-06", WithScopeNumber(7), kError, kWarning, "",
         "7"},
    }),
    [](const auto& row) { return row.param.name; });

// Reports on which a rule does not speak, though it would if the missing
// operand were zero, or the figure another.
struct SilentCase {
  std::string name;
  std::string rule;
  ReportBuilder report;
};

void PrintTo(const SilentCase& row, std::ostream* out) {
  *out << row.name;
}

class SilentRuleTest : public testing::TestWithParam<SilentCase> {};

TEST_P(SilentRuleTest, SaysNothing) {
  const SilentCase& row = GetParam();
  EXPECT_THAT(Only(row.rule, FindingsOf(row.report)), IsEmpty());
  EXPECT_THAT(Only(row.rule, FindingsOf(row.report, InArchive())), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    NotAssessable, SilentRuleTest,
    testing::ValuesIn(std::vector<SilentCase>{
        {"ApplicationsWithABlank", "F-APP-01",
         Sound()
             .With("applications.received_new.total", 1)
             .Without("applications.outcome_total.total")},
        {"OutcomesWithABlank", "F-APP-02",
         Sound()
             .With("applications.outcome_total.natural_person", 1)
             .Without("applications.granted.natural_person")},
        {"ApplicantsWithABlank", "F-APP-03",
         Sound()
             .With("applications.granted.total", 1)
             .Without("applications.granted.other_org")},
        {"CarriedOutWithABlank", "F-APP-06",
         Sound()
             .With("applications.carried_out.total", 1)
             .Without("applications.carried_in.total")},
        {"DerivedTotalWithABlankPart", "F-APP-03a",
         WithoutTotalOf("applications.granted")
             .Without("applications.granted.other_org")},
        {"DerivedTotalWithoutTheFrame", "F-APP-03a",
         WithoutTotalOf("applications.granted")
             .Without("applications.carried_out.total")},
        {"DerivedTotalOfTheFrame", "F-APP-03a",
         Sound().Without("applications.received_new.total")},
        {"DerivedTotalOutside64Bits", "F-APP-03a",
         WithoutTotalOf("applications.granted")
             .With("applications.granted.natural_person", INT64_MAX)
             .With("applications.granted.other_org", 1)},
        {"DisputesWithABlank", "F-REV-01",
         Sound()
             .With("disputes.reconsideration.total", 1)
             .Without("disputes.reconsideration.upheld")},
        {"BlankIsNotNegative", "F-FMT-02",
         Sound().Without("proactive.norm_docs_made")},
        {"MoneyThatIsBlank", "F-FMT-03",
         Sound(FORM_2021, 2023).Without("proactive.fee_amount_yuan")},
        {"SizeOfABlank", "F-FMT-04",
         Sound().Without("proactive.norm_docs_made")},
        {"SizeOfADerivedTotal", "F-FMT-04",
         WithoutTotalOf("applications.granted")
             .With("applications.granted.natural_person", 999'999'999'999)
             .With("applications.granted.other_org", 999'999'999'999)},
        {"NoPeriod", "F-STR-11", Sound()},
        {"PeriodWithADayThatDoesNotExist", "F-STR-11", PeriodWithoutFirstDay()},
        {"ForeignCellsOfAnUnknownForm", "F-STR-03",
         WithFormNumber(9).With("proactive.norm_docs_made", 1)},
        {"BlanksOfAnUnknownForm", "F-STR-06", WithFormNumber(9)},
        {"YearThatCannotBe", "F-STR-04", Sound(FORM_2021, 1800)},
        {"UnknownFormOfAYear", "F-STR-04", WithFormNumber(9).Year(2012)},
        {"ScopeOfAMalformedCode", "F-ORG-06", Sound().For("43x")},
        {"CodeOfAVillage", "F-STR-01", Sound().For("430321111201")},
    }),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Kept, SilentRuleTest,
    testing::ValuesIn(std::vector<SilentCase>{
        {"TwelveDigitsOfATownship", "F-STR-01", Sound().For("430321111000")},
        {"TwelveDigitsAreNoVillage", "F-ORG-02", Sound().For("430321111000")},
        {"CodeOfAnOldEdition", "F-STR-01", Sound().For("430321101")},
        {"Department", "F-STR-01",
         SoundOfCounty().Organ("湘潭县教育局", kValidCreditCode,
                               disclosure::v1::ORGAN_KIND_DEPARTMENT)},
        {"FirstYear", "F-STR-02", Sound(FORM_PRE_2014, 2008)},
        {"LastYear", "F-STR-02", Sound(FORM_2021, 2025)},
        {"EitherFormFor2014", "F-STR-04", Sound(FORM_2014, 2014)},
        {"NoFormFor2014", "F-STR-04", Sound(FORM_PRE_2014, 2014)},
        {"Form2014For2018", "F-STR-04", Sound(FORM_2014, 2018)},
        {"Form2019For2019", "F-STR-04", Sound(FORM_2019, 2019)},
        {"Form2021For2021", "F-STR-04", Sound(FORM_2021, 2021)},
        {"ThreeHundredDays", "F-STR-11",
         Sound().Period("2020-03-07", "2020-12-31")},
        {"ADecreaseOfItems", "F-FMT-02",
         Sound().With("proactive.licence_items_change", -3)},
        {"TwelveDigits", "F-FMT-04",
         Sound().With("proactive.norm_docs_made", 999'999'999'999)},
        {"MoneyOf17Digits", "F-FMT-04",
         Sound(FORM_2021, 2023)
             .With("proactive.fee_amount_yuan", 9'999'999'999'999'999)},
        {"FigureOfTheNarrativeIsNotForeign", "F-STR-03",
         Sound().With("narrative_figures.staff", 2)},
        {"FigureOfTheNarrativeIsNotBlank", "F-STR-06", Sound()},
        {"NoteForAnotherRule", "F-APP-01",
         WithNote("F-APP-01", "applications.granted.total", "x")},
        {"NarrativeWithinItsLimit", "F-FMT-06",
         Sound().Narrative(disclosure::v1::PART_KIND_OVERVIEW, "",
                           std::string(524'288, 'x'))},
        {"EquationHoldsWithBlanksAsZero", "F-APP-01",
         Sound().Without("applications.outcome_total.total")},
        {"DerivedTotalServesItsColumn", "F-APP-02",
         WithoutTotalOf("applications.granted")},
        {"ApproximateFigure", "F-APP-03",
         Sound()
             .With("applications.granted.total", 1)
             .Approximate("applications.granted.total")},
        {"SummaryOfACounty", "F-ORG-06",
         SoundOfCounty().Scope(disclosure::v1::SCOPE_AREA_SUMMARY)},
        {"TownshipNeedsNoScope", "F-ORG-06", Undeclared("430321111")},
    }),
    [](const auto& row) { return row.param.name; });

// The day decides from when on a report for the year of judgement is taken.
TEST(ReportYearTest, IsTakenFromItsLastDayOn) {
  const ReportBuilder report = Sound(FORM_2021, 2026);
  Judgement judgement = OnSubmission();
  judgement.today = *form::CivilDate::FromYmd(2026, 12, 30);
  EXPECT_THAT(IdsOf(FindingsOf(report, judgement)),
              testing::ElementsAre("F-STR-02"));
  judgement.today = *form::CivilDate::FromYmd(2026, 12, 31);
  EXPECT_THAT(IdsOf(FindingsOf(report, judgement)), IsEmpty());
}

TEST(DerivedTotalTest, BreaksItsColumnIfItDoesNotFit) {
  const auto findings =
      FindingsOf(WithoutTotalOf("applications.granted")
                     .With("applications.granted.natural_person", 3));
  const auto column = Only("F-APP-02", findings);
  ASSERT_THAT(column, SizeIs(2));
  EXPECT_EQ(column[1].expected(), "3");
  // The report left it blank, and the finding says so.
  EXPECT_EQ(column[1].cells(1).cell(), "applications.granted.total");
  EXPECT_FALSE(column[1].cells(1).has_value());
}

TEST(NegativeCountTest, IsJudgedThoughApproximate) {
  EXPECT_THAT(IdsOf(FindingsOf(Sound()
                                   .With("narrative_figures.staff", -1)
                                   .Approximate("narrative_figures.staff"))),
              testing::ElementsAre("F-FMT-02"));
}

TEST(BlankCellsTest, AreOneFindingThatListsTheFirstAndCountsAll) {
  const auto findings = FindingsOf(AReport());
  ASSERT_THAT(IdsOf(findings), testing::ElementsAre("F-STR-06"));
  EXPECT_EQ(findings[0].found(), "198");
  EXPECT_THAT(findings[0].cells(), SizeIs(40));
  EXPECT_EQ(findings[0].cells(0).cell(), "proactive.rules_made");
  EXPECT_FALSE(findings[0].cells(0).has_value());
}

}  // namespace
}  // namespace disclosure::rules
