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

FormulaOutcome Judge(const FormulaNode& condition,
                     const form::CellValues& cells,
                     const form::CellValues& before) {
  const auto formula = Formula::Compile(condition, Formula::Use::kAssertion);
  CHECK_OK(formula.status());
  const form::AttributeValues attributes;
  form::Figures figures(cells, attributes);
  figures.values_before = before.values().data();
  figures.presence_before = before.presence().data();
  return formula->Judge(figures);
}

bool Passes(const FormulaNode& condition, const form::CellValues& cells,
            const form::CellValues& before) {
  ConditionScreens screens;
  screens.Add(condition);
  return screens.Passes(0, cells.values().data(), before.values().data());
}

// Small figures meet thresholds, and some are blank.
class RandomCells {
 public:
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
    const FormulaOutcome outcome = Judge(condition, cells, before);
    const bool passes = Passes(condition, cells, before);
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
    screen.Find(cells.values(), before.values(),
                LookOver(cells.values(), before.values()).nonzero,
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
    const int64_t* values = cells.values().data();
    EXPECT_EQ(screens.Passes(0, values, values), value > 0);
  }
}

TEST(CellwiseScreenTest, ComputesExactlyUpToItsLimit) {
  CellwiseScreen screen(TestCatalogue().size());
  ASSERT_TRUE(screen.Add(Folded("1000 * proactive.norm_docs_made >= "
                                "1000 * previous.proactive.norm_docs_made"),
                         7));
  const auto most = static_cast<int64_t>(CellwiseScreen::kMost);
  const auto found = [&](int64_t now, int64_t then) {
    const form::CellValues cells = With(kMade, now);
    const form::CellValues before = With(kMade, then);
    std::vector<uint32_t> entries;
    screen.Find(cells.values(), before.values(), ~uint64_t{0},
                [&](uint32_t entry) { entries.push_back(entry); });
    return entries;
  };
  EXPECT_THAT(found(most, most), IsEmpty());
  EXPECT_THAT(found(most, most - 1), IsEmpty());
  EXPECT_THAT(found(most - 1, most), ElementsAre(7));
  EXPECT_THAT(found(-most, 1 - most), ElementsAre(7));
}

TEST(CellwiseScreenTest, RefusesWhatADoubleCouldNotCompute) {
  CellwiseScreen screen(TestCatalogue().size());
  EXPECT_FALSE(screen.Add(Folded("100000 * proactive.norm_docs_made < 5"), 7));
}

}  // namespace
}  // namespace disclosure::rules
