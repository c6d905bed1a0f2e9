#include "rules/rule_set.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "absl/container/inlined_vector.h"
#include "absl/strings/str_cat.h"
#include "form/formula_attributes.h"
#include "rules/form_checks.h"
#include "rules/labels.h"
#include "rules/narrative_reading.h"
#include "rules/repair_search.h"
#include "rules/repair_wording.h"
#include "rules/rule_compiler.h"
#include "rules/rule_file.h"
#include "rules/rule_file_check.h"
#include "rules/wording.h"
#include "status/abseil_view.h"
#include "status/annotate.h"
#include "status/status_macros.h"

extern "C" const char disclosure_rules_text[];
extern "C" const char disclosure_rules_text_end[];

namespace disclosure::rules {
namespace {

using disclosure::rules::v1::Rule;
using disclosure::rules::v1::Wording;
using disclosure::v1::Severity;
using disclosure::v1::SEVERITY_ERROR;
using disclosure::v1::SEVERITY_UNSPECIFIED;

// A finding without cells stands before those with.
int FirstCell(const Finding& finding) {
  return finding.cells.empty() ? -1 : finding.cells.front().cell;
}

// The cells that any report may have, though its form does not ask for them.
bool HasNarrativeFigure(const form::CellValues& cells, const FormTable& table) {
  for (size_t word = 0; word < table.allowed.size(); ++word) {
    const uint64_t narrative = table.allowed[word] & ~table.asked[word];
    if ((cells.presence()[word] & narrative) != 0) return true;
  }
  return false;
}

std::string OrEmpty(const std::string& text, std::string_view empty) {
  return text.empty() ? std::string(empty) : text;
}

// Null if the rule has no words of its own for the fault.
const Wording* WordingOf(const Rule& rule, std::string_view fault) {
  const auto found = std::ranges::find(rule.wordings(), fault, &Wording::fault);
  return found == rule.wordings().end() ? nullptr : &*found;
}

const std::string& MessageOf(const Rule& rule, std::string_view fault,
                             bool chinese) {
  if (const Wording* wording = WordingOf(rule, fault)) {
    return chinese ? wording->message_zh() : wording->message_en();
  }
  return chinese ? rule.message_zh() : rule.message_en();
}

Severity GradeOf(const Rule& rule, const Judgement& judgement) {
  if (judgement.mode == disclosure::v1::MODE_ARCHIVE) return rule.in_archive();
  const bool stricter =
      judgement.strict && rule.when_strict() != SEVERITY_UNSPECIFIED;
  return stricter ? rule.when_strict() : rule.on_submission();
}

Severity GradeOf(const Rule& rule, std::string_view fault,
                 const Judgement& judgement) {
  const Wording* wording = WordingOf(rule, fault);
  if (wording == nullptr) return GradeOf(rule, judgement);
  const Severity own = judgement.mode == disclosure::v1::MODE_ARCHIVE
                           ? wording->in_archive()
                           : wording->on_submission();
  return own == SEVERITY_UNSPECIFIED ? GradeOf(rule, judgement) : own;
}

}  // namespace

struct RuleSet::Compiled {
  Compiled(RuleFile rule_file, const form::Catalogue& cells,
           const divisions::DivisionTree& areas, Calendar deadlines)
      : file(std::move(rule_file)),
        catalogue(cells),
        divisions(areas),
        calendar(std::move(deadlines)),
        tables(cells),
        labels(cells) {}

  const Rule& rule(uint16_t index) const { return file.proto().rules(index); }
  size_t NumberOf(disclosure::v1::Form form) const;
  const RuleSheet& SheetOf(disclosure::v1::Form form) const;
  const YearPairSheet& PairOf(disclosure::v1::Form form,
                              disclosure::v1::Form form_before) const;
  void Order(std::vector<Finding>& findings) const;

