#include "narrative/scan.h"

#include <random>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "narrative/figure_grammar.h"
#include "narrative/sentences.h"

namespace disclosure::narrative {
namespace {

using testing::ElementsAre;

Vocabulary VocabularyOf(const std::vector<std::string>& words) {
  Vocabulary vocabulary;
  for (const std::string& word : words) vocabulary.Add(word);
  vocabulary.Finish();
  return vocabulary;
}

std::vector<std::string> WordsIn(std::string_view text,
                                 const Vocabulary& vocabulary) {
  std::vector<std::string> found;
  for (const WordAt& word : ScanText(text, vocabulary).words) {
    EXPECT_EQ(word.place.In(text), vocabulary.word(word.word));
    found.emplace_back(word.place.In(text));
  }
  return found;
}

TEST(ScanTest, FindsWordsThatLieOverEachOther) {
  const Vocabulary vocabulary =
      VocabularyOf({"公开申请", "信息公开申请", "申请公开", "公开", "12345"});
  EXPECT_THAT(WordsIn("政府信息公开申请公开 12345", vocabulary),
              ElementsAre("信息公开申请", "公开申请", "公开", "申请公开",
                          "公开", "12345"));
}

TEST(ScanTest, AWordAddedTwiceIsOneWord) {
  Vocabulary vocabulary;
  EXPECT_EQ(vocabulary.Add("公开"), vocabulary.Add("公开"));
  EXPECT_NE(vocabulary.Add("公开"), vocabulary.Add("申请"));
  EXPECT_EQ(vocabulary.size(), 2u);
}

TEST(ScanTest, AWordThatIsCutOffIsNone) {
  const Vocabulary vocabulary = VocabularyOf({"公开申请"});
  EXPECT_THAT(WordsIn("公开申", vocabulary), testing::IsEmpty());
  EXPECT_THAT(WordsIn("公", vocabulary), testing::IsEmpty());
  EXPECT_THAT(WordsIn("", vocabulary), testing::IsEmpty());
}

// Random sequences of pieces that words are made of, and of bytes that are no
// UTF-8.
std::string RandomText(std::mt19937_64& random) {
  static const auto& pieces = *new std::vector<std::string>{
      "政府",   "信息", "公开", "申请", "行政", "复议", "、",     "。",
      "，",     "\n",   " ",    "12",   "件",   "三",   "十",     "百",
      "2020年", "未",   "收到", "无",   "网",   "站",   "约",     "余",
      "%",      "第",   "其中", "\xE4", "\xB8", "\xFF", "a.b",    "万",
      "１２",   "！",   "　",   "占",   "上年", "结转", "规范性", "文件"};
  std::string text;
  for (size_t i = random() % 60; i > 0; --i) {
    text += pieces[random() % pieces.size()];
  }
  return text;
}

// One pass finds what a search for each word alone finds.
TEST(ScanTest, AgreesWithASearchForEachWord) {
  const Vocabulary& vocabulary = FigureGrammar::Get().vocabulary();
  std::mt19937_64 random(7);
  for (int i = 0; i < 2'000; ++i) {
    const std::string text = RandomText(random);
    const Scan scan = ScanText(text, vocabulary);
    size_t expected = 0;
    for (size_t number = 0; number < vocabulary.size(); ++number) {
      const std::string_view word = vocabulary.word(static_cast<Word>(number));
      for (size_t at = text.find(word); at != std::string::npos;
           at = text.find(word, at + 1)) {
        ++expected;
      }
    }
    ASSERT_EQ(scan.words.size(), expected) << text;
    ASSERT_EQ(scan.sentences, SplitSentences(text)) << text;
    const auto numerals = ReadNumerals(text);
    ASSERT_EQ(scan.numerals.size(), numerals.size()) << text;
    for (size_t k = 0; k < numerals.size(); ++k) {
      ASSERT_EQ(scan.numerals[k].begin, numerals[k].begin) << text;
      ASSERT_EQ(scan.numerals[k].end, numerals[k].end) << text;
      ASSERT_EQ(scan.numerals[k].digits, numerals[k].digits) << text;
    }
  }
}

}  // namespace
}  // namespace disclosure::narrative
