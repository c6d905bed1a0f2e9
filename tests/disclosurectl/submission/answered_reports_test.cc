#include "disclosurectl/submission/answered_reports.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <set>
#include <vector>

#include "gtest/gtest.h"

namespace disclosure::ctl {
namespace {

constexpr uint64_t kBytesEach = 10;

InputPlace At(uint64_t index) {
  return {index, (index + 1) * kBytesEach};
}

TEST(AnsweredReportsTest, CountWhatIsAnsweredWithoutAGap) {
  AnsweredReports answered;
  answered.Add(At(0));
  answered.Add(At(2));
  EXPECT_EQ(answered.count_in_order(), 1u);
  EXPECT_EQ(answered.bytes_in_order(), kBytesEach);
  EXPECT_EQ(answered.count(), 2u);
  EXPECT_FALSE(answered.Has(1));
  EXPECT_TRUE(answered.Has(2));
  answered.Add(At(1));
  EXPECT_EQ(answered.count_in_order(), 3u);
  EXPECT_EQ(answered.bytes_in_order(), 3 * kBytesEach);
}

TEST(AnsweredReportsTest, CountNothingTwice) {
  AnsweredReports answered;
  for (const uint64_t index : {0, 0, 2, 2, 1, 1, 0}) answered.Add(At(index));
  EXPECT_EQ(answered.count(), 3u);
}

// Against a set, in random order, saved and read back on the way.
TEST(AnsweredReportsTest, AgreeWithASetInAnyOrder) {
  std::mt19937 random(20260726);
  std::vector<uint64_t> order(500);
  std::iota(order.begin(), order.end(), 0);
  std::ranges::shuffle(order, random);
  AnsweredReports answered;
  std::set<uint64_t> model;
  for (const uint64_t index : order) {
    answered.Add(At(index));
    model.insert(index);
    uint64_t in_order = 0;
    while (model.contains(in_order)) ++in_order;
    ASSERT_EQ(answered.count_in_order(), in_order);
    ASSERT_EQ(answered.bytes_in_order(), in_order * kBytesEach);
    ASSERT_EQ(answered.count(), model.size());
    if (index % 7 != 0) continue;
    progress::SubmitProgress saved;
    answered.SaveTo(saved);
    answered = AnsweredReports(saved);
  }
  EXPECT_EQ(answered.count_in_order(), order.size());
}

}  // namespace
}  // namespace disclosure::ctl
