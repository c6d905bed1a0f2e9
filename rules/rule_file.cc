#include "rules/rule_file.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::rules {

absl::StatusOr<RuleFile> RuleFile::Parse(std::string_view text,
                                         std::string_view file_name) {
  disclosure::rules::v1::RuleFile proto;
  ASSIGN_OR_RETURN(form::TextSource source,
                   form::TextSource::Parse(text, file_name, proto));
  // Cut short, or another file: whoever judged by it would let all pass.
  if (proto.rules().empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat(AbslView(file_name), ": there is no rule in it"));
  }
  return RuleFile(std::move(source), std::move(proto));
}

std::string RuleFile::PlaceOf(int rule) const {
  return source_.Describe(source_.OffsetOf("rules", rule));
}

std::string RuleFile::PlaceOfNotAFinding(int index) const {
  return source_.Describe(source_.OffsetOf("not_findings", index));
}

form::FormulaPlace RuleFile::PlacesIn(int rule, std::string_view field,
                                      int index) const {
  return source_.PlacesIn("rules", rule, field, index);
}

}  // namespace disclosure::rules
