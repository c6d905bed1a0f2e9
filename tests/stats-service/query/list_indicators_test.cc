#include "stats-service/query/list_indicators.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/catalogue.h"

namespace disclosure::stats {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Names(const IndicatorsQuestion& question) {
  std::vector<std::string> names;
  for (const form::CellIndex cell : ListIndicators(TestCatalogue(), question)) {
    names.push_back(TestCatalogue().cell(cell).name);
  }
  return names;
}

TEST(ListIndicatorsTest, WithoutAFilterThereIsEveryCell) {
  EXPECT_EQ(Names({}).size(), TestCatalogue().size());
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

TEST(ListIndicatorsTest, AFormAsksForItsOwnCells) {
  EXPECT_EQ(Names({"", v1::FORM_2021}).size(), 200u);
  EXPECT_EQ(Names({"", v1::FORM_2019}).size(), 198u);
  EXPECT_EQ(Names({"", v1::FORM_2014}).size(), 58u);
  EXPECT_THAT(Names({"", v1::FORM_PRE_2014}), IsEmpty());
  EXPECT_THAT(Names({"", static_cast<v1::Form>(99)}), IsEmpty());
}

}  // namespace
}  // namespace disclosure::stats
