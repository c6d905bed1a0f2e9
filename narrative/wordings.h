#ifndef DISCLOSURE_NARRATIVE_WORDINGS_H_
#define DISCLOSURE_NARRATIVE_WORDINGS_H_

#include <optional>
#include <string_view>
#include <vector>

namespace disclosure::narrative {

// What the prose says in words rather than numbers. The views lie in the text;
// each reader takes the first place that has what it looks for.

// How often regular matters are disclosed: "每月或每季度公开一次". Empty if the
// text does not say.
std::string_view ReadCadence(std::string_view text);

// The parts of an assessment in levels: 实行三级考核制度。即群众打分测评、…
std::vector<std::string_view> ReadAssessmentParts(std::string_view text);

// Measures of accountability: 责任追究…，通过签订目标、督查考核等措施.
std::vector<std::string_view> ReadAccountabilityMeasures(std::string_view text);

// Windows that are named and not counted: 设有劳动保障服务窗口、民政服务窗口、…
// is 5 of three and more. nullopt if there is no such list.
struct NamedWindows {
  int count = 0;
  std::string_view words;
};
std::optional<NamedWindows> ReadNamedWindows(std::string_view text);

}  // namespace disclosure::narrative

#endif  // DISCLOSURE_NARRATIVE_WORDINGS_H_
