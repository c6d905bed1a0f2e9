// Which reports are one organ's years where places change their codes or merge.
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/ingest-service/support/yearly_reports.h"
#include "tests/ingest-service/support/years_of_organs.h"

namespace disclosure::ingest {
namespace {

using testing::Contains;
using testing::Not;

class YearsOfPlacesTest : public testing::Test {
 protected:
  YearsOfOrgans organs_;
};

TEST_F(YearsOfPlacesTest, AChainFollowsAReCoding) {
  const divisions::Edge edge = ARecoding();
  organs_.CommitOne(Submission(Carrying(2020, 0, 3, edge.from.digits())));
  organs_.CommitOne(Submission(Carrying(2021, 2, 0, edge.to.digits())));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2021, edge.to.digits())),
              Contains("F-XYR-01"));
  organs_.CommitOne(Submission(Carrying(2020, 0, 2, edge.from.digits()), 1));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2021, edge.to.digits())),
              Not(Contains("F-XYR-01")));
}

// 下城区 was merged into 拱墅区 in 2021.
constexpr std::string_view kGoesOn = "330105";
constexpr std::string_view kMerged = "330103";

TEST_F(YearsOfPlacesTest, AMergedPlaceIsComparedWithTheSumOfItsParts) {
  organs_.Commit({Submission(Carrying(2021, 5, 0, kGoesOn)),
                  Submission(Carrying(2020, 0, 2, kGoesOn)),
                  Submission(Carrying(2020, 0, 3, kMerged))});
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2021, kGoesOn)),
              Not(Contains("F-XYR-01")));
  organs_.CommitOne(Submission(Carrying(2020, 0, 4, kMerged), 1));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2021, kGoesOn)), Contains("F-XYR-01"));
  organs_.CommitOne(Submission(Carrying(2020, 0, 1, kGoesOn), 1));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2021, kGoesOn)),
              Not(Contains("F-XYR-01")));
}

TEST_F(YearsOfPlacesTest, AMergedPlaceIsNotComparedWithOnePart) {
  organs_.Commit({Submission(Carrying(2021, 5, 0, kGoesOn)),
                  Submission(Carrying(2020, 0, 2, kGoesOn))});
  const auto rules_of = [&] {
    return organs_.RulesOf(IdentityIn(2021, kGoesOn));
  };
  EXPECT_THAT(rules_of(), Not(Contains("F-XYR-01")));
  // Nor is it a gap.
  EXPECT_THAT(rules_of(), Not(Contains("F-XYR-08")));
  organs_.CommitOne(Submission(Carrying(2020, 0, 9, kMerged)));
  EXPECT_THAT(rules_of(), Contains("F-XYR-01"));
  organs_.CommitOne(Withdrawal(IdentityIn(2020, kMerged), 1));
  EXPECT_THAT(rules_of(), Not(Contains("F-XYR-01")));
}

// 潭城镇 and two others became 海坛街道, which the lists of 2020 do not have.
TEST_F(YearsOfPlacesTest, AMergedPlaceIsComparedWithItselfIfItWasThere) {
  constexpr std::string_view kNew = "350128001";
  organs_.CommitOne(Submission(Carrying(2021, 5, 0, kNew)));
  organs_.CommitOne(Submission(Carrying(2020, 0, 5, "350128100")));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2021, kNew)),
              Not(Contains("F-XYR-01")));
  organs_.CommitOne(
      Submission(Carrying(2020, 0, 4, kNew), 0, v1::MODE_ARCHIVE));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2021, kNew)), Contains("F-XYR-01"));
}

TEST_F(YearsOfPlacesTest, ADepartmentGoesWithItsPlace) {
  const auto of = [&](int year, std::string_view code) {
    ReportBuilder report =
        Carrying(year, year == 2021 ? 2 : 0, year == 2021 ? 0 : 3, code);
    return report.Organ("民政局", "11430321006301553Y",
                        v1::ORGAN_KIND_DEPARTMENT);
  };
  organs_.Commit({Submission(of(2021, kGoesOn)), Submission(of(2020, kMerged)),
                  Submission(Carrying(2020, 0, 9, kGoesOn))});
  EXPECT_THAT(organs_.RulesOf(IdentityOf(of(2021, kGoesOn))),
              Contains("F-XYR-01"));
}

}  // namespace
}  // namespace disclosure::ingest
