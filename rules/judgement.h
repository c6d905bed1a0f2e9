#ifndef DISCLOSURE_RULES_JUDGEMENT_H_
#define DISCLOSURE_RULES_JUDGEMENT_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "disclosure/v1/record.pb.h"
#include "form/civil_date.h"
#include "form/report.h"

namespace disclosure::rules {

// What a report is judged with, beside itself.
struct Judgement {
  // Never unspecified.
  disclosure::v1::Mode mode = disclosure::v1::MODE_SUBMISSION;
  // The day of the judgement, Asia/Shanghai (F-STR-02).
  form::CivilDate today;
  // A switch of the service for submissions: the rules that say so are errors.
  bool strict = false;
};

// The other years of the organ, or of those it goes back to, as far as rules
// ask for them. Borrowed.
struct OtherYears {
  // The report of the year before; null if there is none.
  const form::Report* before = nullptr;
  // The nearest earlier year that there is a report of.
  std::optional<int32_t> nearest_earlier;
  // SketchNarrative() of the judged report and of that of the year before;
  // empty if it was not made.
  std::string_view narrative_sketch = {};
  std::string_view narrative_sketch_before = {};
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_JUDGEMENT_H_
