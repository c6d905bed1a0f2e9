#include "divisions/division_tables.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/divisions/table_headings.h"

namespace disclosure::divisions {
namespace {

using testing::StartsWith;

std::string Areas(const std::string& lines) {
  return kAreaHeading + ("00\t-\t2015-2023\t全国\n" + lines);
}
std::string Edges(const std::string& lines) {
  return kEdgeHeading + lines;
}

// Lines 2 to 6.
const char kHunan[] =
    "43\t-\t2015-2023\t湖南省\n"
    "4301\t-\t2015-2023\t长沙市\n"
    "430181\t-\t2015-2023\t浏阳市\n"
    "430181131\t-\t2016,2021-2023\t葛家镇\t2019\t葛家乡\n";

// The same, and a place that ends.
const char kHunanWithEnded[] =
    "43\t-\t2015-2023\t湖南省\n"
    "4301\t-\t2015-2023\t长沙市\n"
    "430181\t-\t2015-2023\t浏阳市\n"
    "430181130\t-\t2015\t大围镇\n"
    "430181131\t-\t2016,2021-2023\t葛家镇\t2019\t葛家乡\n";

TEST(DivisionTablesTest, NamesAreKeptWithTheirEditions) {
  const auto tables = ReadDivisionTables(Areas(kHunan), Edges(""), "");
  ASSERT_TRUE(tables.ok()) << tables.status();
  EXPECT_THAT(tables->areas.back().name, "葛家镇");
  EXPECT_EQ(tables->areas.back().editions, 0b11110);
  ASSERT_EQ(tables->earlier_names.size(), 1u);
  EXPECT_EQ(tables->earlier_names[0].name, "葛家乡");
  EXPECT_EQ(tables->earlier_names[0].editions, EditionBit(2019));
  EXPECT_EQ(tables->earlier_names[0].area, 4u);
}

struct BrokenCase {
  std::string name;
  std::string areas;
  std::string edges;
  std::string message;
  std::string confirmed = {};
};

class BrokenTable : public testing::TestWithParam<BrokenCase> {};

TEST_P(BrokenTable, IsRefusedWithTableAndLine) {
  const auto tables = ReadDivisionTables(GetParam().areas, GetParam().edges,
                                         GetParam().confirmed);
  ASSERT_EQ(tables.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(tables.status().message()),
              StartsWith(GetParam().message));
}

BrokenCase BrokenArea(const std::string& name, const std::string& line,
                      const std::string& message) {
  return {name, Areas(kHunan + line), Edges(""), "areas.tsv:7: " + message};
}
BrokenCase BrokenEdge(const std::string& name, const std::string& line,
                      const std::string& message) {
  return {name, Areas(kHunan), Edges(line), "edges.tsv:2: " + message};
}

BrokenCase BrokenMerger(const std::string& name, const std::string& line,
                        const std::string& message) {
  return {name, Areas(kHunanWithEnded), Edges(""),
          "confirmed_edges.tsv:2: " + message,
          "from\tto\tbefore\tafter\tkind\tsource\n" + line};
}

INSTANTIATE_TEST_SUITE_P(
    Confirmed, BrokenTable,
    testing::ValuesIn(std::vector<BrokenCase>{
        {"NoHeading", Areas(kHunan), Edges(""),
         "confirmed_edges.tsv:1: the heading should be", "x\n"},
        BrokenMerger("Kind", "430181130\t430181131\t2015\t2016\trecoded\tx\n",
                     "\"recoded\" is neither merged nor split"),
        BrokenMerger("Edition", "430181130\t430181131\t2016\t2019\tmerged\tx\n",
                     "430181130 is not in edition 2016"),
        BrokenMerger("Itself", "430181131\t430181131\t2016\t2019\tmerged\tx\n",
                     "a place is neither merged into nor split from itself"),
        BrokenMerger("NoSource", "430181130\t430181131\t2015\t2016\tmerged\t\n",
                     "there is no source"),
    }),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Whole, BrokenTable,
    testing::ValuesIn(std::vector<BrokenCase>{
        {"Empty", "", Edges(""), "areas.tsv:0: the heading should be"},
        {"NoHeading", "43\t-\t2015\t湖南省\n", Edges(""),
         "areas.tsv:1: the heading should be"},
        {"NoAreas", kAreaHeading, Edges(""), "areas.tsv:1: the table has no"},
        {"NoNation", kAreaHeading + std::string(kHunan), Edges(""),
         "areas.tsv:2: the nation, 00, does not come first"},
        {"NoEdgeHeading", Areas(""), "", "edges.tsv:0: the heading should be"},
        {"CutOff", Areas("43\t-\t2015-20"), Edges(""),
         "areas.tsv:3: the table is cut off"},
    }),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Area, BrokenTable,
    testing::ValuesIn(std::vector<BrokenCase>{
        BrokenArea("EmptyLine", "\n", "a line is code, mark"),
        BrokenArea("NoName", "4302\t-\t2015\n", "a line is code, mark"),
        BrokenArea("EditionsWithoutName", "4302\t-\t2015\t甲\t2016\n",
                   "a line is code, mark"),
        BrokenArea("EmptyName", "4302\t-\t2015\t\n", "a name is empty"),
        BrokenArea("TooManyColumns", "4302" + std::string(16, '\t') + "\n",
                   "too many columns"),
        BrokenArea("NoCode", "43O2\t-\t2015\t甲\n",
                   "division code \"43O2\" has characters"),
        BrokenArea("TwelveDigits", "430181200000\t-\t2015\t甲\n",
                   "\"430181200000\" is no 9-digit code"),
        BrokenArea("Mark", "4302\tx\t2015\t甲\n", "\"x\" is no mark"),
        BrokenArea("UnknownEdition", "4302\t-\t2017\t甲\n",
                   "\"2017\" is no list of editions"),
        BrokenArea("BackwardRange", "4302\t-\t2019-2015\t甲\n",
                   "\"2019-2015\" is no list of editions"),
        BrokenArea("OpenRange", "4302\t-\t2015-\t甲\n",
                   "\"2015-\" is no list of editions"),
        BrokenArea("TwoNamesAtOnce", "4302\t-\t2015-2016\t甲\t2016\t乙\n",
                   "an edition has two names"),
        BrokenArea("OldestNameFirst", "4302\t-\t2015\t甲\t2016\t乙\n",
                   "the newest name does not come first"),
        BrokenArea("Twice", "430181131\t-\t2016\t葛家镇\n",
                   "codes do not ascend: 430181131 after 430181131"),
        BrokenArea("Descending", "4300\t-\t2016\t甲\n", "codes do not ascend"),
        BrokenArea("Orphan", "430201\t-\t2016\t甲\n",
                   "430201 has no area above it"),
        {"OutlivesItsParent", Areas("43\t-\t2015\t甲\n4301\t-\t2016\t乙\n"),
         Edges(""), "areas.tsv:4: 4301 is in an edition that has no 43"},
    }),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Edge, BrokenTable,
    testing::ValuesIn(std::vector<BrokenCase>{
        BrokenEdge("Columns", "4301\t4301\t2015\t2016\trenamed\n",
                   "a line has 6 columns"),
        BrokenEdge("UnknownCode", "4305\t4305\t2015\t2016\trenamed\tcertain\n",
                   "4305 is not in edition 2015"),
        BrokenEdge("NotInThatEdition",
                   "430181131\t430181131\t2015\t2016\trenamed\tcertain\n",
                   "430181131 is not in edition 2015"),
        BrokenEdge("Backward", "4301\t4301\t2016\t2015\trenamed\tcertain\n",
                   "the edition after does not follow"),
        BrokenEdge("NoEdition", "4301\t4301\t2015\t2017\trenamed\tcertain\n",
                   "\"2017\" is no edition"),
        BrokenEdge("Kind", "4301\t4301\t2015\t2016\tmerged\tcertain\n",
                   "\"merged\" is neither renamed nor recoded"),
        BrokenEdge("Certainty", "4301\t4301\t2015\t2016\trenamed\tperhaps\n",
                   "\"perhaps\" is neither certain nor inferred"),
        BrokenEdge("RecodedToItself",
                   "4301\t4301\t2015\t2016\trecoded\tcertain\n",
                   "a renaming keeps the code"),
    }),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace disclosure::divisions
