#ifndef DISCLOSURE_RULES_NARRATIVE_CHECKS_H_
#define DISCLOSURE_RULES_NARRATIVE_CHECKS_H_

#include <vector>

#include "rules/check.h"

namespace disclosure::rules {

// F-STR-07: the six parts of the forms since 2019, in order. Not assessable if
// no narrative is sent.
void CheckParts(const CheckCase& c, std::vector<Finding>& findings);

// F-STR-08: part five says something. Not assessable without part five, which
// is for F-STR-07 to say.
void CheckPartFive(const CheckCase& c, std::vector<Finding>& findings);

// F-NAR-09: the text tells what applications were about, though it says itself,
// or else the table, that there were none.
void CheckApplicationTopics(const CheckCase& c, std::vector<Finding>& findings);

// F-NAR-13: part six says nothing, though a processing fee was charged or was
// not paid. Since the form of 2021.
void CheckPartSix(const CheckCase& c, std::vector<Finding>& findings);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_NARRATIVE_CHECKS_H_