  absl::Status AddRules();
  absl::Status AddRule(int index, const form::FormulaResolver& resolver,
                       std::vector<std::vector<Sum>>& sums_of);
  absl::Status AddFormulas(int index, const form::FormulaResolver& resolver,
                           std::vector<std::vector<Sum>>& sums_of);
  void AddSums(std::vector<std::vector<Sum>> sums_of);
  absl::Status AddToSheets(int index, const ResolvedRule& resolved,
                           std::vector<std::vector<Sum>>& sums_of);
  absl::Status AddToPairs(int index, const ResolvedRule& resolved);
  absl::Status CheckYearsRule(int index,
                              std::span<const ResolvedRule> resolved) const;
  absl::Status CheckNoError(int index) const;
  void Grade(const Judgement& judgement, Findings& findings) const;
  bool AnySumBroken(const Findings& findings) const;
  void AddRepairs(const form::Report& report, const form::CellValues& cells,
                  Findings& findings) const;

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
};

size_t RuleSet::Compiled::NumberOf(disclosure::v1::Form form) const {
  const auto number = static_cast<size_t>(form);
  return number < sheets.size() ? number : 0;
}

const RuleSheet& RuleSet::Compiled::SheetOf(disclosure::v1::Form form) const {
  return sheets[NumberOf(form)];
}

const YearPairSheet& RuleSet::Compiled::PairOf(
    disclosure::v1::Form form, disclosure::v1::Form form_before) const {
  return pairs[NumberOf(form) * sheets.size() + NumberOf(form_before)];
}

// Moves each finding once: they are large, and mostly few.
void RuleSet::Compiled::Order(std::vector<Finding>& findings) const {
  if (findings.size() < 2) return;
  struct Place {
    uint16_t rank;
    int first_cell;
    size_t index;
    auto operator<=>(const Place&) const = default;
  };
  absl::InlinedVector<Place, 16> places;
  for (size_t i = 0; i < findings.size(); ++i) {
    places.push_back({rank[findings[i].rule], FirstCell(findings[i]), i});
  }
  std::ranges::sort(places);
  std::vector<Finding> ordered;
  ordered.reserve(findings.size());
  for (const Place& place : places) {
    ordered.push_back(std::move(findings[place.index]));
  }
  findings = std::move(ordered);
}

absl::Status RuleSet::Compiled::AddRules() {
  const form::FormulaResolver resolver(catalogue);
  const auto count = static_cast<size_t>(file.proto().rules_size());
  sheets.assign(disclosure::v1::Form_ARRAYSIZE, RuleSheet(catalogue.size()));
  pairs.assign(sheets.size() * sheets.size(), YearPairSheet(catalogue.size()));
  reads_other_years.resize(count);
  has_sums.resize(count);
  std::vector<std::vector<Sum>> sums_of(sheets.size());
  judges_alone.resize(count);
  std::vector<uint16_t> order(count);
  for (size_t i = 0; i < count; ++i) {
    order[i] = static_cast<uint16_t>(i);
    RETURN_IF_ERROR(AddRule(static_cast<int>(i), resolver, sums_of));
  }
  AddSums(std::move(sums_of));
  std::ranges::sort(order, {}, [&](uint16_t i) { return rule(i).id(); });
  rank.resize(count);
  for (size_t i = 0; i < count; ++i) rank[order[i]] = static_cast<uint16_t>(i);
  return absl::OkStatus();
}

void RuleSet::Compiled::AddSums(std::vector<std::vector<Sum>> sums_of) {
  for (size_t form = 0; form < sums_of.size(); ++form) {
    for (const Sum& sum : sums_of[form]) has_sums[sum.rule] = true;
    sums.emplace_back(std::move(sums_of[form]), catalogue.size());
    grids.emplace_back(catalogue, static_cast<disclosure::v1::Form>(form));
  }
}

absl::Status RuleSet::Compiled::AddRule(
    int index, const form::FormulaResolver& resolver,
    std::vector<std::vector<Sum>>& sums_of) {
  const Rule& added = file.proto().rules(index);
  if (!added.judged_by().empty()) return absl::OkStatus();
  if (added.check().empty()) return AddFormulas(index, resolver, sums_of);
  if (added.check() == kRepairHintsCheck) {
    repair_rule = static_cast<uint16_t>(index);
    judges_alone[static_cast<size_t>(index)] = true;
    return absl::OkStatus();
  }
  CheckedRule checked = CompileCheck(added, static_cast<uint16_t>(index));
  if (checked.check->judge != nullptr) {
    checks.push_back(std::move(checked));
    judges_alone[static_cast<size_t>(index)] = true;
    return absl::OkStatus();
  }
  if (checked.check->judge_amendment != nullptr) {
    amendment_checks.push_back(std::move(checked));
    return CheckNoError(index);
  }
  reads_other_years[static_cast<size_t>(index)] = true;
  year_checks.push_back(std::move(checked));
  return CheckNoError(index);
}

absl::Status RuleSet::Compiled::AddFormulas(
    int index, const form::FormulaResolver& resolver,
    std::vector<std::vector<Sum>>& sums_of) {
  ASSIGN_OR_RETURN(const std::vector<ResolvedRule> resolved,
                   ResolveRule(file, index, resolver, catalogue));
  const bool years =
      std::ranges::any_of(resolved, &ResolvedRule::names_year_before);
  reads_other_years[static_cast<size_t>(index)] = years;
  judges_alone[static_cast<size_t>(index)] = !years;
  if (years) RETURN_IF_ERROR(CheckYearsRule(index, resolved));
  for (const ResolvedRule& one : resolved) {
    RETURN_IF_ERROR(years ? AddToPairs(index, one)
                          : AddToSheets(index, one, sums_of));
  }
  return absl::OkStatus();
}

absl::Status RuleSet::Compiled::AddToSheets(
    int index, const ResolvedRule& resolved,
    std::vector<std::vector<Sum>>& sums_of) {
  for (size_t form = 0; form < sheets.size(); ++form) {
    const form::FormulaForms forms{.report =
                                       static_cast<disclosure::v1::Form>(form)};
    RETURN_IF_ERROR(Annotate(
        AddToSheet(resolved, catalogue, forms, sheets[form], sums_of[form]),
        file.PlaceOf(index)));
  }
  return absl::OkStatus();
}

absl::Status RuleSet::Compiled::AddToPairs(int index,
                                           const ResolvedRule& resolved) {
  for (size_t pair = 0; pair < pairs.size(); ++pair) {
    const form::FormulaForms forms{
        .report = static_cast<disclosure::v1::Form>(pair / sheets.size()),
        .year_before = static_cast<disclosure::v1::Form>(pair % sheets.size())};
    RETURN_IF_ERROR(
        Annotate(AddToYearPair(resolved, catalogue, forms, pairs[pair]),
                 file.PlaceOf(index)));
  }
  return absl::OkStatus();
}

// A report is judged again whenever another year changes, and then nothing else
// of it is at hand.
absl::Status RuleSet::Compiled::CheckYearsRule(
    int index, std::span<const ResolvedRule> resolved) const {
  RETURN_IF_ERROR(CheckNoError(index));
  for (const ResolvedRule& one : resolved) {
    const std::string_view unkept = AttributeNotKept(one);
    if (unkept.empty()) continue;
    return absl::InvalidArgumentError(absl::StrCat(
        file.PlaceOf(index), ": rule \"", file.proto().rules(index).id(),
        "\" reads the year before, so it cannot ask for ", AbslView(unkept)));
  }
  return absl::OkStatus();
}

// The year before may be wrong itself, or arrive later.
absl::Status RuleSet::Compiled::CheckNoError(int index) const {
  const Rule& judged = file.proto().rules(index);
  const auto is_error = [](const auto& graded) {
    return graded.on_submission() == SEVERITY_ERROR ||
           graded.in_archive() == SEVERITY_ERROR;
  };
  const bool error = is_error(judged) ||
                     judged.when_strict() == SEVERITY_ERROR ||
                     std::ranges::any_of(judged.wordings(), is_error);
  if (!error) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat(file.PlaceOf(index), ": rule \"", judged.id(),
                   "\" reads another report, so it cannot be SEVERITY_ERROR"));
}

