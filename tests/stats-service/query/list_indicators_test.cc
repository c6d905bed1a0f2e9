#include "stats-service/query/list_indicators.h"

#include <algorithm>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/stats-service/support/country.h"
#include "tests/support/catalogue.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Names(const IndicatorsQuestion& question) {
  std::vector<std::string> names;
  for (const Figure& figure : ListIndicators(TestFrame(), question)) {
    names.emplace_back(figure.name());
  }
  return names;
}

TEST(ListIndicatorsTest, WithoutAFilterThereIsEveryCellAndIndicator) {
  EXPECT_EQ(Names({}).size(), TestCatalogue().size() +
                                  TestFrame().indicators().indicators().size());
}

TEST(ListIndicatorsTest, AnIndicatorIsFoundByItsNumberAndWithoutItsPrefix) {
  EXPECT_THAT(Names({"I-07", v1::FORM_UNSPECIFIED}),
              ElementsAre("indicator.disclosure_rate"));
  EXPECT_THAT(Names({"disclosure_rate", v1::FORM_UNSPECIFIED}),
              ElementsAre("indicator.disclosure_rate",
                          "indicator.disclosure_rate_of_all"));
  EXPECT_THAT(Names({"逾期未缴费", v1::FORM_2019}), IsEmpty());
  EXPECT_THAT(Names({"逾期未缴费率", v1::FORM_2021}),
              ElementsAre("indicator.fee_overdue_rate"));
}

std::vector<FormBreak> Breaks(std::string_view name) {
  const auto figure = FindFigure(TestFrame(), name, "cell");
  EXPECT_THAT(figure, IsOk());
  return BreaksOf(TestFrame(), *figure);
}

TEST(ListIndicatorsTest, TellsAcrossWhichFormsFiguresMayNotBeCompared) {
  EXPECT_THAT(
      Breaks("applications.granted.total"),
      ElementsAre(
          FormBreak{v1::FORM_2014, v1::FORM_2019, v1::COMPARABILITY_CAUTION,
                    "Merged into row 203."},
          FormBreak{v1::FORM_2014, v1::FORM_2019, v1::COMPARABILITY_CAUTION,
                    "Row 203 also holds what was already "
                    "public."}));
  EXPECT_THAT(
      Breaks("proactive.rules_in_force"),
      ElementsAre(FormBreak{
          v1::FORM_2019, v1::FORM_2021, v1::COMPARABILITY_NONE,
          "A stock of disclosed texts is not a stock of valid texts."}));
  EXPECT_EQ(Breaks("proactive.rules_disclosed_total"),
            Breaks("proactive.rules_in_force"));
  EXPECT_THAT(Breaks("proactive.licence_decisions"), IsEmpty());
  EXPECT_EQ(Breaks("indicator.disclosure_rate").size(), 1u);
}

TEST(ListIndicatorsTest, AFilterIsTheBeginningOfANameOrAnyPartOfALabel) {
  EXPECT_THAT(Names({"proactive.rules_in", v1::FORM_UNSPECIFIED}),
              ElementsAre("proactive.rules_in_force"));
  EXPECT_THAT(
      Names({"现行有效", v1::FORM_UNSPECIFIED}),
      ElementsAre("proactive.rules_in_force", "proactive.norm_docs_in_force"));
  EXPECT_THAT(Names({"rules_in_force", v1::FORM_UNSPECIFIED}), IsEmpty());
  EXPECT_THAT(Names({"Rules: in force", v1::FORM_UNSPECIFIED}),
              ElementsAre("proactive.rules_in_force"));
}

int64_t Cells(v1::Form form) {
  const auto figures = ListIndicators(TestFrame(), {"", form});
  return std::ranges::count_if(
      figures, [](const Figure& figure) { return figure.cell() != nullptr; });
}

TEST(ListIndicatorsTest, AFormAsksForItsOwnCells) {
  EXPECT_EQ(Cells(v1::FORM_2021), 200);
  EXPECT_EQ(Cells(v1::FORM_2019), 198);
  EXPECT_EQ(Cells(v1::FORM_2014), 58);
  EXPECT_EQ(Cells(v1::FORM_PRE_2014), 0);
  EXPECT_THAT(Names({"", static_cast<v1::Form>(99)}), IsEmpty());
}

}  // namespace
}  // namespace disclosure::stats
