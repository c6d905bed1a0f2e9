#include "stats-service/cube/column.h"

#include <random>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/int64_limits.h"

namespace disclosure::stats {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;
using Layout = ColumnHead::Layout;

struct ColumnCase {
  const char* name;
  std::vector<SlotValue> values;
  size_t slots;
  Layout layout;
  int width;
};

std::vector<SlotValue> EverySlot(size_t slots, int64_t value) {
  std::vector<SlotValue> values;
  for (size_t slot = 0; slot < slots; ++slot) {
    values.push_back({static_cast<uint16_t>(slot), value});
  }
  return values;
}

class ValueColumnTest : public testing::TestWithParam<ColumnCase> {};

TEST_P(ValueColumnTest, IsStoredInTheSmallestWayAndReadBackAsItWas) {
  const ColumnCase& test = GetParam();
  std::vector<uint8_t> bytes = {1, 2, 3};  // columns before it
  const ColumnHead head = ValueColumn::Append(test.values, test.slots, bytes);
  EXPECT_EQ(head.layout, test.layout);
  EXPECT_EQ(head.width, test.width);
  EXPECT_EQ(bytes.size(), 3 + ValueColumn::Bytes(head, test.slots));
  const ValueColumn column(head, bytes.data());
  std::vector<SlotValue> read;
  column.Read(0, test.slots, read);
  EXPECT_THAT(read, ElementsAreArray(test.values));
  size_t next = 0;
  for (size_t slot = 0; slot < test.slots; ++slot) {
    const bool has =
        next < test.values.size() && test.values[next].slot == slot;
    EXPECT_EQ(column.At(slot), has ? test.values[next++].value : 0) << slot;
  }
  for (const size_t begin : {size_t{0}, test.slots / 3, test.slots - 1}) {
    std::vector<int64_t> figures((test.slots - begin + 1) / 2);
    column.Unpack(begin, figures);
    for (size_t i = 0; i < figures.size(); ++i) {
      EXPECT_EQ(figures[i], column.At(begin + i)) << begin << "+" << i;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Columns, ValueColumnTest,
    testing::ValuesIn(std::vector<ColumnCase>{
        {"OneByte", {{3, 127}, {900, -128}}, 1'024, Layout::kSparse, 1},
        {"TwoBytes", {{0, 128}}, 1'024, Layout::kSparse, 2},
        {"FourBytes", {{1'023, -32'769}}, 1'024, Layout::kSparse, 4},
        {"EightBytes", {{7, 1LL << 31}}, 1'024, Layout::kSparse, 8},
        {"LargestAndSmallest",
         {{7, kMost}, {8, kLeast}},
         1'024,
         Layout::kSparse,
         8},
        {"Full", EverySlot(1'024, 5), 1'024, Layout::kDense, 1},
        {"FullOfLarge", EverySlot(1'536, kLeast), 1'536, Layout::kDense, 8},
        {"ThirdOfBytes", EverySlot(4, 1), 12, Layout::kDense, 1},
        {"BlockOfOne", {{0, 9}}, 1, Layout::kDense, 1},
    }),
    [](const auto& row) { return row.param.name; });

TEST(ValueColumnTest, ARangeHasItsOwnSlotsOnly) {
  std::vector<uint8_t> bytes;
  const std::vector<SlotValue> values = {{1, 10}, {4, 40}, {5, 50}, {900, 9}};
  const ColumnHead head = ValueColumn::Append(values, 1'024, bytes);
  std::vector<SlotValue> read;
  ValueColumn(head, bytes.data()).Read(4, 900, read);
  EXPECT_THAT(read, ElementsAre(SlotValue{4, 40}, SlotValue{5, 50}));
}

TEST(SlotColumnTest, AnySetIsReadBackInEitherLayout) {
  std::mt19937_64 random(1);
  for (const size_t one_in : {2, 10, 64, 65, 500}) {
    constexpr size_t kSlots = 1'021;
    std::vector<uint16_t> members;
    for (uint16_t slot = 0; slot < kSlots; ++slot) {
      if (random() % one_in == 0) members.push_back(slot);
    }
    std::vector<uint8_t> bytes;
    const ColumnHead head = SlotColumn::Append(members, kSlots, bytes);
    EXPECT_EQ(bytes.size(), SlotColumn::Bytes(head, kSlots));
    EXPECT_LE(bytes.size(), (kSlots + 7) / 8);
    const SlotColumn column(head, bytes.data());
    std::vector<uint16_t> read;
    column.Read(0, kSlots, read);
    EXPECT_THAT(read, ElementsAreArray(members));
    size_t found = 0;
    for (size_t slot = 0; slot < kSlots; ++slot) found += column.Has(slot);
    EXPECT_EQ(found, members.size());
    std::vector<uint8_t> marks(500);
    column.Mark(7, marks);
    for (size_t i = 0; i < marks.size(); ++i) {
      EXPECT_EQ(marks[i] == 1, column.Has(7 + i)) << i;
    }
  }
}

}  // namespace
}  // namespace disclosure::stats
