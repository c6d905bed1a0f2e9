#include "stats-service/cube/change_history.h"

#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "stats-service/cube/packed_row.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/known_names.h"
#include "tests/stats-service/support/random_changes.h"
#include "tests/support/catalogue.h"

namespace disclosure::stats {
namespace {

using record::Change;
using record::Sequence;

TEST(PackedRowTest, SaysOfEveryCellWhatTheRowSaid) {
  RandomChanges feed(3, OddAreas());
  for (int i = 0; i < 200; ++i) {
    Change change = feed.Next();
    change.revision = 1;
    if (change.kind == record::ChangeKind::kRejudged) continue;
    const auto cube = Apply(Cube(TestFrame()), std::vector<Change>{change});
    std::vector<uint8_t> bytes = {99};
    AppendPacked(TestFrame(), RowOf(TestFrame(), change), bytes);
    const bool is_summary = change.identity.scope == v1::SCOPE_AREA_SUMMARY;
    const ScopeSheets& scope = is_summary ? cube->summaries : cube->own;
    const OrganPlace place = *scope.organs->Find(change.identity.organ);
    for (const form::Cell& cell : TestCatalogue().cells()) {
      const CellReading expected = scope.Find(change.identity.year)
                                       ->Read(TestFrame(), place, cell.index);
      const CellReading reading =
          ReadPacked(TestFrame(), bytes.data() + 1, cell.index);
      ASSERT_EQ(reading.state, expected.state) << cell.name;
      ASSERT_EQ(reading.form_slot, expected.form_slot) << cell.name;
      ASSERT_EQ(reading.unit_unknown, expected.unit_unknown) << cell.name;
      if (expected.state == CellState::kFigure) {
        ASSERT_EQ(reading.figure, expected.figure) << cell.name;
      }
    }
  }
}

std::vector<Sequence> SequencesAfter(const ChangeHistory& history,
                                     Sequence sequence) {
  std::vector<Sequence> sequences;
  history.ForEachAfter(TestFrame(), sequence,
                       [&](Sequence change, const form::Identity&, auto) {
                         sequences.push_back(change);
                       });
  return sequences;
}

TEST(ChangeHistoryTest, IsNotKeptBeforeItBegins) {
  auto cube =
      Apply(Cube(TestFrame()),
            std::vector<Change>{AChange(7, kTown, 2022).With(kReceived, 1)});
  EXPECT_EQ(cube->history, nullptr);
  cube = BeginHistory(*cube);
  EXPECT_EQ(cube->history->known_after(), 7u);
  EXPECT_EQ(cube->history->size(), 0u);
}

TEST(ChangeHistoryTest, HasEachChangeOfContentWithWhatItReplaced) {
  auto cube = BeginHistory(Cube(TestFrame()));
  cube = Apply(
      *cube,
      std::vector<Change>{
          AChange(1, kTown, 2022).With(kReceived, 5),
          AChange(2, kTown, 2022).Rejudged(),
          AChange(3, kTown, 2022).Revision(2).With(kReceived, 6),
          AChange(4, kTown, 2022).Revision(1).With(kReceived, 9),  // too late
          AChange(5, kTown, 2022).Revision(3).Withdrawn()});
  EXPECT_EQ(SequencesAfter(*cube->history, 0),
            (std::vector<Sequence>{1, 3, 5}));
  EXPECT_EQ(SequencesAfter(*cube->history, 3), (std::vector<Sequence>{5}));
  std::vector<std::pair<CellState, int64_t>> before;
  cube->history->ForEachAfter(
      TestFrame(), 0, [&](Sequence, const form::Identity& identity, auto read) {
        EXPECT_EQ(identity.organ, Government(kTown));
        const CellReading reading = read(CellNamed(kReceived));
        before.emplace_back(reading.state, reading.figure);
      });
  EXPECT_EQ(before, (std::vector<std::pair<CellState, int64_t>>{
                        {CellState::kNotReported, 0},
                        {CellState::kFigure, 5},
                        {CellState::kFigure, 6}}));
}

TEST(ChangeHistoryTest, KeepsTheNewestChangesAndKnowsWhereItBegins) {
  ReplacedRow change;
  change.identity = {Government(kTown), v1::SCOPE_OWN_ORGAN, 2022};
  auto history = std::make_shared<const ChangeHistory>(0);
  size_t largest = 0;
  for (size_t added = 0; added < 3 * ChangeHistory::kMaxChanges;) {
    std::vector<ReplacedRow> batch;
    for (int i = 0; i < 700; ++i) {
      change.sequence = 2 * ++added;
      batch.push_back(change);
    }
    history = history->With(TestFrame(), batch);
    largest = std::max(largest, history->size());
    ASSERT_GE(history->size(),
              std::min<size_t>(added, ChangeHistory::kMaxChanges));
    ASSERT_EQ(history->known_after(), 2 * (added - history->size()));
  }
  EXPECT_LT(largest, ChangeHistory::kMaxChanges + 2'000);
  const auto sequences = SequencesAfter(*history, history->known_after());
  EXPECT_EQ(sequences.size(), history->size());
  EXPECT_EQ(sequences.front(), history->known_after() + 2);
  EXPECT_LT(history->HeapBytes(), 20u << 20);
}

TEST(ChangeHistoryTest, AnEarlierHistoryStaysAsItWas) {
  ReplacedRow change;
  change.sequence = 1;
  const auto empty = std::make_shared<const ChangeHistory>(0);
  const auto one = empty->With(TestFrame(), {change});
  change.sequence = 2;
  const auto two = one->With(TestFrame(), {change});
  EXPECT_EQ(SequencesAfter(*one, 0), (std::vector<Sequence>{1}));
  EXPECT_EQ(SequencesAfter(*two, 0), (std::vector<Sequence>{1, 2}));
}

}  // namespace
}  // namespace disclosure::stats