void RuleSet::Compiled::Grade(const Judgement& judgement,
                              Findings& findings) const {
  for (Finding& finding : findings.list) {
    finding.severity = GradeOf(rule(finding.rule), finding.fault, judgement);
  }
  Order(findings.list);
}

bool RuleSet::Compiled::AnySumBroken(const Findings& findings) const {
  return std::ranges::any_of(findings.list, [this](const Finding& finding) {
    return has_sums[finding.rule];
  });
}

// The hints of sums stand with the first finding about one of them.
void RuleSet::Compiled::AddRepairs(const form::Report& report,
                                   const form::CellValues& cells,
                                   Findings& findings) const {
  const size_t form = NumberOf(report.form);
  const RepairGround ground{sums[form], grids[form], tables.Of(report.form),
                            catalogue};
  for (ExplainedSums& explained : FindRepairs(ground, report, cells)) {
    const auto is_about = [&](const Finding& finding) {
      return std::ranges::any_of(explained.sums, [&](uint16_t index) {
        const Sum& sum = sums[form].all()[index];
        return sum.rule == finding.rule && sum.instance == finding.instance;
      });
    };
    const auto first = std::ranges::find_if(findings.list, is_about);
    if (first != findings.list.end()) {
      first->repairs = std::move(explained.repairs);
    }
  }
}

