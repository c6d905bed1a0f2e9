#ifndef DISCLOSURE_NARRATIVE_FIGURE_RULES_H_
#define DISCLOSURE_NARRATIVE_FIGURE_RULES_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace disclosure::narrative {

// What a number counts, by the word behind it. Bits, so that a rule can take
// several.
enum Measure : uint32_t {
  kNoMeasure = 0,
  kPieces = 1u << 0,        // 条
  kCases = 1u << 1,         // 件, 宗, 起, 例
  kCopies = 1u << 2,        // 份, 册, 本
  kThings = 1u << 3,        // 个
  kPersons = 1u << 4,       // 人, 名
  kPersonTimes = 1u << 5,   // 人次
  kSquareMetres = 1u << 6,  // 平方米, ㎡
  kItems = 1u << 7,         // 项
  kIssues = 1u << 8,        // 期
  kClasses = 1u << 9,       // 类, 大类
  kAspects = 1u << 10,      // 方面, 个方面
  kLevels = 1u << 11,       // 级
  kTimes = 1u << 12,        // 次, 场
  kYuan = 1u << 13,         // 元
  kPercent = 1u << 14,      // %
  kBare = 1u << 15,         // nothing: 申请数量为 0。
};

struct MeasureWord {
  std::string_view word;
  Measure measure;
};

// Longer words before those that begin them.
std::span<const MeasureWord> MeasureWords();

// What the sentence has been about up to a number, by the figures before it.
enum class Topic { kNone, kServiceHall, kOpinions, kPublicOpinion, kCatalogue };

// Says which number is which figure. Alternatives are separated by '|', and
// have two characters or more; one of `after` that begins with '^' must stand
// at the beginning; an empty list asks for nothing.
struct FigureRule {
  // The field of NarrativeFigures, or kApplicationsHandled; two joined by '+'
  // are both meant, if the number is 0.
  std::string_view what;
  uint32_t measures = kNoMeasure;
  // One of these stands between the figure before and this one.
  std::string_view before;
  // None of these stands there.
  std::string_view not_before = {};
  // One of these stands there as well.
  std::string_view also_before = {};
  // One of these stands behind it, up to the next figure or semicolon.
  std::string_view after = {};
  // One of these stands behind it in its clause, and no other number does.
  std::string_view behind = {};
  // None of these stands there.
  std::string_view not_behind = {};
  // One of these stands anywhere in the paragraph up to the number.
  std::string_view earlier = {};
  // The sentence is about this.
  Topic within = Topic::kNone;
  // What the sentence is about from here on; kNone: unchanged.
  Topic sets = Topic::kNone;
};

// The first rule that fits decides.
std::span<const FigureRule> FigureRules();

// Words that say that there was nothing: the clause holds one of Negations(),
// then one of `objects`, and none of `not_after` behind it: 未发生行政诉讼败诉
// says nothing of the number of law suits.
struct AbsenceRule {
  std::string_view what;
  std::string_view objects;
  std::string_view not_after;
};

std::string_view Negations();
std::span<const AbsenceRule> AbsenceRules();

// Periods other than the year of a report, and words for that year.
std::string_view OtherPeriods();
std::string_view OwnPeriods();
// Organs taken together, and words for the one that reports.
std::string_view OtherOrgans();
std::string_view OwnOrgans();

// Words that say what applications were about.
std::string_view TopicWords();

// Read for the rules; no field of the contract has it.
inline constexpr std::string_view kApplicationsHandled = "applications_handled";

}  // namespace disclosure::narrative

#endif  // DISCLOSURE_NARRATIVE_FIGURE_RULES_H_
