#include "rules/rule_document.h"

#include <fstream>
#include <sstream>
#include <string>

#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "rules/rule_set.h"
#include "tests/rules/rules_fixture.h"

namespace disclosure::rules {
namespace {

TEST(RuleDocumentTest, TheDocumentIsCurrent) {
  std::ifstream stored(DISCLOSURE_SOURCE_DIR "/docs/rules.md");
  std::ostringstream text;
  text << stored.rdbuf();
  EXPECT_TRUE(text.str() == RulesDocument(EmbeddedFile()))
      << "docs/rules.md is older than rules/data/rules.textproto; write it "
         "anew:\n  rules/write_rules_document > docs/rules.md";
}

TEST(RuleDocumentTest, EveryRuleSaysAllThatTheDocumentShows) {
  const disclosure::rules::v1::RuleFile file = EmbeddedFile();
  for (const auto& rule : file.rules()) {
    EXPECT_FALSE(rule.what().empty()) << rule.id();
    EXPECT_FALSE(rule.why().empty()) << rule.id();
    EXPECT_FALSE(rule.example().empty()) << rule.id();
    EXPECT_FALSE(rule.mend().empty()) << rule.id();
  }
}

}  // namespace
}  // namespace disclosure::rules