absl::StatusOr<RuleSet> RuleSet::Compile(
    std::string_view text, std::string_view file_name,
    const form::Catalogue& catalogue, const divisions::DivisionTree& divisions,
    Calendar calendar) {
  ASSIGN_OR_RETURN(RuleFile file, RuleFile::Parse(text, file_name));
  RETURN_IF_ERROR(CheckRuleFile(file));
  auto compiled = std::make_unique<Compiled>(std::move(file), catalogue,
                                             divisions, std::move(calendar));
  RETURN_IF_ERROR(compiled->AddRules());
  return RuleSet(std::move(compiled));
}

absl::StatusOr<RuleSet> RuleSet::Compile(
    std::string_view text, std::string_view file_name,
    const form::Catalogue& catalogue,
    const divisions::DivisionTree& divisions) {
  ASSIGN_OR_RETURN(Calendar calendar,
                   Calendar::Parse(Calendar::EmbeddedText(),
                                   "calendar.textproto", divisions));
  return Compile(text, file_name, catalogue, divisions, std::move(calendar));
}

std::string_view RuleSet::EmbeddedText() {
  return {disclosure_rules_text, static_cast<size_t>(disclosure_rules_text_end -
                                                     disclosure_rules_text)};
}

RuleSet::RuleSet(std::unique_ptr<const Compiled> compiled)
    : compiled_(std::move(compiled)) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

Findings RuleSet::CheckAlone(const form::Report& report,
                             const disclosure::v1::AnnualReport& message,
                             const Judgement& judgement) const {
  const Compiled& compiled = *compiled_;
  const FormTable& table = compiled.tables.Of(report.form);
  Findings findings;

  const form::AttributeValues attributes(report);
  const auto completed = WithDerivedTotals(report, table);
  const form::CellValues& cells = completed ? *completed : report.cells;
  compiled.SheetOf(report.form).Judge(report, cells, attributes, findings.list);

  const std::vector<ReadPart> narrative = ReadNarrative(message);
  const auto title_years = ReadTitleYears(message);
  const divisions::Area* area =
      report.division ? compiled.divisions.Find(*report.division) : nullptr;
  const bool tells = !narrative.empty() || HasNarrativeFigure(cells, table);
  CheckCase handed{report,
                   message,
                   judgement,
                   compiled.catalogue,
                   compiled.divisions,
                   compiled.calendar,
                   table,
                   cells,
                   narrative,
                   title_years,
                   area,
                   tells};
  for (const CheckedRule& checked : compiled.checks) {
    const size_t before = findings.list.size();
    handed.rule_id = checked.id;
    handed.thresholds = checked.thresholds;
    checked.check->judge(handed, findings.list);
    for (size_t i = before; i < findings.list.size(); ++i) {
      findings.list[i].rule = checked.rule;
    }
  }

  compiled.Grade(judgement, findings);
  if (compiled.repair_rule && compiled.AnySumBroken(findings)) {
    compiled.AddRepairs(report, cells, findings);
  }
  return findings;
}

Findings RuleSet::CheckAcrossYears(const form::Report& report,
                                   const OtherYears& others,
                                   const Judgement& judgement) const {
  const Compiled& compiled = *compiled_;
  Findings findings;
  const disclosure::v1::Form form_before =
      others.before == nullptr ? report.form : others.before->form;
  if (others.before != nullptr) {
    const form::AttributeValues attributes(report);
    compiled.PairOf(report.form, form_before)
        .Judge(report, *others.before, attributes, findings.list);
  }
  for (const CheckedRule& checked : compiled.year_checks) {
    const size_t first = findings.list.size();
    checked.check->judge_years(
        {report, others, compiled.tables.Of(report.form),
         compiled.tables.Of(form_before), checked.thresholds},
        findings.list);
    for (size_t i = first; i < findings.list.size(); ++i) {
      findings.list[i].rule = checked.rule;
    }
  }
  compiled.Grade(judgement, findings);
  return findings;
}

