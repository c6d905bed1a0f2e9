#include "narrative/text_sketch.h"

#include <cstdlib>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace disclosure::narrative {
namespace {

using testing::Optional;

void AppendHan(size_t number, std::string& text) {
  const size_t code = 0x4E00 + number % 3000;
  text.push_back(static_cast<char>(0xE0 | code >> 12));
  text.push_back(static_cast<char>(0x80 | (code >> 6 & 0x3F)));
  text.push_back(static_cast<char>(0x80 | (code & 0x3F)));
}

std::string RandomText(size_t letters, uint64_t seed) {
  std::mt19937_64 random(seed);
  std::string text;
  for (size_t i = 0; i < letters; ++i) AppendHan(random(), text);
  return text;
}

std::string SketchOf(std::string_view text) {
  TextSketcher sketcher;
  sketcher.Add(text);
  return sketcher.Finish();
}

std::optional<int> Similarity(std::string_view a, std::string_view b) {
  return SimilarityInPercent(SketchOf(a), SketchOf(b));
}

// By the runs themselves.
int ExactSimilarity(const std::string& a, const std::string& b) {
  const auto runs = [](const std::string& text) {
    std::set<std::string> found;
    for (size_t at = 0; at + 12 <= text.size(); at += 3) {
      found.insert(text.substr(at, 12));
    }
    return found;
  };
  const auto in_a = runs(a);
  const auto in_b = runs(b);
  size_t both = 0;
  for (const std::string& run : in_a) both += in_b.count(run);
  return static_cast<int>(100 * both / (in_a.size() + in_b.size() - both));
}

TEST(TextSketchTest, TheSameTextIsWhollyAlike) {
  const std::string text = RandomText(1000, 1);
  EXPECT_EQ(SketchOf(text).size(), kSketchBytes);
  EXPECT_THAT(Similarity(text, text), Optional(100));
}

TEST(TextSketchTest, DigitsPunctuationAndBlanksCountNothing) {
  const std::string text = RandomText(1000, 1);
  std::string marked;
  for (size_t at = 0; at < text.size(); at += 30) {
    marked += text.substr(at, 30) + "，2021 年１２3。\n";
  }
  // 年 is a letter: it stays out of this comparison.
  std::string plain;
  for (size_t at = 0; at < text.size(); at += 30) {
    plain += text.substr(at, 30) + "年";
  }
  EXPECT_THAT(Similarity(plain, marked), Optional(100));
}

TEST(TextSketchTest, OtherTextsHaveNothingInCommon) {
  const auto percent = Similarity(RandomText(1000, 1), RandomText(1000, 2));
  ASSERT_TRUE(percent.has_value());
  EXPECT_LE(*percent, 5);
}

TEST(TextSketchTest, EstimatesHowManyRunsAreInBoth) {
  int off_by_much = 0;
  for (uint64_t seed = 1; seed <= 60; ++seed) {
    std::mt19937_64 random(seed);
    const std::string text = RandomText(2000, seed);
    std::string changed = text;
    for (size_t letter = 0; letter < 2000; letter += 10 + seed) {
      std::string other;
      AppendHan(random(), other);
      changed.replace(letter * 3, 3, other);
    }
    const int error =
        *Similarity(text, changed) - ExactSimilarity(text, changed);
    EXPECT_LE(std::abs(error), 16) << seed;
    if (std::abs(error) > 10) ++off_by_much;
  }
  EXPECT_LE(off_by_much, 6);
}

TEST(TextSketchTest, AShortTextHasNoSketch) {
  EXPECT_EQ(SketchOf(""), "");
  EXPECT_EQ(SketchOf(RandomText(TextSketcher::kLeastRuns + 2, 1)), "");
  EXPECT_EQ(SketchOf(RandomText(TextSketcher::kLeastRuns + 3, 1)).size(),
            kSketchBytes);
  EXPECT_EQ(Similarity("无", RandomText(1000, 1)), std::nullopt);
}

TEST(TextSketchTest, TheOrderOfPartsMattersLittle) {
  const std::string a = RandomText(500, 1);
  const std::string b = RandomText(500, 2);
  TextSketcher one;
  one.Add(a);
  one.Add(b);
  TextSketcher other;
  other.Add(b);
  other.Add(a);
  EXPECT_EQ(one.Finish(), other.Finish());
}

// Sketches are stored: a program of tomorrow must make those of today.
TEST(TextSketchTest, IsTheSameForEver) {
  std::string text;
  for (size_t i = 0; i < 300; ++i) AppendHan(i * i, text);
  uint64_t sum = 0;
  for (const char byte : SketchOf(text)) {
    sum = sum * 31 + static_cast<uint8_t>(byte);
  }
  EXPECT_EQ(sum, 5'318'845'251'102'061'164u);
}

TEST(TextSketchTest, BytesThatAreNoUtf8AreNoLetters) {
  EXPECT_EQ(SketchOf(std::string(5000, '\xFF')), "");
}

}  // namespace
}  // namespace disclosure::narrative
