#include "importer/text_encoding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace disclosure::importer {
namespace {

using namespace std::string_view_literals;

TEST(TextEncodingTest, Utf8StaysAsItIsWithoutItsMark) {
  EXPECT_EQ(*ToUtf8("云湖桥镇"), "云湖桥镇");
  EXPECT_EQ(*ToUtf8("\xEF\xBB\xBF云湖桥镇"), "云湖桥镇");
  EXPECT_EQ(*ToUtf8(""), "");
}

TEST(TextEncodingTest, Gb18030IsConverted) {
  EXPECT_EQ(*ToUtf8("\xD5\xF2\x32\x30"), "镇20");
  // A character of four bytes, which GBK does not have.
  EXPECT_EQ(*ToUtf8("\xD5\xF2\x95\x32\x82\x36"), "镇𠀀");
}

TEST(TextEncodingTest, Utf16WithMarkIsConverted) {
  EXPECT_EQ(*ToUtf8("\xFF\xFE\x47\x95"sv), "镇");
  EXPECT_EQ(*ToUtf8("\xFE\xFF\x95\x47"sv), "镇");
}

TEST(TextEncodingTest, OtherBytesAreNamedWithTheirOffset) {
  const auto text = ToUtf8("ab\xFF\xFF");
  EXPECT_TRUE(absl::IsInvalidArgument(text.status()));
  EXPECT_THAT(std::string(text.status().message()),
              testing::HasSubstr("byte 2"));
}

TEST(TextEncodingTest, CarriageReturnsAloneEndLines) {
  const auto mended = [](std::string text) {
    EndLinesWithLf(text);
    return text;
  };
  EXPECT_EQ(mended("甲\r乙\r\r丙\r"), "甲\n乙\n\n丙\n");
  EXPECT_EQ(mended("甲\r\n乙\r\r\n丙\n"), "甲\r\n乙\r\r\n丙\n");
  EXPECT_EQ(mended(""), "");
}

TEST(TextEncodingTest, LongTextCrossesTheBuffer) {
  std::string gb18030;
  std::string utf8;
  for (int i = 0; i < 20'000; ++i) {
    gb18030 += "\xD5\xF2";
    utf8 += "镇";
  }
  EXPECT_EQ(*ToUtf8(gb18030), utf8);
}

}  // namespace
}  // namespace disclosure::importer