bool RuleSet::ReadsOtherYears(std::string_view rule_id) const {
  const std::optional<uint16_t> rule = Find(rule_id);
  return rule && compiled_->reads_other_years[*rule];
}

Findings RuleSet::CheckAmendment(const form::Report& report,
                                 const form::Report& amended,
                                 const Judgement& judgement) const {
  Findings findings;
  for (const CheckedRule& checked : compiled_->amendment_checks) {
    const size_t first = findings.list.size();
    checked.check->judge_amendment({report, amended, checked.thresholds},
                                   findings.list);
    for (size_t i = first; i < findings.list.size(); ++i) {
      findings.list[i].rule = checked.rule;
    }
  }
  compiled_->Grade(judgement, findings);
  return findings;
}

bool RuleSet::JudgesAlone(std::string_view rule_id) const {
  const std::optional<uint16_t> rule = Find(rule_id);
  return rule && compiled_->judges_alone[*rule];
}

std::optional<uint16_t> RuleSet::Find(std::string_view rule_id) const {
  for (size_t i = 0; i < size(); ++i) {
    const auto rule = static_cast<uint16_t>(i);
    if (id(rule) == rule_id) return rule;
  }
  return std::nullopt;
}

Severity RuleSet::SeverityOf(uint16_t rule, const Judgement& judgement) const {
  return GradeOf(compiled_->rule(rule), judgement);
}

disclosure::v1::Finding RuleSet::ToProto(const Finding& finding,
                                         const form::Report& report) const {
  const Compiled& compiled = *compiled_;
  const Rule& rule = compiled.rule(finding.rule);
  disclosure::v1::Finding proto;
  proto.set_rule_id(rule.id());
  proto.set_severity(finding.severity);
  for (const FindingCell& cell : finding.cells) {
    const form::Cell& named = compiled.catalogue.cell(cell.cell);
    disclosure::v1::FindingCell& added = *proto.add_cells();
    added.set_cell(named.name);
    added.set_label(named.label_zh);
    if (cell.present) added.set_value(cell.value);
  }
  const Label instance = compiled.labels.Of(finding.instance);
  const Label cell = finding.cells.empty()
                         ? instance
                         : compiled.labels.Of(proto.cells(0).cell());
  const WordingValues zh = {cell.zh,
                            instance.zh,
                            OrEmpty(finding.expected, kEmptyZh),
                            OrEmpty(finding.found, kEmptyZh),
                            std::string(finding.set_by_zh),
                            finding.quote};
  const WordingValues en = {cell.en,
                            instance.en,
                            OrEmpty(finding.expected, kEmptyEn),
                            OrEmpty(finding.found, kEmptyEn),
                            std::string(finding.set_by_en),
                            finding.quote};
  proto.set_expected(finding.expected);
  proto.set_found(finding.found);
  proto.set_message_zh(FillIn(MessageOf(rule, finding.fault, true), zh));
  proto.set_message_en(FillIn(MessageOf(rule, finding.fault, false), en));
  proto.set_ground(rule.ground());
  proto.set_fingerprint(Fingerprint(rule.id(), report, finding.instance));
  for (const Repair& repair : finding.repairs) {
    *proto.add_repair_hints() =
        ToHint(repair, compiled.rule(*compiled.repair_rule), compiled.catalogue,
               compiled.labels);
  }
  return proto;
}

std::vector<disclosure::v1::Finding> RuleSet::ToProto(
    const Findings& findings, const form::Report& report) const {
  std::vector<disclosure::v1::Finding> protos;
  protos.reserve(findings.list.size());
  for (const Finding& finding : findings.list) {
    protos.push_back(ToProto(finding, report));
  }
  return protos;
}

size_t RuleSet::size() const {
  return static_cast<size_t>(compiled_->file.proto().rules_size());
}

std::string_view RuleSet::id(uint16_t rule) const {
  return compiled_->rule(rule).id();
}

}  // namespace disclosure::rules
