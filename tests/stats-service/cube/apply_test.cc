#include "stats-service/cube/apply.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "stats-service/cube/area_year.h"
#include "stats-service/cube/organ_year.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/known_names.h"
#include "tests/stats-service/support/random_changes.h"
#include "tests/support/catalogue.h"

namespace disclosure::stats {
namespace {

using record::Change;
using testing::ElementsAre;

class ApplyTest : public testing::Test {
 protected:
  void Apply(std::vector<Change> changes) {
    cube_ = stats::Apply(*cube_, changes);
  }
  OrganYear Report(std::string_view digits, int32_t year) const {
    return OrganYear(TestFrame(), cube_->own,
                     cube_->own.organs->Find(Government(digits)), year);
  }
  int64_t Figure(std::string_view digits, int32_t year) const {
    return Report(digits, year).Read(CellNamed(kReceived)).figure;
  }
  CellSum Sum(std::string_view digits, int32_t year) const {
    const AreaPlace place(*cube_, Code(digits));
    return AreaYear(*cube_, place, year).Sum(CellNamed(kReceived));
  }
  std::vector<FindingCount> Findings(std::string_view digits,
                                     int32_t year) const {
    return cube_->own.Find(year)->FindingsOf(
        *cube_->own.organs->Find(Government(digits)));
  }

