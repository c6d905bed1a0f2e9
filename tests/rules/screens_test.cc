// The screens against the formulas that they spare: what passes is not broken,
// whatever is blank; and a sound report passes.

#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "form/formula.h"
#include "form/formula_fold.h"
#include "form/formula_parser.h"
#include "form/formula_resolver.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rules/cellwise_screen.h"
#include "rules/condition_screens.h"
#include "status/check.h"
#include "tests/support/catalogue.h"

namespace disclosure::rules {
namespace {

using form::Formula;
using form::FormulaNode;
using form::FormulaOutcome;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kMade = "proactive.norm_docs_made";
constexpr std::string_view kDecisions = "proactive.licence_decisions";

FormulaNode Folded(const std::string& text) {
  const auto place = [](size_t offset) { return std::to_string(offset); };
  const auto tree = form::ParseFormula(text, place);
  CHECK_OK(tree.status());
  const auto resolved =
      form::FormulaResolver(TestCatalogue()).Resolve(*tree, {}, place);
  CHECK_OK(resolved.status());
  const auto folded =
      form::FoldFormula(*resolved, TestCatalogue(),
                        {.report = disclosure::v1::FORM_2021,
                         .year_before = disclosure::v1::FORM_2021});
  CHECK(folded.has_value());
  return *folded;
}

// Borrows all of them.
form::Figures FiguresOf(const form::CellValues& cells,
                        const form::CellValues& before,
                        const form::AttributeValues& attributes) {
  form::Figures figures(cells, attributes);
  figures.values_before = before.values().data();
  figures.presence_before = before.presence().data();
  return figures;
}

FormulaOutcome Judge(const FormulaNode& condition,
                     const form::Figures& figures) {
  const auto formula = Formula::Compile(condition, Formula::Use::kAssertion);
  CHECK_OK(formula.status());
  return formula->Judge(figures);
}

bool Passes(const FormulaNode& condition, const form::Figures& figures) {
  ConditionScreens screens;
  screens.Add(condition);
  return screens.Passes(0, figures);
}

bool Passes(const FormulaNode& condition, const form::CellValues& cells,
            const form::CellValues& before) {
  const form::AttributeValues attributes;
  return Passes(condition, FiguresOf(cells, before, attributes));
}

// Small figures meet thresholds, and some are blank.
class RandomCells {
 public:
  form::AttributeValues DrawAttributes(bool blanks) {
    form::AttributeValues attributes;
    const auto set = [&](form::Attribute attribute, uint64_t first) {
      if (blanks && random_() % 4 == 0) return;
      attributes.Set(attribute, static_cast<int64_t>(first + random_() % 3));
    };
    set(form::Attribute::kYear, 2019);
    set(form::Attribute::kLevel, 3);
    if (random_() % 2 == 0) attributes.Set(form::Attribute::kIsDepartment, 1);
    return attributes;
  }

  form::CellValues Draw(bool blanks) {
    form::CellValues cells(TestCatalogue().size());
    for (const std::string_view name : {kMade, kDecisions}) {
      if (blanks && random_() % 4 == 0) continue;
      cells.Set(*TestCatalogue().Find(name), Figure());
    }
    return cells;
  }

 private:
  int64_t Figure() {
    const auto small = static_cast<int64_t>(random_() % 30);
    switch (random_() % 4) {
      case 0:
        return 0;
      case 1:
        return small * 10;
      case 2:
        return -small;
      default:
        return small;
    }
  }

