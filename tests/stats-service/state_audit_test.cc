#include "stats-service/state_audit.h"

#include <condition_variable>
#include <deque>

#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "stats-service/cube/report_row.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/known_names.h"
#include "tests/stats-service/support/random_changes.h"

namespace disclosure::stats {
namespace {

using record::Change;

constexpr char kCell[] = "applications.received_new.total";

// Checks cubes without a pause, and hands on what was found.
class Auditor {
 public:
  explicit Auditor(std::shared_ptr<const Cube> cube)
      : audit_([cube = std::move(cube)] { return cube; }, NoPause(),
               [this](const StateAudit::Finding& finding) {
                 std::scoped_lock lock(mutex_);
                 findings_.push_back(finding);
                 found_.notify_all();
               }) {
    audit_.Start();
  }

  StateAudit::Finding Next() {
    std::unique_lock lock(mutex_);
    found_.wait(lock, [&] { return !findings_.empty(); });
    const StateAudit::Finding finding = findings_.front();
    findings_.pop_front();
    return finding;
  }

 private:
  static StateAudit::Options NoPause() {
    return {.interval = std::chrono::milliseconds(0), .rest = 0};
  }

  std::mutex mutex_;
  std::condition_variable found_;
  std::deque<StateAudit::Finding> findings_;
  StateAudit audit_;
};

std::shared_ptr<const Cube> SomeCube() {
  RandomChanges feed(5, OddAreas());
  const auto cube = Apply(Cube(TestFrame()), feed.Next(300));
  return Apply(*cube, std::vector<Change>{
                          AChange(100'000, kTown, 2030)
                              .With(kCell, 3)
                              .Finding("F-APP-01", v1::SEVERITY_WARNING)});
}

// A copy in which one block of 2030 is another, as if memory had failed.
template <typename Alter>
std::shared_ptr<const Cube> Tampered(const Cube& cube, Alter alter) {
  auto tampered = std::make_shared<Cube>(cube);
  auto sheet = std::make_shared<YearSheet>(*cube.own.years.at(2030));
  alter(*cube.own.organs->Find(Government(kTown)), *sheet);
  tampered->own.years[2030] = std::move(sheet);
  return tampered;
}

TEST(StateAuditTest, AgreesWithACubeThatIsWhole) {
  const auto cube = SomeCube();
  Auditor auditor(cube);
  for (int i = 0; i < 3; ++i) {
    const StateAudit::Finding finding = auditor.Next();
    EXPECT_TRUE(finding.is_right());
    EXPECT_EQ(finding.sequence, 100'000u);
    EXPECT_EQ(finding.kept, cube->state_hash);
  }
}

TEST(StateAuditTest, NoticesAFigureThatIsAnother) {
  const auto tampered = Tampered(*SomeCube(), [](OrganPlace place,
                                                 YearSheet& sheet) {
    const ReportRow row =
        RowOf(TestFrame(), AChange(1, kTown, 2030).With(kCell, 4));
    const RowUpdate update = {static_cast<uint16_t>(place.slot), &row};
    sheet.SetFigures(place.block,
                     SheetBlock::With(TestFrame(), sheet.figures(place.block),
                                      sheet.figures(place.block)->organs(),
                                      std::span(&update, 1)));
  });
  EXPECT_FALSE(Auditor(tampered).Next().is_right());
}

TEST(StateAuditTest, NoticesAFindingThatIsGone) {
  const auto tampered =
      Tampered(*SomeCube(), [](OrganPlace place, YearSheet& sheet) {
        sheet.SetFindings(place.block, nullptr);
      });
  EXPECT_FALSE(Auditor(tampered).Next().is_right());
}

TEST(StateAuditTest, NoticesADayThatIsAnother) {
  const auto tampered =
      Tampered(*SomeCube(), [](OrganPlace place, YearSheet& sheet) {
        const DaysUpdate update = {
            static_cast<uint16_t>(place.slot),
            {CompactDay(form::CivilDate::Parse("2031-02-01")), CompactDay()}};
        sheet.SetDays(place.block,
                      DaysBlock::With(sheet.days(place.block),
                                      sheet.figures(place.block)->organs(),
                                      std::span(&update, 1)));
      });
  EXPECT_FALSE(Auditor(tampered).Next().is_right());
}

TEST(StateAuditTest, WaitsWhileThereIsNoCubeAndEndsAtOnce) {
  StateAudit audit([] { return nullptr; },
                   {.interval = std::chrono::hours(1), .rest = 0},
                   [](const StateAudit::Finding&) { FAIL(); });
  audit.Start();
  audit.Stop();
  audit.Stop();
}

}  // namespace
}  // namespace disclosure::stats
