#include "service-host/bounded_text.h"

#include "gtest/gtest.h"

namespace disclosure::service_host {
namespace {

struct TextCase {
  std::string name;
  std::string text;
  size_t max_bytes;
  std::string expected;
};

class BoundedTextTest : public testing::TestWithParam<TextCase> {};

TEST_P(BoundedTextTest, IsTheBeginningInWholeCharacters) {
  EXPECT_EQ(BoundedText(GetParam().text, GetParam().max_bytes),
            GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, BoundedTextTest,
    testing::ValuesIn(std::vector<TextCase>{
        {"Empty", "", 9, ""},
        {"Fits", "云湖", 6, "云湖"},
        {"CutBetween", "云湖", 5, "云"},
        {"FourBytes", "a\xF0\xA0\x80\x80", 4, "a"},
        {"NotUtf8", "a\xD4\xC6", 99, "a\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"CutOffCharacter", "\xE4\xBA", 99, "\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"Overlong", "\xC0\x80", 99, "\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"OverlongThree", "\xE0\x80\x80", 3, "\xEF\xBF\xBD"},
        {"Surrogate", "\xED\xA0\x80", 3, "\xEF\xBF\xBD"},
        {"BeyondUnicode", "\xF4\x90\x80\x80", 3, "\xEF\xBF\xBD"},
        {"NoRoomForTheReplacement", "\xFF", 2, ""},
    }),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace disclosure::service_host
