#include "rules/compiled_rules.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "form/formula_resolver.h"
#include "rules/cross_report_check.h"
#include "rules/resolved_rule.h"
#include "rules/rule_fold.h"
#include "status/annotate.h"
#include "status/status_macros.h"

namespace disclosure::rules {
namespace {

using disclosure::rules::v1::Rule;

// Fills compiled rules from their file, one rule after the other.
class Compilation {
 public:
  explicit Compilation(CompiledRules& rules)
      : rules_(rules), resolver_(rules.catalogue) {}

  absl::Status AddAll();

 private:
  size_t size() const {
    return static_cast<size_t>(rules_.file.proto().rules_size());
  }
  void MakeRoom();
  absl::Status Add(int index);
  absl::Status AddCheck(int index);
  absl::Status AddFormulas(int index);
  absl::Status AddToSheets(int index, const ResolvedRule& resolved);
  absl::Status AddToPairs(int index, const ResolvedRule& resolved);
  void FinishSums();
  void RankIds();

  CompiledRules& rules_;
  const form::FormulaResolver resolver_;
  // By form.
  std::vector<std::vector<Sum>> sums_of_;
};

absl::Status Compilation::AddAll() {
  MakeRoom();
  for (size_t i = 0; i < size(); ++i) {
    RETURN_IF_ERROR(Add(static_cast<int>(i)));
  }
  FinishSums();
  RankIds();
  return absl::OkStatus();
}

void Compilation::MakeRoom() {
  const size_t cells = rules_.catalogue.size();
  const size_t forms = disclosure::v1::Form_ARRAYSIZE;
  rules_.sheets.assign(forms, RuleSheet(cells));
  rules_.pairs.assign(forms * forms, YearPairSheet(cells));
  sums_of_.resize(forms);
  rules_.has_sums.resize(size());
  rules_.reads_other_years.resize(size());
  rules_.judges_alone.resize(size());
}

absl::Status Compilation::Add(int index) {
  const Rule& rule = rules_.file.proto().rules(index);
  if (!rule.judged_by().empty()) return absl::OkStatus();
  return rule.check().empty() ? AddFormulas(index) : AddCheck(index);
}

absl::Status Compilation::AddCheck(int index) {
  const auto place = static_cast<uint16_t>(index);
  const Rule& rule = rules_.rule(place);
  if (rule.check() == kRepairHintsCheck) {
    rules_.repair_rule = place;
    rules_.judges_alone[place] = true;
    return absl::OkStatus();
  }
  CheckedRule checked = CompileCheck(rule, place);
  if (checked.check->judge != nullptr) {
    rules_.checks.push_back(std::move(checked));
    rules_.judges_alone[place] = true;
    return absl::OkStatus();
  }
  if (checked.check->judge_amendment != nullptr) {
    rules_.amendment_checks.push_back(std::move(checked));
    return CheckIsNoError(rules_.file, index);
  }
  rules_.reads_other_years[place] = true;
  rules_.year_checks.push_back(std::move(checked));
  return CheckIsNoError(rules_.file, index);
}

absl::Status Compilation::AddFormulas(int index) {
  ASSIGN_OR_RETURN(
      const std::vector<ResolvedRule> resolved,
      ResolveRule(rules_.file, index, resolver_, rules_.catalogue));
  const bool years =
      std::ranges::any_of(resolved, &ResolvedRule::names_year_before);
  rules_.reads_other_years[static_cast<size_t>(index)] = years;
  rules_.judges_alone[static_cast<size_t>(index)] = !years;
  if (years) RETURN_IF_ERROR(CheckYearsRule(rules_.file, index, resolved));
  for (const ResolvedRule& one : resolved) {
    RETURN_IF_ERROR(years ? AddToPairs(index, one) : AddToSheets(index, one));
  }
  return absl::OkStatus();
}

absl::Status Compilation::AddToSheets(int index, const ResolvedRule& resolved) {
  for (size_t form = 0; form < rules_.sheets.size(); ++form) {
    const form::FormulaForms forms{.report =
                                       static_cast<disclosure::v1::Form>(form)};
    RETURN_IF_ERROR(Annotate(AddToSheet(resolved, rules_.catalogue, forms,
                                        rules_.sheets[form], sums_of_[form]),
                             rules_.file.PlaceOf(index)));
  }
  return absl::OkStatus();
}

absl::Status Compilation::AddToPairs(int index, const ResolvedRule& resolved) {
  const size_t count = rules_.sheets.size();
  for (size_t pair = 0; pair < rules_.pairs.size(); ++pair) {
    const form::FormulaForms forms{
        .report = static_cast<disclosure::v1::Form>(pair / count),
        .year_before = static_cast<disclosure::v1::Form>(pair % count)};
    RETURN_IF_ERROR(Annotate(
        AddToYearPair(resolved, rules_.catalogue, forms, rules_.pairs[pair]),
        rules_.file.PlaceOf(index)));
  }
  return absl::OkStatus();
}

void Compilation::FinishSums() {
  for (size_t form = 0; form < sums_of_.size(); ++form) {
    for (const Sum& sum : sums_of_[form]) rules_.has_sums[sum.rule] = true;
    rules_.sums.emplace_back(std::move(sums_of_[form]),
                             rules_.catalogue.size());
    rules_.grids.emplace_back(rules_.catalogue,
                              static_cast<disclosure::v1::Form>(form));
  }
}

void Compilation::RankIds() {
  std::vector<uint16_t> order(size());
  std::iota(order.begin(), order.end(), uint16_t{0});
  std::ranges::sort(order, {}, [&](uint16_t i) { return rules_.rule(i).id(); });
  rules_.rank.resize(size());
  for (size_t i = 0; i < size(); ++i) {
    rules_.rank[order[i]] = static_cast<uint16_t>(i);
  }
}

}  // namespace

CompiledRules::CompiledRules(RuleFile rule_file, const form::Catalogue& cells,
                             const divisions::DivisionTree& areas,
                             Calendar deadlines)
    : file(std::move(rule_file)),
      catalogue(cells),
      divisions(areas),
      calendar(std::move(deadlines)),
      tables(cells),
      labels(cells) {}

absl::StatusOr<std::unique_ptr<const CompiledRules>> CompiledRules::Compile(
    RuleFile file, const form::Catalogue& catalogue,
    const divisions::DivisionTree& divisions, Calendar calendar) {
  std::unique_ptr<CompiledRules> rules(new CompiledRules(
      std::move(file), catalogue, divisions, std::move(calendar)));
  RETURN_IF_ERROR(Compilation(*rules).AddAll());
  return rules;
}

}  // namespace disclosure::rules
