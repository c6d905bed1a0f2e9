#ifndef DISCLOSURE_NARRATIVE_PARTS_H_
#define DISCLOSURE_NARRATIVE_PARTS_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace disclosure::narrative {

// The parts that the forms since 2019 have, and what older reports call them.
enum class PartKind {
  // Under a heading that no form has.
  kUnknown,
  // What stands before the first heading.
  kPreface,
  // 一、总体情况, 概述
  kOverview,
  // 二、主动公开政府信息情况
  kProactive,
  // 三、收到和处理政府信息公开申请情况
  kApplications,
  // 四、政府信息公开行政复议、行政诉讼情况
  kDisputes,
  // 五、存在的主要问题及改进情况
  kProblems,
  // 六、其他需要报告的事项
  kOther,
};

// A part of a report. Both views lie in the text that was split; blanks around
// them are cut off.
struct Part {
  PartKind kind = PartKind::kUnknown;
  // Number included, "一、概述"; empty for the preface.
  std::string_view heading;
  std::string_view text;
};

// What a heading announces, by its words: "三、依申请公开政府信息情况" is
// kApplications.
PartKind KindOfHeading(std::string_view heading);

// Splits `text` at the headings 一、 二、 三、. A heading stands at the
// beginning of a line, or behind a space or a full stop if it has the title of
// an official part; its number follows those before it. A preface of nothing is
// left out.
std::vector<Part> SplitParts(std::string_view text);

}  // namespace disclosure::narrative

#endif  // DISCLOSURE_NARRATIVE_PARTS_H_
