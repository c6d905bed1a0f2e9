#include "ingest-service/decode/utf8.h"

#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace disclosure::ingest {
namespace {

// 湘潭县 in GB18030.
constexpr std::string_view kGb18030 = "\xCF\xE6\xCC\xB6\xCF\xD8";

struct Utf8Case {
  const char* name;
  std::string_view text;
  size_t prefix;
};

class Utf8Test : public testing::TestWithParam<Utf8Case> {};

TEST_P(Utf8Test, FindsWhereTextStopsBeingUtf8) {
  EXPECT_EQ(Utf8PrefixLength(GetParam().text), GetParam().prefix);
  EXPECT_EQ(IsUtf8(GetParam().text),
            GetParam().prefix == GetParam().text.size());
}

INSTANTIATE_TEST_SUITE_P(Texts, Utf8Test,
                         testing::ValuesIn(std::vector<Utf8Case>{
                             {"Empty", "", 0},
                             {"Ascii", "abc", 3},
                             {"TwoBytes", "\xC3\xA9", 2},
                             {"Chinese", "湘潭县", 9},
                             {"FourBytes", "\xF0\xA0\xAE\xB7", 4},
                             {"Gb18030", kGb18030, 0},
                             {"ChineseThenGb18030", "湘\xCF\xE6", 3},
                             {"CutOffInTheMiddle", "湘\xE6\xBD", 3},
                             {"LoneContinuation", "a\x80", 1},
                             {"OverlongTwoBytes", "\xC0\xAF", 0},
                             {"OverlongThreeBytes", "\xE0\x80\xAF", 0},
                             {"OverlongFourBytes", "\xF0\x80\x80\xAF", 0},
                             {"Surrogate", "\xED\xA0\x80", 0},
                             {"BeyondUnicode", "\xF4\x90\x80\x80", 0},
                             {"LastCodePoint", "\xF4\x8F\xBF\xBF", 4},
                         }),
                         [](const auto& row) { return row.param.name; });

TEST(LooksLikeGb18030Test, KnowsWhatOldSystemsSend) {
  EXPECT_TRUE(LooksLikeGb18030(kGb18030));
  EXPECT_TRUE(LooksLikeGb18030("\x81\x30\x84\x36"));  // Four-byte form.
  EXPECT_FALSE(LooksLikeGb18030("\xCF"));
  EXPECT_FALSE(LooksLikeGb18030("\xFF\xFF"));
}

}  // namespace
}  // namespace disclosure::ingest
