#ifndef DISCLOSURE_RULES_COMPILED_RULES_H_
#define DISCLOSURE_RULES_COMPILED_RULES_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "disclosure/rules/v1/rules.pb.h"
#include "divisions/division_tree.h"
#include "form/catalogue.h"
#include "rules/calendar.h"
#include "rules/checked_rule.h"
#include "rules/form_grid.h"
#include "rules/form_tables.h"
#include "rules/labels.h"
#include "rules/rule_file.h"
#include "rules/rule_sheet.h"
#include "rules/sums.h"
#include "rules/year_pair_sheet.h"

namespace disclosure::rules {

// All rules of a file as they are judged: formulas made for each form, checks
// with their thresholds. What RuleSet is made of, and for nobody else.
// Immutable once compiled, thread-safe.
struct CompiledRules {
  // INVALID_ARGUMENT with file, line and column of what is wrong in a rule.
  // `file` has passed CheckRuleFile(). Borrows catalogue and divisions, which
  // must outlive the result.
  static absl::StatusOr<std::unique_ptr<const CompiledRules>> Compile(
      RuleFile file, const form::Catalogue& catalogue,
      const divisions::DivisionTree& divisions, Calendar calendar);

  // By place in the file.
  const disclosure::rules::v1::Rule& rule(uint16_t index) const {
    return file.proto().rules(index);
  }
  // The place of a form in what is kept by form: that of the unspecified one
  // for a number that no form has.
  size_t PlaceOf(disclosure::v1::Form form) const {
    const auto number = static_cast<size_t>(form);
    return number < sheets.size() ? number : 0;
  }
  const RuleSheet& SheetOf(disclosure::v1::Form form) const {
    return sheets[PlaceOf(form)];
  }
  const YearPairSheet& PairOf(disclosure::v1::Form form,
                              disclosure::v1::Form form_before) const {
    return pairs[PlaceOf(form) * sheets.size() + PlaceOf(form_before)];
  }

  RuleFile file;
  const form::Catalogue& catalogue;
  const divisions::DivisionTree& divisions;
  Calendar calendar;
  FormTables tables;
  Labels labels;
  // By form.
  std::vector<RuleSheet> sheets;
  // By form, then by form of the year before.
  std::vector<YearPairSheet> pairs;
  // By form: its sums, and where its cells lie.
  std::vector<Sums> sums;
  std::vector<FormGrid> grids;
  // By rule: whether a finding of it may be about a sum.
  std::vector<bool> has_sums;
  // That which has the words for repairs; without it there are no hints.
  std::optional<uint16_t> repair_rule;
  std::vector<CheckedRule> checks;
  // Those that read other years.
  std::vector<CheckedRule> year_checks;
  // Those that compare a revision with the one before it.
  std::vector<CheckedRule> amendment_checks;
  // By rule.
  std::vector<bool> reads_other_years;
  std::vector<bool> judges_alone;
  // The place of each rule in the order of ids.
  std::vector<uint16_t> rank;

 private:
  CompiledRules(RuleFile rule_file, const form::Catalogue& cells,
                const divisions::DivisionTree& areas, Calendar deadlines);
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_COMPILED_RULES_H_
