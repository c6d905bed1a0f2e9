#include "disclosurectl/output/display_width.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace disclosure::ctl {
namespace {

struct WidthCase {
  const char* name;
  std::string text;
  size_t width;
};

class DisplayWidthTest : public testing::TestWithParam<WidthCase> {};

TEST_P(DisplayWidthTest, IsWhatATerminalTakes) {
  EXPECT_EQ(DisplayWidth(GetParam().text), GetParam().width);
}

INSTANTIATE_TEST_SUITE_P(Texts, DisplayWidthTest,
                         testing::ValuesIn(std::vector<WidthCase>{
                             {"Empty", "", 0},
                             {"Latin", "granted", 7},
                             {"Chinese", "云湖桥镇", 8},
                             {"Mixed", "2020年", 6},
                             {"FullWidthForms", "（１）", 6},
                             {"ChinesePunctuation", "《条例》、", 10},
                             {"MiddleDotOfLabels", "总计 · 自然人", 13},
                             {"RareCharacterOfExtensionB", "𠮷", 2},
                             {"CombiningAccent", "e\u0301", 1},
                             {"HalfWidthKatakanaIsNarrow", "ｱ", 1},
                             {"BrokenUtf8CountsBytes", "\xE4\xB8", 2},
                             {"Gb18030BytesCountBytes", "\xD5\xF2", 2},
                         }),
                         [](const auto& row) { return row.param.name; });

TEST(TruncateToWidthTest, NeverCutsACharacter) {
  EXPECT_EQ(TruncateToWidth("云湖桥镇", 5), "云湖");
  EXPECT_EQ(TruncateToWidth("abc", 9), "abc");
}

}  // namespace
}  // namespace disclosure::ctl
