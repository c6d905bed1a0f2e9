#include "form/formula.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "form/formula_fold.h"
#include "form/formula_linear.h"
#include "form/formula_parser.h"
#include "form/formula_resolver.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/catalogue.h"
#include "tests/support/report_builder.h"
#include "tests/support/status_matchers.h"

namespace disclosure::form {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr int64_t kLargest = 999'999'999'999'999'999;

std::string AtOffset(size_t offset) {
  return absl::StrCat("at ", offset);
}

absl::StatusOr<FormulaNode> Understand(std::string_view text,
                                       const FormulaScope& scope = {}) {
  static const FormulaResolver& resolver =
      *new FormulaResolver(TestCatalogue());
  absl::StatusOr<FormulaNode> tree = ParseFormula(text, AtOffset);
  if (!tree.ok()) return tree;
  return resolver.Resolve(*tree, scope, AtOffset);
}

std::string ErrorOf(std::string_view text, const FormulaScope& scope = {}) {
  return Understand(text, scope).status().ToString();
}

// A figure of a report, by name; "2019" and "2021" have the same rows here but
// for r221 to r224.
struct Cells {
  std::map<std::string, int64_t> now = {};
  std::optional<std::map<std::string, int64_t>> before = {};
};

enum class Expected { kHolds, kBroken, kNotAssessable, kNotApplicable };

CellValues ValuesOf(const std::map<std::string, int64_t>& cells) {
  CellValues values(TestCatalogue().size());
  for (const auto& [name, value] : cells) values.Set(CellNamed(name), value);
  return values;
}

Expected JudgedAs(const FormulaNode& resolved, v1::Form form,
                  const Cells& cells, Formula::Use use) {
  FormulaForms forms{.report = form};
  if (cells.before) forms.year_before = v1::FORM_2019;
  const auto folded = FoldFormula(resolved, TestCatalogue(), forms);
  if (!folded) return Expected::kNotApplicable;
  const auto formula = Formula::Compile(*folded, use);
  EXPECT_THAT(formula, IsOk());
  const CellValues now = ValuesOf(cells.now);
  const CellValues before =
      ValuesOf(cells.before.value_or(std::map<std::string, int64_t>()));
  const AttributeValues attributes(
      AReport().Form(form).PublishedOn("2021-01-26").Value());
  Figures figures(now, attributes);
  if (cells.before) {
    figures.values_before = before.values().data();
    figures.presence_before = before.presence().data();
  }
  return static_cast<Expected>(formula->Judge(figures));
}

struct JudgeCase {
  std::string name;
  std::string formula;
  Cells cells;
  Expected expected;
  v1::Form form = v1::FORM_2019;
  FormulaScope scope = {};
};

class JudgeTest : public testing::TestWithParam<JudgeCase> {};

TEST_P(JudgeTest, Judges) {
  const JudgeCase& row = GetParam();
  const auto resolved = Understand(row.formula, row.scope);
  ASSERT_THAT(resolved, IsOk());
  EXPECT_EQ(JudgedAs(*resolved, row.form, row.cells, Formula::Use::kAssertion),
            row.expected);
}

const char kMade[] = "proactive.norm_docs_made";
const char kDecisions[] = "proactive.licence_decisions";
const char kPenalties[] = "proactive.penalty_decisions";
using enum Expected;

INSTANTIATE_TEST_SUITE_P(
    Comparisons, JudgeTest,
    testing::ValuesIn(std::vector<JudgeCase>{
        {"EqualHolds", "proactive.norm_docs_made == 3", {{{kMade, 3}}}, kHolds},
        {"EqualIsBroken",
         "proactive.norm_docs_made == 3",
         {{{kMade, 4}}},
         kBroken},
        {"Unequal", "proactive.norm_docs_made != 3", {{{kMade, 4}}}, kHolds},
        {"LessIsStrict",
         "proactive.norm_docs_made < 3",
         {{{kMade, 3}}},
         kBroken},
        {"LessOrEqual",
         "proactive.norm_docs_made <= 3",
         {{{kMade, 3}}},
         kHolds},
        {"GreaterIsStrict",
         "proactive.norm_docs_made > 3",
         {{{kMade, 3}}},
         kBroken},
        {"GreaterOrEqual",
         "proactive.norm_docs_made >= 3",
         {{{kMade, 3}}},
         kHolds},
        {"ProductsBindCloser",
         "proactive.norm_docs_made == 2 + 3 * 4",
         {{{kMade, 14}}},
         kHolds},
        {"SubtractionGoesLeftToRight",
         "proactive.norm_docs_made == 9 - 3 - 2",
         {{{kMade, 4}}},
         kHolds},
        {"ParenthesesFirst",
         "proactive.norm_docs_made == (2 + 3) * 4",
         {{{kMade, 20}}},
         kHolds},
        {"DivisionIsExact",
         "proactive.norm_docs_made / 3 * 3 == 1",
         {{{kMade, 1}}},
         kHolds},
        {"DecimalsAreExact",
         "proactive.norm_docs_made * 0.1 == 0.3",
         {{{kMade, 3}}},
         kHolds},
        {"MinusSign",
         "-proactive.norm_docs_made == -3",
         {{{kMade, 3}}},
         kHolds},
        {"DivisionByZero",
         "proactive.norm_docs_made / proactive.licence_decisions == 1",
         {{{kMade, 1}, {kDecisions, 0}}},
         kNotAssessable},
        {"EighteenDigitsDoNotWrap",
         "proactive.norm_docs_made * proactive.norm_docs_made > 0",
         {{{kMade, kLargest}}},
         kHolds},
        {"Beyond128Bits",
         "proactive.norm_docs_made * proactive.norm_docs_made * "
         "proactive.norm_docs_made > 0",
         {{{kMade, kLargest}}},
         kNotAssessable},
        {"LargestInteger",
         "proactive.norm_docs_made + 1 > 0",
         {{{kMade, INT64_MAX}}},
         kHolds},
        {"SmallestInteger",
         "-proactive.norm_docs_made > 0",
         {{{kMade, INT64_MIN}}},
         kHolds},
    }),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Blanks, JudgeTest,
    testing::ValuesIn(std::vector<JudgeCase>{
        {"ABlankIsMissingNotZero",
         "proactive.norm_docs_made >= 0",
         {},
         kNotAssessable},
        {"AnEquationMayHoldWithBlanksAsZero",
         "proactive.norm_docs_made == proactive.licence_decisions",
         {{{kMade, 0}}},
         kHolds},
        {"AnEquationThatDoesNotIsNotAssessable",
         "proactive.norm_docs_made == proactive.licence_decisions",
         {{{kMade, 1}}},
         kNotAssessable},
        {"BelowNotNothingIsAsserted",
         "not (proactive.norm_docs_made == proactive.licence_decisions)",
         {{{kMade, 0}}},
         kNotAssessable},
        {"IsBlank", "is_blank(proactive.norm_docs_made)", {}, kHolds},
        {"IsNotBlank", "not is_blank(proactive.norm_docs_made)", {}, kBroken},
        {"AndIsBrokenByOnePart",
         "proactive.norm_docs_made > 0 and proactive.licence_decisions > 0",
         {{{kMade, 0}}},
         kBroken},
        {"AndWaitsForTheOther",
         "proactive.norm_docs_made > 0 and proactive.licence_decisions > 0",
         {{{kMade, 1}}},
         kNotAssessable},
        {"OrHoldsByOnePart",
         "proactive.norm_docs_made > 0 or proactive.licence_decisions > 0",
         {{{kMade, 1}}},
         kHolds},
        {"OrWaitsForTheOther",
         "proactive.norm_docs_made > 0 or proactive.licence_decisions > 0",
         {{{kMade, 0}}},
         kNotAssessable},
        {"NotOfUnknownIsUnknown",
         "not proactive.norm_docs_made > 0",
         {},
         kNotAssessable},
    }),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Groups, JudgeTest,
    testing::ValuesIn(std::vector<JudgeCase>{
        {"AlongARow",
         "row.total == sum(row.natural_person .. row.other_org)",
         {{{"applications.granted.natural_person", 1},
           {"applications.granted.commercial_enterprise", 2},
           {"applications.granted.research_institution", 3},
           {"applications.granted.public_welfare_org", 4},
           {"applications.granted.legal_service_org", 5},
           {"applications.granted.other_org", 6},
           {"applications.granted.total", 21}}},
         kHolds,
         v1::FORM_2019,
         {.alias = "row", .stands_for = "applications.granted"}},
        {"AlongAColumnOf2019",
         "sum(applications.granted .. applications.other_misc) == 7",
         {{{"applications.granted.total", 3},
           {"applications.other_total.total", 4},
           {"applications.other_misc.total", 100},
           {"applications.granted.natural_person", 100}}},
         kHolds,
         v1::FORM_2019,
         {.column = "total"}},
        {"AlongAColumnOf2021",
         "sum(applications.granted .. applications.other_misc) == 7",
         {{{"applications.granted.total", 3},
           {"applications.other_misc.total", 4},
           {"applications.other_total.total", 100}}},
         kHolds,
         v1::FORM_2021,
         {.column = "total"}},
        {"ByList",
         "sum(proactive.norm_docs_made, proactive.licence_decisions, "
         "proactive.penalty_decisions) == 6",
         {{{kMade, 1}, {kDecisions, 2}, {kPenalties, 3}}},
         kHolds},
        {"NothingIsLeftOfTheGroup",
         "sum(proactive.rules_repealed, proactive.rules_in_force) == 0",
         {},
         kNotApplicable},
        {"Words",
         "proactive.$_decisions == 2",
         {{{kDecisions, 2}}},
         kHolds,
         v1::FORM_2019,
         {.word = "licence"}},
    }),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Forms, JudgeTest,
    testing::ValuesIn(std::vector<JudgeCase>{
        {"AForeignCellMakesItNotApplicable",
         "proactive.fee_amount_yuan >= 0",
         {{{"proactive.fee_amount_yuan", 1}}},
         kNotApplicable},
        {"UnlessTheFormIsAsked",
         "not form_has(proactive.fee_amount_yuan) or "
         "proactive.fee_amount_yuan >= 0",
         {},
         kHolds},
        {"TheFormThatHasIt",
         "not form_has(proactive.fee_amount_yuan) or "
         "proactive.fee_amount_yuan >= 0",
         {{{"proactive.fee_amount_yuan", -1}}},
         kBroken,
         v1::FORM_2021},
        {"FigureOfTheNarrative",
         "narrative_figures.staff == 2",
         {{{"narrative_figures.staff", 2}}},
         kHolds},
        {"DeclaredForm", "report.form >= FORM_2019", {}, kHolds},
        {"Level", "organ.level == LEVEL_TOWNSHIP", {}, kHolds},
        {"KindOfUnit", "organ.unit_kind == UNIT_TOWN", {}, kHolds},
        {"Department", "organ.is_department", {}, kBroken},
        {"Date",
         "report.published_on <= day(report.year + 1, 1, 31)",
         {},
         kHolds},
        {"DaysBetween",
         "report.published_on - day(2021, 1, 1) == 25",
         {},
         kHolds},
        {"DateThatIsAbsent",
         "report.signed_on <= day(report.year, 1, 31)",
         {},
         kNotAssessable},
        {"DayThatDoesNotExist",
         "report.published_on <= day(2021, 2, 29)",
         {},
         kNotAssessable},
        {"FactsOfACell",
         "cell.is_money and cell.yuan_per_unit == 10000",
         {},
         kHolds,
         v1::FORM_2021,
         {.alias = "cell", .stands_for = "proactive.fee_amount_yuan"}},
        {"NumberOfARow",
         "row.row_number == 203",
         {},
         kHolds,
         v1::FORM_2019,
         {.alias = "row", .stands_for = "applications.granted"}},
    }),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    YearBefore, JudgeTest,
    testing::ValuesIn(std::vector<JudgeCase>{
        {"Chained",
         "proactive.norm_docs_made == previous.proactive.norm_docs_made",
         {{{kMade, 5}}, {{{kMade, 5}}}},
         kHolds},
        {"NotChained",
         "proactive.norm_docs_made == previous.proactive.norm_docs_made",
         {{{kMade, 5}}, {{{kMade, 6}}}},
         kBroken},
        {"WithoutAReport",
         "proactive.norm_docs_made == previous.proactive.norm_docs_made",
         {{{kMade, 5}}},
         kNotAssessable},
        {"CellThatTheFormBeforeDidNotHave",
         "proactive.norm_docs_in_force == "
         "previous.proactive.norm_docs_in_force",
         {{}, {{{kMade, 6}}}},
         kNotApplicable,
         v1::FORM_2021},
    }),
    [](const auto& row) { return row.param.name; });

struct ErrorCase {
  std::string name;
  std::string formula;
  std::string error;
  FormulaScope scope = {};
};

class FormulaErrorTest : public testing::TestWithParam<ErrorCase> {};

TEST_P(FormulaErrorTest, NamesPlaceAndFault) {
  EXPECT_THAT(ErrorOf(GetParam().formula, GetParam().scope),
              HasSubstr(GetParam().error));
}

INSTANTIATE_TEST_SUITE_P(
    Faults, FormulaErrorTest,
    testing::ValuesIn(std::vector<ErrorCase>{
        {"Character", "1 == 1 ; 2", "at 7: no formula has this character"},
        {"Ends", "proactive.norm_docs_made ==",
         "at 27: expected a number or a name, but the formula ends"},
        {"TwoOperators", "1 == == 2", "at 5: expected a number or a name"},
        {"Parenthesis", "(1 == 1", "expected \")\", but the formula ends"},
        {"Remainder", "1 == 1 2", "at 7: expected an operator, but found"},
        {"UnknownCell", "proactive.norm_docs_mad > 0",
         "at 0: no cell or attribute is called \"proactive.norm_docs_mad\"; "
         "the nearest is \"proactive.norm_docs_made\""},
        {"UnknownRow",
         "0 == applications.recieved_new",
         "at 5: no cell or attribute is called \"applications.recieved_new\"; "
         "the nearest is \"applications.received_new\"",
         {.column = "total"}},
        {"UnknownColumn",
         "row.natural_persons > 0",
         "the nearest is \"row.natural_person\"",
         {.alias = "row", .stands_for = "applications.granted"}},
        {"UnknownConstant", "organ.level == LEVEL_TOWNSHP",
         "the nearest is \"LEVEL_TOWNSHIP\""},
        {"RowWithoutColumn", "applications.granted > 0", "no cell"},
        {"GroupAcross",
         "sum(applications.granted.total .. proactive.norm_docs_made) == 1",
         "at 4: a group runs along one row or one column"},
        {"GroupBackwards",
         "sum(applications.granted_in_part.total .. "
         "applications.granted.total) == 1",
         "a group runs along one row or one column"},
        {"NumberForCondition", "proactive.norm_docs_made and 1 == 1",
         "at 0: this is a number where a condition is needed"},
        {"ConditionForNumber", "(1 == 1) + 2 == 3",
         "this is a condition where a number is needed"},
        {"UnlikeSides", "organ.level == FORM_2019",
         "a level cannot be compared with a form"},
        {"KindsHaveNoOrder", "organ.kind < ORGAN_KIND_DEPARTMENT",
         "a kind of organ cannot be compared in this way"},
        {"TooLongANumber", "1234567890123456789 == 1", "at most 18 digits"},
        {"TwoPoints", "1.2.3 == 1", "a number with one point"},
        {"TooDeep", std::string(40, '(') + "1" + std::string(40, ')') + " == 1",
         "nested deeper than 32"},
        {"TooLong", std::string(5000, ' '), "at most 4096 bytes"},
    }),
    [](const auto& row) { return row.param.name; });

TEST(FormulaTest, ShowsItsSidesWithBlanksAsZero) {
  const auto resolved = Understand(
      "proactive.norm_docs_made + 1 == proactive.licence_decisions * 2");
  ASSERT_THAT(resolved, IsOk());
  const auto folded =
      FoldFormula(*resolved, TestCatalogue(), {.report = v1::FORM_2019});
  const auto formula = Formula::Compile(*folded, Formula::Use::kAssertion);
  const CellValues cells = ValuesOf({{kDecisions, 4}});
  const AttributeValues attributes;
  EXPECT_EQ(formula->LeftSide(Figures(cells, attributes))->ToString(), "1");
  EXPECT_EQ(formula->RightSide(Figures(cells, attributes))->ToString(), "8");
}

TEST(FormulaTest, ComputesRates) {
  const auto resolved =
      Understand("proactive.norm_docs_made / proactive.licence_decisions");
  ASSERT_THAT(resolved, IsOk());
  const auto folded =
      FoldFormula(*resolved, TestCatalogue(), {.report = v1::FORM_2019});
  const auto formula = Formula::Compile(*folded, Formula::Use::kQuestion);
  const CellValues cells = ValuesOf({{kMade, 1}, {kDecisions, 3}});
  const AttributeValues attributes;
  const auto rate = formula->Evaluate(Figures(cells, attributes));
  EXPECT_EQ(rate->ToString(), "0.3333");
  EXPECT_EQ(formula->Evaluate(Figures(ValuesOf({{kMade, 1}}), attributes)),
            std::nullopt);
}

TEST(FormulaTest, RefusesMoreWaitingValuesThanTheStackHolds) {
  std::string text = "proactive.norm_docs_made";
  for (int i = 0; i < 20; ++i) text = absl::StrCat("1 + (", text, ")");
  const auto resolved = Understand(text + " == 1");
  ASSERT_THAT(resolved, IsOk());
  const auto folded =
      FoldFormula(*resolved, TestCatalogue(), {.report = v1::FORM_2019});
  EXPECT_THAT(Formula::Compile(*folded, Formula::Use::kAssertion),
              StatusIs(absl::StatusCode::kInvalidArgument));
}

std::optional<LinearCondition> LinearOf(std::string_view text) {
  const auto resolved = Understand(text);
  EXPECT_THAT(resolved, IsOk());
  return AsLinear(
      *FoldFormula(*resolved, TestCatalogue(), {.report = v1::FORM_2019}));
}

TEST(FormulaTest, BringsLinearFormulasToOneSide) {
  const auto linear = LinearOf(
      "2 * proactive.norm_docs_made + 3 <= "
      "proactive.licence_decisions - (1 - proactive.norm_docs_made)");
  ASSERT_TRUE(linear);
  EXPECT_EQ(linear->comparison, FormulaOp::kLessEqual);
  EXPECT_EQ(linear->constant, 4);
  EXPECT_THAT(linear->terms,
              ElementsAre(LinearCondition::Term{CellNamed(kMade), 1},
                          LinearCondition::Term{CellNamed(kDecisions), -1}));
}

TEST(FormulaTest, ProductsOfCellsAreNotLinear) {
  EXPECT_FALSE(
      LinearOf("proactive.norm_docs_made * proactive.licence_decisions == 0"));
  EXPECT_FALSE(LinearOf("proactive.norm_docs_made / 3 == 1"));
  EXPECT_FALSE(LinearOf("not proactive.norm_docs_made == 1"));
}

}  // namespace
}  // namespace disclosure::form
