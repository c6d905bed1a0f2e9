#include "tests/rules/rules_fixture.h"

#include <algorithm>
#include <utility>

#include "google/protobuf/text_format.h"
#include "status/check.h"

namespace disclosure::rules {
namespace {

Judgement JudgedIn(disclosure::v1::Mode mode) {
  return {.mode = mode,
          .today = *form::CivilDate::FromYmd(2026, 11, 23),
          .strict = false};
}

template <typename T>
const T& Keep(absl::StatusOr<T> made) {
  CHECK_OK(made.status());
  return *new T(*std::move(made));
}

}  // namespace

const divisions::DivisionTree& TestDivisions() {
  static const auto& tree = Keep(divisions::LoadEmbeddedDivisions());
  return tree;
}

disclosure::rules::v1::RuleFile EmbeddedFile() {
  disclosure::rules::v1::RuleFile file;
  CHECK(google::protobuf::TextFormat::ParseFromString(
      std::string(RuleSet::EmbeddedText()), &file));
  return file;
}

const RuleSet& EmbeddedRules() {
  static const auto& rules =
      Keep(RuleSet::Compile(RuleSet::EmbeddedText(), "rules.textproto",
                            TestCatalogue(), TestDivisions()));
  return rules;
}

Judgement OnSubmission() {
  return JudgedIn(disclosure::v1::MODE_SUBMISSION);
}

Judgement InArchive() {
  return JudgedIn(disclosure::v1::MODE_ARCHIVE);
}

std::vector<disclosure::v1::Finding> FindingsOf(
    const disclosure::v1::AnnualReport& message, const Judgement& judgement) {
  return FindingsOf(EmbeddedRules(), message, judgement);
}

std::vector<disclosure::v1::RepairHint> HintsOf(
    const disclosure::v1::AnnualReport& message) {
  std::vector<disclosure::v1::RepairHint> hints;
  for (const auto& finding : FindingsOf(message)) {
    hints.insert(hints.end(), finding.repair_hints().begin(),
                 finding.repair_hints().end());
  }
  return hints;
}

std::vector<disclosure::v1::Finding> FindingsOf(
    const RuleSet& rules, const disclosure::v1::AnnualReport& message,
    const Judgement& judgement) {
  const form::Report report = TestReader().Read(message);
  return rules.ToProto(rules.CheckAlone(report, message, judgement), report);
}

std::vector<disclosure::v1::Finding> FindingsAcross(
    const RuleSet& rules, const form::Report& report,
    const std::optional<form::Report>& before, const Judgement& judgement,
    std::string_view sketch, std::string_view sketch_before) {
  OtherYears others;
  if (before) {
    others.nearest_earlier = before->year;
    if (before->year == report.year - 1) others.before = &*before;
  }
  others.narrative_sketch = sketch;
  others.narrative_sketch_before = sketch_before;
  return rules.ToProto(rules.CheckAcrossYears(report, others, judgement),
                       report);
}

std::vector<std::string> IdsOf(
    const std::vector<disclosure::v1::Finding>& findings) {
  std::vector<std::string> ids;
  for (const auto& finding : findings) {
    if (ids.empty() || ids.back() != finding.rule_id()) {
      ids.push_back(finding.rule_id());
    }
  }
  return ids;
}

std::vector<disclosure::v1::Finding> Only(
    std::string_view rule_id,
    const std::vector<disclosure::v1::Finding>& findings) {
  std::vector<disclosure::v1::Finding> of_rule;
  std::ranges::copy_if(
      findings, std::back_inserter(of_rule),
      [&](const auto& finding) { return finding.rule_id() == rule_id; });
  return of_rule;
}

}  // namespace disclosure::rules
