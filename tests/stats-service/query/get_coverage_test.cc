#include "stats-service/query/get_coverage.h"

#include <functional>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "tests/stats-service/support/country.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

using form::CivilDate;
using record::Change;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;

// Until the end of January; of 2009 nobody knows.
std::optional<CivilDate> EndOfJanuary(const form::OrganKey&, int32_t year) {
  if (year == 2009) return std::nullopt;
  return CivilDate::FromYmd(year + 1, 1, 31);
}

class GetCoverageTest : public testing::Test {
 protected:
  GetCoverageTest() {
    ask_.area = Code("430321");
    cube_ = Apply(
        *cube_, std::vector<Change>{
                    AChange(1, "430321", 2020)
                        .Published("2021-01-31")
                        .Accepted("2021-02-03"),
                    AChange(2, "430321100", 2020)
                        .Published("2021-02-01")
                        .Accepted("2021-02-03"),
                    AChange(3, "430321102", 2020).Accepted("2021-02-04"),
                    // A code of the edition of 2015 alone.
                    AChange(4, "430321101", 2020)
                        .Published("2021-01-05")
                        .Accepted("2021-02-04"),
                    AChange(5, "430321", 2020)
                        .Organ(Department(1))
                        .Published("2021-01-06")
                        .Accepted("2021-02-05"),
                    // No own-organ report.
                    AChange(6, "430321", 2020).Summary().Accepted("2021-03-01"),
                });
  }

  CoverageAnswer Answer() const {
    const auto answer = GetCoverage(*cube_, standard_, ask_);
    EXPECT_THAT(answer, IsOk());
    return answer.ok() ? *answer : CoverageAnswer();
  }
  void ExpectDepartment() {
    const auto roster = DepartmentRoster::Parse(
        "division_code\torgan_credit_code\tname\tfirst_year\tlast_year\n"
        "430321\t" +
            std::string(Department(1).text()) + "\t教育局\t\t\n430321\t" +
            std::string(Department(2).text()) + "\t民政局\t2020\t\n",
        "roster.tsv", TestDivisions());
    ASSERT_THAT(roster, IsOk());
    standard_.roster = *roster;
  }

  std::shared_ptr<const Cube> cube_ = std::make_shared<const Cube>(TestFrame());
  CoverageStandard standard_ = {{}, &EndOfJanuary};
  CoverageQuestion ask_;
};

TEST_F(GetCoverageTest, InTimeLateAndUnknownAreToldApart) {
  const CoverageAnswer answer = Answer();
  ASSERT_EQ(answer.rows.size(), 1u);
  const CoverageRow& row = answer.rows[0];
  EXPECT_EQ(row.year, 2020);
  EXPECT_EQ(row.Of(UnitClass::kCounty),
            (CoverageCounts{.expected = 1, .received = 1, .on_time = 1}));
  // Seventeen townships are expected; three reported, one of them by a code
  // that is gone.
  EXPECT_EQ(row.Of(UnitClass::kTownship), (CoverageCounts{.expected = 17,
                                                          .received = 3,
                                                          .on_time = 1,
                                                          .late = 1,
                                                          .unknown = 1,
                                                          .missing = 15,
                                                          .unexpected = 1}));
  EXPECT_EQ(row.Total(false).expected, 18);
  EXPECT_EQ(row.Total(false).missing, 15);
}

TEST_F(GetCoverageTest, WithoutARosterDepartmentsAreNeverMissing) {
  EXPECT_EQ(Answer().rows[0].Of(UnitClass::kDepartment),
            (CoverageCounts{.received = 1, .on_time = 1, .unexpected = 1}));
  ExpectDepartment();
  const CoverageAnswer answer = Answer();
  EXPECT_EQ(answer.rows[0].Of(UnitClass::kDepartment),
            (CoverageCounts{
                .expected = 2, .received = 1, .on_time = 1, .missing = 1}));
  EXPECT_EQ(answer.rows[0].Total(true).missing, 16);
  // Behind its government's townships? No: in the order of organs, so first.
  EXPECT_EQ(answer.missing[0].organ.organ, Department(2));
  EXPECT_EQ(answer.missing[0].name, "民政局");
}

TEST_F(GetCoverageTest, TheMissingAreListedWithTheirDeadline) {
  const CoverageAnswer answer = Answer();
  EXPECT_EQ(answer.missing.size(), 15u);
  EXPECT_EQ(answer.missing[0].organ, Government("430321103"));
  EXPECT_THAT(answer.missing[0].deadline,
              Optional(*CivilDate::Parse("2021-01-31")));
}

TEST_F(GetCoverageTest, ArrivalsAreCountedByTheDayOfAcceptance) {
  EXPECT_THAT(
      Answer().arrivals,
      ElementsAre(ArrivalDay{2020, *CivilDate::Parse("2021-02-03"), 2},
                  ArrivalDay{2020, *CivilDate::Parse("2021-02-04"), 2},
                  ArrivalDay{2020, *CivilDate::Parse("2021-02-05"), 1}));
}

