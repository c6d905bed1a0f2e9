#include "stats-service/cube/sheet_block.h"

#include <limits>
#include <map>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/random_changes.h"
#include "tests/support/catalogue.h"

namespace disclosure::stats {
namespace {

constexpr size_t kOrgans = 70;

// A row of any kind, withdrawals included.
ReportRow SomeRow(RandomChanges& feed) {
  return RowOf(TestFrame(), feed.Next());
}

std::shared_ptr<const SheetBlock> With(
    const SheetBlock* old, const std::map<uint16_t, ReportRow>& rows) {
  std::vector<RowUpdate> updates;
  updates.reserve(rows.size());
  for (const auto& [slot, row] : rows) updates.push_back({slot, &row});
  return SheetBlock::With(TestFrame(), old, kOrgans, updates);
}

void ExpectRows(const SheetBlock& block,
                const std::map<uint16_t, ReportRow>& rows) {
  int64_t reports = 0;
  for (size_t slot = 0; slot < block.organs(); ++slot) {
    const auto row = rows.find(static_cast<uint16_t>(slot));
    const ReportRow expected = row == rows.end() ? ReportRow() : row->second;
    ASSERT_TRUE(block.ReadRow(TestFrame(), slot) == expected) << slot;
    reports += expected.reported;
  }
  EXPECT_EQ(block.reports(), reports);
}

TEST(SheetBlockTest, WhateverRowsAreReplacedAllAreReadBack) {
  RandomChanges feed(1, OddAreas());
  std::map<uint16_t, ReportRow> rows;
  std::shared_ptr<const SheetBlock> block;
  for (const size_t count : {1, 40, 3, 1, 1, 60, 8, 9, 1}) {
    std::map<uint16_t, ReportRow> updates;
    for (size_t i = 0; i < count; ++i) {
      updates[static_cast<uint16_t>(feed.Below(kOrgans))] = SomeRow(feed);
    }
    const auto before = block;
    const auto rows_before = rows;
    block = With(block.get(), updates);
    for (const auto& [slot, row] : updates) rows[slot] = row;
    ASSERT_NO_FATAL_FAILURE(ExpectRows(*block, rows));
    if (before != nullptr) ExpectRows(*before, rows_before);
  }
}

TEST(SheetBlockTest, AColumnSaysTheSameAsItsCells) {
  RandomChanges feed(2, OddAreas());
  std::map<uint16_t, ReportRow> rows;
  for (uint16_t slot = 0; slot < kOrgans; slot += 2) rows[slot] = SomeRow(feed);
  const auto block = With(nullptr, rows);
  for (const form::Cell& cell : TestCatalogue().cells()) {
    std::vector<CellReading> readings;
    block->ReadColumn(TestFrame(), cell.index, 3, kOrgans, readings);
    ASSERT_EQ(readings.size(), kOrgans - 3);
    for (size_t slot = 3; slot < kOrgans; ++slot) {
      const CellReading one = block->Read(TestFrame(), slot, cell.index);
      const CellReading& other = readings[slot - 3];
      EXPECT_EQ(one.state, other.state);
      EXPECT_EQ(one.figure, other.figure);
      EXPECT_EQ(one.unit_unknown, other.unit_unknown);
      EXPECT_EQ(one.form_slot, other.form_slot);
    }
  }
}

TEST(SheetBlockTest, ACutMovesRowsAndLosesNone) {
  RandomChanges feed(3, OddAreas());
  std::map<uint16_t, ReportRow> rows;
  for (uint16_t slot = 0; slot < kOrgans; ++slot) rows[slot] = SomeRow(feed);
  const auto block = With(nullptr, rows);
  // The second half, with new organs among them.
  std::vector<int32_t> old_slots;
  std::map<uint16_t, ReportRow> expected;
  for (int32_t slot = kOrgans / 2; slot < static_cast<int32_t>(kOrgans);
       ++slot) {
    if (slot % 5 == 0) old_slots.push_back(-1);
    expected[static_cast<uint16_t>(old_slots.size())] =
        rows[static_cast<uint16_t>(slot)];
    old_slots.push_back(slot);
  }
  ExpectRows(*SheetBlock::Cut(*block, old_slots), expected);
}

TEST(SheetBlockTest, ReportsOfZerosAndReportsOfBlanksTakeNoRoomInColumns) {
  std::map<uint16_t, ReportRow> zeros;
  std::map<uint16_t, ReportRow> blanks;
  for (uint16_t slot = 0; slot < kOrgans; ++slot) {
    zeros[slot] = RowOf(TestFrame(),
                        AChange(1, "430321111", 2022).AllZero(v1::FORM_2021));
    blanks[slot] = RowOf(TestFrame(), AChange(1, "430321111", 2022));
  }
  const size_t nothing = With(nullptr, {})->HeapBytes();
  EXPECT_EQ(With(nullptr, zeros)->HeapBytes(), nothing);
  EXPECT_EQ(With(nullptr, blanks)->HeapBytes(), nothing);
}

}  // namespace
}  // namespace disclosure::stats
