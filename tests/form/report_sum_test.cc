#include "form/report_sum.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "gtest/gtest.h"
#include "tests/support/catalogue.h"

namespace disclosure::form {
namespace {

constexpr std::string_view kLicences = "proactive.licence_decisions";
constexpr int64_t kMost = std::numeric_limits<int64_t>::max();

CellIndex IndexOf(std::string_view name) {
  return *TestCatalogue().Find(name);
}

Report ReportOf(std::optional<int64_t> decisions,
                v1::Form form = v1::FORM_2021) {
  Report report;
  report.form = form;
  report.cells.Reset(TestCatalogue().size());
  if (decisions) report.cells.Set(IndexOf(kLicences), *decisions);
  return report;
}

std::optional<int64_t> Sum(std::optional<int64_t> a, std::optional<int64_t> b) {
  Report sum = ReportOf(a);
  EXPECT_TRUE(AddFigures(ReportOf(b), TestCatalogue(), sum));
  return sum.cells.Get(IndexOf(kLicences));
}

TEST(ReportSumTest, AddsWhatBothHave) {
  EXPECT_EQ(Sum(3, 4), 7);
  EXPECT_EQ(Sum(0, 0), 0);
  EXPECT_EQ(Sum(-2, 5), 3);
}

TEST(ReportSumTest, IsBlankWhereOneIs) {
  EXPECT_EQ(Sum(3, std::nullopt), std::nullopt);
  EXPECT_EQ(Sum(std::nullopt, 3), std::nullopt);
  EXPECT_EQ(Sum(std::nullopt, std::nullopt), std::nullopt);
}

TEST(ReportSumTest, IsBlankWhereItLeavesSixtyFourBits) {
  EXPECT_EQ(Sum(kMost, 0), kMost);
  EXPECT_EQ(Sum(kMost, 1), std::nullopt);
}

TEST(ReportSumTest, LeavesOutWhatNeverAddsUp) {
  int seen = 0;
  for (size_t i = 0; i < TestCatalogue().size(); ++i) {
    const auto index = static_cast<CellIndex>(i);
    const bool is_rate =
        TestCatalogue().cell(index).additivity == v1::ADDITIVITY_RATE;
    Report one = ReportOf(std::nullopt);
    one.cells.Set(index, 1);
    Report sum = one;
    ASSERT_TRUE(AddFigures(one, TestCatalogue(), sum));
    ASSERT_EQ(sum.cells.Has(index), !is_rate);
    seen += is_rate ? 1 : 0;
  }
  EXPECT_GT(seen, 0);
}

TEST(ReportSumTest, IsApproximateWhereOneIs) {
  Report sum = ReportOf(1);
  Report other = ReportOf(2);
  other.approximate_cells = {IndexOf("narrative_figures.staff")};
  ASSERT_TRUE(AddFigures(other, TestCatalogue(), sum));
  EXPECT_EQ(sum.approximate_cells, other.approximate_cells);
}

TEST(ReportSumTest, AddsOneFormOnly) {
  Report sum = ReportOf(1);
  EXPECT_FALSE(AddFigures(ReportOf(2, v1::FORM_2019), TestCatalogue(), sum));
  EXPECT_EQ(sum.cells.Get(IndexOf(kLicences)), 1);
}

}  // namespace
}  // namespace disclosure::form
