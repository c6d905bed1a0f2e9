#ifndef DISCLOSURE_RULES_JUDGEMENT_H_
#define DISCLOSURE_RULES_JUDGEMENT_H_

#include "disclosure/v1/record.pb.h"
#include "form/civil_date.h"

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

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_JUDGEMENT_H_
