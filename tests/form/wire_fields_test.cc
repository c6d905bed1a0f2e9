#include "form/wire_fields.h"

#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"

namespace disclosure::form {
namespace {

using namespace std::string_literals;

TEST(WireFieldsTest, ReadsOneFieldOfEachType) {
  const std::string bytes =
      "\x08\x96\x01"                // 1: 150
      "\x11\1\2\3\4\5\6\7\x08"      // 2: fixed64
      "\x1a\x02hi"                  // 3: "hi"
      "\x23\x08\x01\x24"            // 4: group { 1: 1 }
      "\x2d\1\2\3\4"                // 5: fixed32
      "\xf8\xff\xff\xff\x0f\x07"s;  // 536870911: 7
  WireFields fields(bytes);
  WireField field;
  ASSERT_TRUE(fields.Next(field));
  EXPECT_EQ(field.tag, WireTag(1, WireType::kVarint));
  EXPECT_EQ(field.varint, 150u);
  ASSERT_TRUE(fields.Next(field));
  EXPECT_EQ(field.tag, WireTag(2, WireType::kFixed64));
  ASSERT_TRUE(fields.Next(field));
  EXPECT_EQ(field.tag, WireTag(3, WireType::kBytes));
  EXPECT_EQ(field.bytes, "hi");
  ASSERT_TRUE(fields.Next(field));
  EXPECT_EQ(field.tag, WireTag(4, WireType::kGroup));
  ASSERT_TRUE(fields.Next(field));
  EXPECT_EQ(field.tag, WireTag(5, WireType::kFixed32));
  ASSERT_TRUE(fields.Next(field));
  EXPECT_EQ(field.number(), 536'870'911u);
  EXPECT_EQ(field.varint, 7u);
  EXPECT_EQ(fields.position(), bytes.size());
  EXPECT_FALSE(fields.Next(field));
  EXPECT_TRUE(fields.ok());
}

TEST(WireFieldsTest, ANegativeFigureTakesTenBytes) {
  const std::string bytes = "\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01";
  WireFields fields(bytes);
  WireField field;
  ASSERT_TRUE(fields.Next(field));
  EXPECT_EQ(static_cast<int64_t>(field.varint), -1);
}

std::string Groups(size_t depth) {
  return std::string(depth, '\x0b') + std::string(depth, '\x0c');
}

TEST(WireFieldsTest, GroupsMayBeAsDeepAsProtobufHasThem) {
  const std::string bytes = Groups(WireFields::kMaxGroupDepth);
  WireFields fields(bytes);
  WireField field;
  EXPECT_TRUE(fields.Next(field));
  EXPECT_FALSE(fields.Next(field));
  EXPECT_TRUE(fields.ok());
}

struct BrokenBytesCase {
  std::string name;
  std::string bytes;
};

class BrokenBytesTest : public testing::TestWithParam<BrokenBytesCase> {};

TEST_P(BrokenBytesTest, AreRefused) {
  WireFields fields(GetParam().bytes);
  WireField field;
  while (fields.Next(field)) {
  }
  EXPECT_FALSE(fields.ok());
}

INSTANTIATE_TEST_SUITE_P(
    Bytes, BrokenBytesTest,
    testing::ValuesIn(std::vector<BrokenBytesCase>{
        {"TagAlone", "\x08"s},
        {"TagCutOff", "\xf8"s},
        {"TagOfSixBytes", "\x88\x80\x80\x80\x80\x01\x00"s},
        {"FieldNumberZero", "\x00\x01"s},
        {"FieldNumberZeroWithBytes", "\x02\x00"s},
        {"VarintCutOff", "\x08\x80\x80"s},
        {"VarintOfElevenBytes",
         "\x08\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01"s},
        {"Fixed64CutOff", "\x11\1\2\3\4\5\6\7"s},
        {"Fixed32CutOff", "\x2d\1\2\3"s},
        {"BytesCutOff", "\x1a\x03hi"s},
        {"LengthNearTheEndOfMemory",
         "\x1a\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01hi"s},
        {"GroupNotClosed", "\x0b\x08\x01"s},
        {"GroupClosedByAnother", "\x0b\x14"s},
        {"GroupClosedTwice", "\x0b\x0c\x0c"s},
        {"GroupClosedButNotOpened", "\x0c"s},
        {"GroupsTooDeep", Groups(WireFields::kMaxGroupDepth + 1)},
        {"GroupsOpenedForEver", std::string(1'000'000, '\x0b')},
        {"WireType6", "\x0e\x01"s},
        {"WireType7", "\x0f\x01"s},
    }),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace disclosure::form
