#include "disclosurectl/language.h"

#include <gtest/gtest.h>

namespace disclosure::ctl {
namespace {

TEST(LanguageTest, FirstVariableThatIsSetDecides) {
  EXPECT_EQ(LanguageOfLocale("", "", "zh_CN.UTF-8"), Language::kChinese);
  EXPECT_EQ(LanguageOfLocale("C", "zh_CN", "zh_CN"), Language::kEnglish);
  EXPECT_EQ(LanguageOfLocale("", "zh_CN", "en_GB"), Language::kChinese);
  EXPECT_EQ(LanguageOfLocale("", "", ""), Language::kEnglish);
}

TEST(LanguageTest, OnlyTwoLanguagesHaveNames) {
  EXPECT_EQ(ParseLanguage("zh"), Language::kChinese);
  EXPECT_EQ(ParseLanguage("en"), Language::kEnglish);
  EXPECT_FALSE(ParseLanguage("fr").has_value());
}

}  // namespace
}  // namespace disclosure::ctl
