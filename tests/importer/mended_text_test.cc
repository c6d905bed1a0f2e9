#include "importer/mended_text.h"

#include <ostream>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "importer/simplified.h"

namespace disclosure::importer {
namespace {

struct MendedCase {
  std::string name;
  std::string text;
  std::string mended;
  bool was_traditional = false;
};

void PrintTo(const MendedCase& row, std::ostream* out) {
  *out << row.name;
}

class MendTextTest : public testing::TestWithParam<MendedCase> {};

TEST_P(MendTextTest, GivesBackWhatWasMeant) {
  const auto mended = MendText(GetParam().text);
  ASSERT_TRUE(mended.has_value());
  EXPECT_EQ(mended->text, GetParam().mended);
  EXPECT_EQ(mended->was_traditional, GetParam().was_traditional);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, MendTextTest,
    testing::ValuesIn(std::vector<MendedCase>{
        {"NoBreakSpace", "规章&nbsp;0", "规章\u00A00"},
        {"Quotes", "“&ldquo;三安全&rdquo;”", "““三安全””"},
        {"Ampersand", "A&amp;B&C", "A&B&C"},
        {"DecimalReference", "&#35268;章&#160;0", "规章\u00A00"},
        {"HexadecimalReference", "&#x89C4;章", "规章"},
        {"NoCharacter", "&#xD800;&#0;&#10;&#99999999;&#;",
         "&#xD800;&#0;&#10;&#99999999;&#;"},
        {"OpenReference", "&#160", "&#160"},
        {"NoWidth", "\uFEFF规\u200B章\u00AD0", "规章0"},
        {"ReadInAWrongEncoding", "â€œ三安全一稳定â€\u009D â€\u201D â€\u00A6",
         "“三安全一稳定” — …"},
        {"Traditional", "湘潭縣雲湖橋鎮政府信息公開工作年度報告，處理決定數據",
         "湘潭县云湖桥镇政府信息公开工作年度报告，处理决定数据", true},
        {"WronglyTraditional", "製度後來裡麵乾部餘件，為與進網眾號級電話綜統計",
         "制度后来里面干部余件，为与进网众号级电话综统计", true},
    }),
    [](const auto& row) { return row.param.name; });

TEST(MendTextTest, LeavesASoundTextAlone) {
  for (const std::string text :
       {"", "湘潭县云湖桥镇“三安全一稳定”——0\t1\n", "乾县、徵求（原文如此）"}) {
    EXPECT_FALSE(MendText(text).has_value()) << text;
  }
}

TEST(MendTextTest, TakesAStrayTraditionalCharacterForNoScript) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "公开政府信息工作";
  EXPECT_FALSE(IsTraditional(text + "縣鎮鄉報處數請開關"));
  EXPECT_FALSE(IsTraditional(text + "縣鎮鄉報處數請開關縣鎮鄉報處數請開關"));
  EXPECT_TRUE(IsTraditional("縣鎮鄉報處數請開關雲湖橋"));
}

TEST(MendTextTest, KeepsTheLines) {
  const auto mended = MendText("甲&nbsp;\n&#10;乙\n\u200B\n");
  ASSERT_TRUE(mended.has_value());
  EXPECT_EQ(mended->text, "甲\u00A0\n&#10;乙\n\n");
}

}  // namespace
}  // namespace disclosure::importer
