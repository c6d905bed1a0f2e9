#ifndef DISCLOSURE_RULES_RULE_SET_H_
#define DISCLOSURE_RULES_RULE_SET_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "disclosure/rules/v1/rules.pb.h"
#include "disclosure/v1/report.pb.h"
#include "divisions/division_tree.h"
#include "form/catalogue.h"
#include "form/report.h"
#include "rules/calendar.h"
#include "rules/finding.h"
#include "rules/judgement.h"

namespace disclosure::rules {

struct CompiledRules;

// All rules, compiled once against the catalogue. Rules look nothing up: what
// they need is handed to them. Immutable, thread-safe.
class RuleSet {
 public:
  // INVALID_ARGUMENT with file, line and column: the text is no rule file, a
  // name does not exist (with the nearest one), a formula does not parse, an id
  // stands twice, a severity or message is missing, a check is not known, a
  // rule about the year before is an error.
  // Borrows catalogue and divisions, which must outlive it.
  static absl::StatusOr<RuleSet> Compile(
      std::string_view text, std::string_view file_name,
      const form::Catalogue& catalogue,
      const divisions::DivisionTree& divisions, Calendar calendar);
  // With the deadlines that the programs carry, rules/data/calendar.textproto.
  static absl::StatusOr<RuleSet> Compile(
      std::string_view text, std::string_view file_name,
      const form::Catalogue& catalogue,
      const divisions::DivisionTree& divisions);
  // The rules that the programs carry, rules/data/rules.textproto.
  static std::string_view EmbeddedText();

  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;
  ~RuleSet();

  // Judges what the report alone can tell: all findings, not the first.
  // `message` is the message that `report` was read from (narrative, text
  // limits, local rows); its tables are not looked at and may be missing.
  Findings CheckAlone(const form::Report& report,
                      const disclosure::v1::AnnualReport& message,
                      const Judgement& judgement) const;

  // Judges what only other years can tell; the rest is CheckAlone()'s. Of the
  // reports it asks identity, form, cells and which of them are approximate,
  // of the texts their sketches, and nothing else, so these suffice. Never an
  // ERROR.
  Findings CheckAcrossYears(const form::Report& report,
                            const OtherYears& others,
                            const Judgement& judgement) const;
  // Whether CheckAcrossYears() judges this rule; false for an unknown id.
  bool ReadsOtherYears(std::string_view rule_id) const;

  // Judges what only the current report can tell that `report` replaces; the
  // rest is for the others to judge. Of both it asks publication and cells.
  Findings CheckAmendment(const form::Report& report,
                          const form::Report& amended,
                          const Judgement& judgement) const;

  // Whether CheckAlone() judges this rule; false for an unknown id.
  bool JudgesAlone(std::string_view rule_id) const;

  // For rules that are judged elsewhere (`judged_by` in the rules file): the
  // place of a rule in the file, for Finding::rule, and how bad breaking it is.
  // ToProto() then puts a finding into words.
  std::optional<uint16_t> Find(std::string_view rule_id) const;
  disclosure::v1::Severity SeverityOf(uint16_t rule,
                                      const Judgement& judgement) const;

  // In words, with labels and fingerprints. `report` is the judged one.
  disclosure::v1::Finding ToProto(const Finding& finding,
                                  const form::Report& report) const;
  std::vector<disclosure::v1::Finding> ToProto(
      const Findings& findings, const form::Report& report) const;

  // In the order of the file.
  size_t size() const;
  std::string_view id(uint16_t rule) const;

 private:
  explicit RuleSet(std::unique_ptr<const CompiledRules> compiled);

  std::unique_ptr<const CompiledRules> compiled_;
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_RULE_SET_H_