TEST_F(GetCoverageTest, AWithdrawnReportIsMissing) {
  cube_ = Apply(
      *cube_,
      std::vector<Change>{AChange(7, "430321", 2020).Revision(2).Withdrawn()});
  EXPECT_EQ(Answer().rows[0].Of(UnitClass::kCounty),
            (CoverageCounts{.expected = 1, .missing = 1}));
}

TEST_F(GetCoverageTest, AnAmendmentBringsItsOwnDays) {
  cube_ = Apply(*cube_, std::vector<Change>{AChange(7, "430321100", 2020)
                                                .Revision(2)
                                                .Published("2021-01-20")
                                                .Accepted("2021-03-09")});
  const CoverageAnswer answer = Answer();
  EXPECT_EQ(answer.rows[0].Of(UnitClass::kTownship).on_time, 2);
  EXPECT_EQ(answer.rows[0].Of(UnitClass::kTownship).late, 0);
  EXPECT_EQ(answer.arrivals.back().day, *CivilDate::Parse("2021-03-09"));
}

TEST_F(GetCoverageTest, WithoutADeadlineNobodyCanSay) {
  cube_ =
      Apply(*cube_, std::vector<Change>{
                        AChange(7, "430321100", 2009).Published("2010-01-02")});
  ask_.years = YearRange{2009, 2009};
  EXPECT_EQ(Answer().rows[0].Of(UnitClass::kTownship).unknown, 1);
  EXPECT_EQ(Answer().missing[0].deadline, std::nullopt);
}

TEST_F(GetCoverageTest, QuasiUnitsAreCountedApartAndNeverMissing) {
  ask_.area = Code("430102");
  const CoverageAnswer answer = Answer();
  const CoverageRow& row = answer.rows[0];
  EXPECT_GT(row.Of(UnitClass::kQuasiUnit).expected, 0);
  EXPECT_EQ(row.Total(false).expected,
            row.Of(UnitClass::kCounty).expected +
                row.Of(UnitClass::kTownship).expected);
  for (const MissingUnit& missing : answer.missing) {
    EXPECT_NE(ClassOf(missing.organ), UnitClass::kQuasiUnit);
  }
}

TEST_F(GetCoverageTest, EachAreaOfTheLevelHasARowForEachYear) {
  ask_.area = Code("4303");
  ask_.group_by = AreaLevel::kCounty;
  ask_.years = YearRange{2019, 2020};
  const CoverageAnswer answer = Answer();
  // Five counties, and three zones with townships of their own.
  ASSERT_EQ(answer.rows.size(), 16u);
  EXPECT_EQ(answer.rows[0].year, 2019);
  EXPECT_EQ(answer.rows[0].area, Code("430302"));
  EXPECT_EQ(answer.rows[15].year, 2020);
  // The city's own government lies above all rows, and is missing all the same.
  EXPECT_EQ(answer.missing[0].organ, Government("4303"));
}

TEST_F(GetCoverageTest, AnEmptyCubeHasNoYear) {
  cube_ = std::make_shared<const Cube>(TestFrame());
  EXPECT_THAT(Answer().rows, IsEmpty());
}

struct CoverageRefusal {
  const char* name;
  std::function<void(CoverageQuestion&)> change;
  const char* reason;
  const char* field;
};

class CoverageRefusalTest
    : public GetCoverageTest,
      public testing::WithParamInterface<CoverageRefusal> {};

TEST_P(CoverageRefusalTest, HasReasonAndField) {
  GetParam().change(ask_);
  const auto answer = GetCoverage(*cube_, standard_, ask_);
  EXPECT_EQ(ReasonOf(answer.status()), GetParam().reason);
  EXPECT_EQ(FieldOf(answer.status()), GetParam().field);
}

INSTANTIATE_TEST_SUITE_P(
    Refusals, CoverageRefusalTest,
    testing::ValuesIn(std::vector<CoverageRefusal>{
        {"NoArea", [](auto& ask) { ask.area = Code("99"); }, "UNKNOWN_AREA",
         "division_code"},
        {"LevelOfTheArea", [](auto& ask) { ask.group_by = AreaLevel::kCounty; },
         "BAD_LEVEL", "group_by"},
        {"ByOrgan", [](auto& ask) { ask.group_by = AreaLevel::kOrgan; },
         "BAD_LEVEL", "group_by"},
        {"Years",
         [](auto& ask) {
           ask.years = YearRange{2020, 2019};
         },
         "BAD_YEARS", "years"},
        {"PageSize", [](auto& ask) { ask.page_size = -1; }, "BAD_PAGE_SIZE",
         "page_size"},
        {"TownshipsOfTheNation",
         [](auto& ask) {
           ask.area = Code("00");
           ask.group_by = AreaLevel::kTownship;
         },
         "TOO_MANY_VALUES", "group_by"},
    }),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace disclosure::stats
