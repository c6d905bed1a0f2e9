#ifndef DISCLOSURE_RULES_RULE_FILE_H_
#define DISCLOSURE_RULES_RULE_FILE_H_

#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "disclosure/rules/v1/rules.pb.h"
#include "form/formula_lexer.h"
#include "form/text_source.h"

namespace disclosure::rules {

// A rules file as it was written: what it says, and where.
class RuleFile {
 public:
  // INVALID_ARGUMENT with file, line and column: no protobuf text, a field that
  // rules do not have, a value of the wrong kind. With the file alone: it has
  // no rule.
  static absl::StatusOr<RuleFile> Parse(std::string_view text,
                                        std::string_view file_name);

  const disclosure::rules::v1::RuleFile& proto() const { return proto_; }

  // Where a rule begins: "rules.textproto:12:1".
  std::string PlaceOf(int rule) const;
  std::string PlaceOfNotAFinding(int index) const;
  // Where the bytes of a formula stand: of the `index`-th value of a field of a
  // rule, "holds", that is written as one or several quoted texts.
  form::FormulaPlace PlacesIn(int rule, std::string_view field,
                              int index) const;

 private:
  RuleFile(form::TextSource source, disclosure::rules::v1::RuleFile proto)
      : source_(std::move(source)), proto_(std::move(proto)) {}

  form::TextSource source_;
  disclosure::rules::v1::RuleFile proto_;
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_RULE_FILE_H_
