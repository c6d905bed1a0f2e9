#ifndef DISCLOSURE_DISCLOSURECTL_OUTPUT_VALUE_TEXT_H_
#define DISCLOSURE_DISCLOSURECTL_OUTPUT_VALUE_TEXT_H_

#include <string>
#include <vector>

#include "disclosure/v1/stats.pb.h"
#include "disclosurectl/language.h"
#include "disclosurectl/output/row_writer.h"

namespace disclosure::ctl {

// A figure, with "≈" if it is approximate, or the word for why there is none.
// Of a ratio with what it is made of: "62.5 (5/8)"; or the word and that:
// "denominator zero (0/0)". A small sample says so: "100 (1/1, small sample)".
std::string ValueText(const v1::Value& value, Language language);

// Of a roll-up, how many organs stand behind it: "16/0/1/0", with a value,
// blank, not reported, not asked; and "+2" for those whose money has no known
// unit. Empty where there are no counts.
std::string CountsText(const v1::Value& value);

// "!" or "!!" if it hints at a risk, "*" if there is a note, "?" if it is in
// doubt which places belong to the area.
std::string MarksOf(const v1::Value& value);
// What the "?" means: "2 places counted by inference, 1 perhaps missing".
std::string DoubtText(const v1::LineageDoubt& doubt, Language language);

// "not_reported": the same in every language, for csv.
std::string StatusName(v1::ValueStatus status);

// The columns of a value in csv, and its fields: figure and status apart, so
// that no program takes a blank for a zero.
std::vector<Column> ValueColumns();
std::vector<std::string> ValueFields(const v1::Value& value);
// The same of what is in doubt on today's areas.
std::vector<Column> DoubtColumns();
std::vector<std::string> DoubtFields(const v1::LineageDoubt& doubt);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_OUTPUT_VALUE_TEXT_H_
