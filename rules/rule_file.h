#ifndef DISCLOSURE_RULES_RULE_FILE_H_
#define DISCLOSURE_RULES_RULE_FILE_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "disclosure/rules/v1/rules.pb.h"
#include "form/formula_lexer.h"
#include "google/protobuf/text_format.h"

namespace disclosure::rules {

// A rules file as it was written: what it says, and where.
class RuleFile {
 public:
  // INVALID_ARGUMENT with file, line and column: no protobuf text, a field that
  // rules do not have, a value of the wrong kind.
  static absl::StatusOr<RuleFile> Parse(std::string_view text,
                                        std::string_view file_name);

  const disclosure::rules::v1::RuleFile& proto() const { return proto_; }

  // Where a rule begins: "rules.textproto:12:1".
  std::string PlaceOf(int rule) const;
  // Where the bytes of a formula stand: of the `index`-th value of a field of a
  // rule, "holds", that is written as one or several quoted texts.
  form::FormulaPlace PlacesIn(int rule, std::string_view field,
                              int index) const;

 private:
  RuleFile() = default;

  // Line and column from 1; columns count bytes.
  std::string Describe(size_t offset) const;
  size_t OffsetOf(google::protobuf::TextFormat::ParseLocation location) const;
  // For each byte of the text that begins at `offset`, its place in the file.
  std::vector<size_t> BytesOfText(size_t offset) const;

  std::string text_;
  std::string file_name_;
  std::vector<size_t> line_starts_;
  disclosure::rules::v1::RuleFile proto_;
  // Does not move or copy.
  std::unique_ptr<google::protobuf::TextFormat::ParseInfoTree> places_;
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_RULE_FILE_H_
