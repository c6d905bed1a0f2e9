// Prints docs/rules.md, made from the rules file that the programs carry:
//
//   build/dev/rules/write_rules_document > docs/rules.md

#include <cstdio>
#include <string>

#include "google/protobuf/text_format.h"
#include "rules/rule_document.h"
#include "rules/rule_set.h"
#include "status/check.h"

int main() {
  using disclosure::rules::RuleSet;
  disclosure::rules::v1::RuleFile file;
  CHECK(google::protobuf::TextFormat::ParseFromString(
      std::string(RuleSet::EmbeddedText()), &file))
      << "the embedded rules do not parse";
  std::fputs(disclosure::rules::RulesDocument(file).c_str(), stdout);
  return 0;
}