  std::mt19937_64 random_{11};
};

struct ConditionCase {
  std::string name;
  std::string text;
  // Everything in it is a comparison of sums: then a screen is exact where
  // nothing is blank.
  bool exact = true;
  // One cell, compared with itself.
  bool cellwise = false;
};

void PrintTo(const ConditionCase& row, std::ostream* out) {
  *out << row.name;
}

class ScreensTest : public testing::TestWithParam<ConditionCase> {};

TEST_P(ScreensTest, WhatPassesIsNotBroken) {
  const FormulaNode condition = Folded(GetParam().text);
  RandomCells random;
  for (int i = 0; i < 3000; ++i) {
    const bool blanks = i % 2 == 1;
    const form::CellValues cells = random.Draw(blanks);
    const form::CellValues before = random.Draw(blanks);
    const form::AttributeValues attributes = random.DrawAttributes(blanks);
    const form::Figures figures = FiguresOf(cells, before, attributes);
    const FormulaOutcome outcome = Judge(condition, figures);
    const bool passes = Passes(condition, figures);
    ASSERT_FALSE(passes && outcome == FormulaOutcome::kBroken);
    if (!blanks && GetParam().exact) {
      ASSERT_EQ(passes, outcome == FormulaOutcome::kHolds);
    }
  }
}

TEST_P(ScreensTest, CellsAreLookedAtTogether) {
  const FormulaNode condition = Folded(GetParam().text);
  CellwiseScreen screen(TestCatalogue().size());
  ASSERT_EQ(screen.Add(condition, 7), GetParam().cellwise);
  RandomCells random;
  for (int i = 0; i < 3000; ++i) {
    const form::CellValues cells = random.Draw(i % 2 == 1);
    const form::CellValues before = random.Draw(i % 2 == 1);
    std::vector<uint32_t> found;
    screen.Find(TwoYears(cells, before),
                [&](uint32_t entry) { found.push_back(entry); });
    const bool expected =
        GetParam().cellwise && !Passes(condition, cells, before);
    ASSERT_EQ(found, std::vector<uint32_t>(expected ? 1 : 0, 7));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Conditions, ScreensTest,
    testing::ValuesIn(std::vector<ConditionCase>{
        {"Sum",
         "proactive.norm_docs_made + 2 * proactive.licence_decisions <= 20"},
        {"Equal", "proactive.norm_docs_made == 3", true, true},
        {"NotEqual", "proactive.norm_docs_made != 3"},
        {"ZerosBreakIt", "proactive.norm_docs_made > 2", true, true},
        {"TenTimes",
         "proactive.norm_docs_made < 20 or "
         "previous.proactive.norm_docs_made < 20 or "
         "(proactive.norm_docs_made < 10 * previous.proactive.norm_docs_made "
         "and 10 * proactive.norm_docs_made > "
         "previous.proactive.norm_docs_made)",
         true, true},
        {"And",
         "proactive.norm_docs_made >= 0 and proactive.norm_docs_made < 90",
         true, true},
        {"TwoCells",
         "proactive.norm_docs_made < 5 or proactive.licence_decisions < 5"},
        {"Not",
         "not (proactive.norm_docs_made < 5 and "
         "proactive.licence_decisions < 5)"},
        {"NotOr",
         "not (proactive.norm_docs_made < 5 or "
         "not proactive.licence_decisions < 5)"},
        {"Years",
         "proactive.norm_docs_made >= "
         "previous.proactive.norm_docs_made - "
         "proactive.licence_decisions"},
        {"Attributes",
         "organ.level != LEVEL_TOWNSHIP or report.year < 2020 or "
         "proactive.norm_docs_made <= 10"},
        {"TruthOfAnAttribute",
         "not organ.is_department or proactive.norm_docs_made <= 10", false},
        {"AttributesAlone", "report.year >= 2020"},
        {"Day",
         "report.published_on >= day(report.year, 12, 31) or "
         "proactive.norm_docs_made <= 10",
         false},
        {"Blank",
         "is_blank(proactive.licence_decisions) or "
         "proactive.norm_docs_made < 9",
         false},
        {"NotBlank",
         "not is_blank(proactive.licence_decisions) and "
         "proactive.norm_docs_made < 9",
         false},
        {"NotOfBlank",
         "not (is_blank(proactive.licence_decisions) or "
         "proactive.norm_docs_made < 9)",
         false},
        {"Quotient",
         "proactive.norm_docs_made / 3 < 5 or "
         "proactive.licence_decisions < 2",
         false},
        {"Product",
         "proactive.norm_docs_made * proactive.licence_decisions < 50", false},
    }),
    [](const auto& test) { return test.param.name; });

form::CellValues With(std::string_view name, int64_t value) {
  form::CellValues cells(TestCatalogue().size());
  cells.Set(*TestCatalogue().Find(name), value);
  return cells;
}

TEST(ConditionScreensTest, SaysWithinWhichFiguresItComputesExactly) {
  ConditionScreens screens;
  EXPECT_EQ(screens.most(), std::numeric_limits<int64_t>::max());
  screens.Add(Folded("1000 * proactive.norm_docs_made > 12345"));
  const auto most = static_cast<int64_t>(screens.most());
  EXPECT_LT(most, std::numeric_limits<int64_t>::max() / 1000);
  EXPECT_GT(most, std::numeric_limits<int64_t>::max() / 1002);
  for (const int64_t value : {most, -most}) {
    const form::CellValues cells = With(kMade, value);
    const form::AttributeValues attributes;
    EXPECT_EQ(screens.Passes(0, FiguresOf(cells, cells, attributes)),
              value > 0);
  }
}

// What is not small is found, whatever it is.
TEST(CellwiseScreenTest, ComputesExactlyUpToItsLimit) {
  CellwiseScreen screen(TestCatalogue().size());
  ASSERT_TRUE(screen.Add(Folded("15 * proactive.norm_docs_made >= "
                                "15 * previous.proactive.norm_docs_made"),
                         7));
  const auto found = [&](int64_t now, int64_t then) {
    const form::CellValues cells = With(kMade, now);
    const form::CellValues before = With(kMade, then);
    std::vector<uint32_t> entries;
    screen.Find(TwoYears(cells, before),
                [&](uint32_t entry) { entries.push_back(entry); });
    return entries;
  };
  constexpr int64_t kFirstLarge = kSmallFigures;
  EXPECT_THAT(found(kFirstLarge - 1, -kFirstLarge), IsEmpty());
  EXPECT_THAT(found(kFirstLarge - 1, kFirstLarge - 2), IsEmpty());
  EXPECT_THAT(found(kFirstLarge - 2, kFirstLarge - 1), ElementsAre(7));
  EXPECT_THAT(found(-kFirstLarge, kFirstLarge - 1), ElementsAre(7));
  EXPECT_THAT(found(kFirstLarge, 0), ElementsAre(7));
  EXPECT_THAT(found(0, -kFirstLarge - 1), ElementsAre(7));
  EXPECT_THAT(found(int64_t{1} << 32, 0), ElementsAre(7));
}

TEST(CellwiseScreenTest, RefusesWhatLeavesThirtyTwoBits) {
  CellwiseScreen screen(TestCatalogue().size());
  for (const char* condition : {"32 * proactive.norm_docs_made < 5",
                                "16 * proactive.norm_docs_made < 16 * "
                                "previous.proactive.norm_docs_made",
                                "proactive.norm_docs_made < 3000000000",
                                "proactive.norm_docs_made > 0 - 3000000000"}) {
    EXPECT_FALSE(screen.Add(Folded(condition), 7)) << condition;
  }
}

}  // namespace
}  // namespace disclosure::rules
