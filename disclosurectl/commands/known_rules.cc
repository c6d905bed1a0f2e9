#include "disclosurectl/commands/known_rules.h"

#include <google/protobuf/text_format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "disclosure/rules/v1/rules.pb.h"
#include "form/nearest_name.h"
#include "rules/rule_set.h"
#include "status/check.h"

namespace disclosure::ctl {
namespace {

std::vector<std::string> BuiltInRules() {
  ::disclosure::rules::v1::RuleFile file;
  CHECK(google::protobuf::TextFormat::ParseFromString(
      std::string(rules::RuleSet::EmbeddedText()), &file));
  std::vector<std::string> ids;
  for (const auto& rule : file.rules()) ids.push_back(rule.id());
  return ids;
}

}  // namespace

void WarnOfUnknownRule(const std::string& rule_id,
                       const Invocation& invocation) {
  const std::vector<std::string> ids = BuiltInRules();
  if (std::ranges::find(ids, rule_id) != ids.end()) return;
  invocation.io.err << "--rule=" << rule_id
                    << invocation.Say({"：内置规则中没有这一条",
                                       ": the built-in rules have none of this "
                                       "id"});
  const std::string_view nearest = form::NearestName(rule_id, ids);
  if (form::IsLike(rule_id, nearest)) {
    invocation.io.err << invocation.Say({"；最接近的是 ", "; the nearest is "})
                      << nearest;
  }
  invocation.io.err << '\n';
}

}  // namespace disclosure::ctl
