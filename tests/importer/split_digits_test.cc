#include "importer/split_digits.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "importer/text_reader.h"

namespace disclosure::importer {
namespace {

struct SplitCase {
  std::string name;
  std::string line;
  size_t columns;
  // The figures after the repair; empty if there must be none.
  std::vector<int64_t> figures;
};

class SplitDigitsTest : public testing::TestWithParam<SplitCase> {};

TEST_P(SplitDigitsTest, AreJoinedWhereASumProvesIt) {
  const SplitCase& row = GetParam();
  const auto tokens = ReadTextTokens(row.line, {}, 100);
  ASSERT_TRUE(tokens.ok());
  const auto joined = JoinSplitDigits(*tokens, row.columns);
  std::vector<int64_t> figures;
  int repaired = 0;
  if (joined) {
    for (const Token& token : *joined) {
      if (token.kind() == CellKind::kBlank) continue;
      figures.push_back(*token.cell.Times(1));
      repaired += token.cell.repaired ? 1 : 0;
    }
  }
  EXPECT_EQ(figures, row.figures);
  EXPECT_EQ(repaired, joined ? 1 : 0);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, SplitDigitsTest,
    testing::ValuesIn(std::vector<SplitCase>{
        {"InOneCell", "1 2\t0\t0\t0\t0\t3\t15", 7, {12, 0, 0, 0, 0, 3, 15}},
        {"TheTotal", "12\t0\t0\t0\t0\t3\t1 5", 7, {12, 0, 0, 0, 0, 3, 15}},
        {"InTwoWords", "1 2  0  0  0  0  3  15", 7, {12, 0, 0, 0, 0, 3, 15}},
        {"ByNonBreakingSpaces",
         "1\u00A02\t0\t0\t0\t0\t3\t15",
         7,
         {12, 0, 0, 0, 0, 3, 15}},
        {"OfThreeGroups",
         "1 0\t0\t0\t0\t10\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0",
         15,
         {10, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
        {"NoSumHolds", "1 2\t0\t0\t0\t0\t3\t16", 7, {}},
        {"TwoWaysHold", "1 2  1 2  0  0  0  15", 7, {}},
        {"NoughtsAreNoBeginning", "0 0\t0\t0\t0\t0\t0\t0", 7, {}},
        {"TwoAreSplit", "1 2\t0\t0\t0\t0\t3\t1 5", 7, {}},
        {"NothingIsSplit", "12\t0\t0\t0\t0\t3\t15", 7, {}},
        {"ATextIsNoNumber", "1 a\t0\t0\t0\t0\t3\t15", 7, {}},
        {"NoTotals", "1 2\t3", 2, {}},
    }),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace disclosure::importer