  std::shared_ptr<const Cube> cube_ = std::make_shared<const Cube>(TestFrame());
};

TEST_F(ApplyTest, AReportCountsInEveryAreaWhoseCodePrefixesItsOwn) {
  Apply({AChange(1, kTown, 2022).With(kReceived, 3),
         AChange(2, "430302001", 2022).With(kReceived, 4)});
  EXPECT_EQ(Sum(kTown, 2022).Sum(), 3);
  EXPECT_EQ(Sum("430321", 2022).Sum(), 3);
  EXPECT_EQ(Sum("4303", 2022).Sum(), 7);
  EXPECT_EQ(Sum("43", 2022).Sum(), 7);
  EXPECT_EQ(Sum("00", 2022).Sum(), 7);
  EXPECT_EQ(Sum("4301", 2022).with_value, 0);
  EXPECT_EQ(Sum("00", 2021).with_value, 0);
}

TEST_F(ApplyTest, AReportAboveTheTownshipCountsInItsOwnAreaAndAbove) {
  Apply({AChange(1, "4303", 2022).With(kReceived, 3),
         AChange(2, "00", 2022).With(kReceived, 10)});
  EXPECT_EQ(Sum("4303", 2022).Sum(), 3);
  EXPECT_EQ(Sum("430321", 2022).with_value, 0);
  EXPECT_EQ(Sum("00", 2022).Sum(), 13);
}

TEST_F(ApplyTest, AnAmendmentReplacesTheReportInEverySum) {
  Apply({AChange(1, kTown, 2022).With(kReceived, 3)});
  Apply({AChange(2, kTown, 2022).Revision(2).With(kReceived, 5)});
  EXPECT_EQ(Figure(kTown, 2022), 5);
  EXPECT_EQ(Sum("00", 2022).Sum(), 5);
  EXPECT_EQ(Sum("00", 2022).with_value, 1);
  Apply({AChange(3, kTown, 2022).Revision(3)});
  EXPECT_EQ(Sum("00", 2022).with_value, 0);
  EXPECT_EQ(Sum("00", 2022).blank, 1);
}

TEST_F(ApplyTest, AWithdrawnReportIsNotReportedUntilANewOneComes) {
  Apply({AChange(1, kTown, 2022)
             .With(kReceived, 3)
             .Finding("F-APP-01", v1::SEVERITY_WARNING),
         AChange(2, kTown, 2022).Revision(2).Withdrawn()});
  EXPECT_FALSE(Report(kTown, 2022).reported());
  EXPECT_THAT(Findings(kTown, 2022), ElementsAre());
  EXPECT_EQ(Sum("00", 2022), CellSum{});
  EXPECT_EQ(cube_->LastYear(), std::nullopt);
  Apply({AChange(3, kTown, 2022).Revision(3).With(kReceived, 8)});
  EXPECT_EQ(Sum("00", 2022).Sum(), 8);
}

TEST_F(ApplyTest, ALowerRevisionThatComesLateChangesNothing) {
  Apply({AChange(1, kTown, 2022).Revision(2).With(kReceived, 5)});
  Apply({AChange(2, kTown, 2022).Revision(1).With(kReceived, 3)});
  EXPECT_EQ(Figure(kTown, 2022), 5);
  Apply({AChange(3, kTown, 2022).Revision(3).Withdrawn()});
  Apply({AChange(4, kTown, 2022).Revision(2).With(kReceived, 5)});
  EXPECT_FALSE(Report(kTown, 2022).reported());
}

TEST_F(ApplyTest, ChangesThatTheCubeHasAreSkippedWhenTheyComeAgain) {
  const std::vector<Change> changes = {
      AChange(1, kTown, 2022).With(kReceived, 3),
      AChange(2, kTown, 2022).Revision(2).With(kReceived, 4)};
  Apply(changes);
  Apply(changes);
  EXPECT_EQ(Sum("00", 2022).Sum(), 4);
  EXPECT_EQ(cube_->applied_up_to, 2u);
}

TEST_F(ApplyTest, ARejudgementReplacesFindingsAndNothingElse) {
  Apply({AChange(1, kTown, 2022)
             .With(kReceived, 3)
             .Finding("F-APP-01", v1::SEVERITY_WARNING)
             .Finding("F-APP-01", v1::SEVERITY_WARNING)
             .Finding("F-STR-03", v1::SEVERITY_INFO)});
  EXPECT_THAT(Findings(kTown, 2022),
              ElementsAre(FindingCount{0, v1::SEVERITY_WARNING, 2},
                          FindingCount{1, v1::SEVERITY_INFO, 1}));
  Apply({AChange(2, kTown, 2022)
             .Rejudged()
             .Finding("F-STR-03", v1::SEVERITY_INFO)});
  EXPECT_THAT(Findings(kTown, 2022),
              ElementsAre(FindingCount{1, v1::SEVERITY_INFO, 1}));
  EXPECT_EQ(Figure(kTown, 2022), 3);
  EXPECT_THAT(*cube_->rules, ElementsAre("F-APP-01", "F-STR-03"));
}

TEST_F(ApplyTest, ARejudgementOfAReplacedRevisionIsNotHeard) {
  Apply({AChange(1, kTown, 2022).Finding("F-APP-01", v1::SEVERITY_WARNING),
         AChange(2, kTown, 2022).Revision(2),
         AChange(3, kTown, 2022)
             .Rejudged()
             .Finding("F-APP-02", v1::SEVERITY_WARNING)});
  EXPECT_THAT(Findings(kTown, 2022), ElementsAre());
}

TEST_F(ApplyTest, CellsOfAnotherFormAreIgnored) {
  constexpr char kOf2014[] = "annex_2014.disclosed_items";
  Apply({AChange(1, kTown, 2022).With(kOf2014, 99)});
  EXPECT_EQ(Report(kTown, 2022).Read(CellNamed(kOf2014)).state,
            CellState::kNotAsked);
}

TEST_F(ApplyTest, TheTwoScopesAreNeverAdded) {
  Apply({AChange(1, "4303", 2022).With(kReceived, 3),
         AChange(2, "4303", 2022).Summary().With(kReceived, 1'000)});
  EXPECT_EQ(Sum("4303", 2022).Sum(), 3);
  EXPECT_EQ(Sum("00", 2022).Sum(), 3);
  EXPECT_EQ(cube_->Reports(), 2);
}

TEST_F(ApplyTest, TheCubeMayBeTrueBeyondItsLastChange) {
  cube_ = stats::Apply(*cube_, std::vector<Change>{AChange(1, kTown, 2022)}, 7);
  EXPECT_EQ(cube_->applied_up_to, 7u);
  // Already part of what was applied.
  Apply({AChange(6, kTown, 2022).Revision(2).With(kReceived, 5)});
  EXPECT_EQ(Figure(kTown, 2022), 0);
  EXPECT_EQ(cube_->applied_up_to, 7u);
}

TEST_F(ApplyTest, TheBaseStaysAsItIsAndSharesWhatIsNotTouched) {
  std::vector<Change> changes;
  record::Sequence sequence = 0;
  for (const auto& area : AreasInside(Code("43"))) {
    for (const int32_t year : {2021, 2022}) {
      changes.push_back(
          AChange(++sequence, area.digits(), year).With(kReceived, 1));
    }
  }
  Apply(changes);
  const auto base = cube_;
  Apply({AChange(sequence + 1, kTown, 2022).Revision(2).With(kReceived, 100)});
  const AreaPlace nation(*base, Code("00"));
  const auto organs = static_cast<int64_t>(base->own.organs->size());
  EXPECT_EQ(AreaYear(*base, nation, 2022).Sum(CellNamed(kReceived)).Sum(),
            organs);
  EXPECT_EQ(Sum("00", 2022).Sum(), organs + 99);

  EXPECT_EQ(cube_->own.organs, base->own.organs);
  EXPECT_EQ(cube_->own.years.at(2021), base->own.years.at(2021));
  EXPECT_EQ(cube_->roll_ups.at(2021), base->roll_ups.at(2021));
  const YearSheet& sheet = *cube_->own.Find(2022);
  ASSERT_GT(sheet.blocks(), 1u);
  size_t shared = 0;
  for (size_t block = 0; block < sheet.blocks(); ++block) {
    shared += sheet.figures(block) == base->own.Find(2022)->figures(block);
  }
  EXPECT_EQ(shared, sheet.blocks() - 1);
  EXPECT_EQ(cube_->FindRollUp(Code("4301"), 2022),
            base->FindRollUp(Code("4301"), 2022));
  EXPECT_NE(cube_->FindRollUp(Code("4303"), 2022),
            base->FindRollUp(Code("4303"), 2022));
}

TEST_F(ApplyTest, TheBytesHeldAreThoseOfTheSheetsWhateverTheWayToThem) {
  RandomChanges feed(5, OddAreas());
  const auto changes = feed.Next(400);
  Apply(changes);
  const auto at_once = cube_;
  cube_ = std::make_shared<const Cube>(TestFrame());
  for (const Change& change : changes) Apply({change});
  EXPECT_EQ(cube_->Bytes().cells, at_once->Bytes().cells);
  EXPECT_EQ(cube_->Bytes().findings, at_once->Bytes().findings);
  EXPECT_EQ(cube_->Reports(), at_once->Reports());
  EXPECT_GT(cube_->Bytes().roll_ups, 0u);
  EXPECT_GT(cube_->Bytes().organs, 0u);
}

}  // namespace
}  // namespace disclosure::stats
