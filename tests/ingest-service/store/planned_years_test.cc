#include "ingest-service/store/planned_years.h"

#include <cstdint>
#include <optional>
#include <random>
#include <string>

#include "form/identity.h"
#include "gtest/gtest.h"

namespace disclosure::ingest {
namespace {

form::Identity TownIn(const std::string& division, int32_t year) {
  return *form::ParseIdentity(division, "", v1::SCOPE_OWN_ORGAN, year);
}

YearReport ReportWith(const std::string& figures) {
  YearReport report;
  report.figures = figures;
  return report;
}

class PlannedYearsTest : public testing::Test {
 protected:
  PlannedYearsTest() { years_.Put(kOfLastYear, ReportWith("stored")); }

  std::string FiguresOf(const form::Identity& identity) const {
    const YearReport* report = years_.Find(identity);
    return report == nullptr ? "none" : report->figures;
  }

  const form::Identity kOfLastYear = TownIn("430321111", 2020);
  const form::Identity kOfThisYear = TownIn("430321111", 2021);
  YearIndex years_;
};

TEST_F(PlannedYearsTest, ShowsEachChangeAtOnce) {
  PlannedYears planned(years_);
  planned.Put(kOfThisYear, ReportWith("planned"));
  EXPECT_EQ(FiguresOf(kOfThisYear), "planned");
  planned.Put(kOfLastYear, std::nullopt);
  EXPECT_EQ(FiguresOf(kOfLastYear), "none");
  EXPECT_EQ(planned.years().size(), 1u);
}

TEST_F(PlannedYearsTest, KeepsWhatIsStored) {
  {
    PlannedYears planned(years_);
    planned.Put(kOfLastYear, ReportWith("amended"));
    planned.Keep();
  }
  EXPECT_EQ(FiguresOf(kOfLastYear), "amended");
}

TEST_F(PlannedYearsTest, TakesBackTheLastChangeAlone) {
  PlannedYears planned(years_);
  planned.Put(kOfThisYear, ReportWith("first"));
  planned.Put(kOfThisYear, ReportWith("second"));
  planned.TakeBackLast();
  EXPECT_EQ(FiguresOf(kOfThisYear), "first");
}

TEST_F(PlannedYearsTest, TakesBackWhatIsNotStored) {
  std::mt19937 random(1);
  const auto below = [&random](int end) {
    return std::uniform_int_distribution(0, end - 1)(random);
  };
  const auto put_any = [&](PlannedYears& planned) {
    const int32_t year = 2015 + below(5);
    const form::Identity identity =
        TownIn(below(2) == 0 ? "430321111" : "430321112", year);
    if (below(3) == 0) return planned.Put(identity, std::nullopt);
    planned.Put(identity, ReportWith(std::to_string(below(100))));
  };
  for (int commit = 0; commit < 200; ++commit) {
    const YearIndex before = years_;
    const bool stored = below(2) == 0;
    std::optional<YearIndex> after;
    {
      PlannedYears planned(years_);
      for (auto left = below(20); left > 0; --left) put_any(planned);
      after = years_;
      if (stored) planned.Keep();
    }
    const YearIndex& expected = stored ? *after : before;
    ASSERT_TRUE(years_ == expected) << "commit " << commit;
    ASSERT_EQ(years_.size(), expected.size());
  }
}

}  // namespace
}  // namespace disclosure::ingest
