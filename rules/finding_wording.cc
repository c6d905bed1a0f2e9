#include "rules/finding_wording.h"

#include <string>
#include <string_view>

#include "rules/repair_wording.h"
#include "rules/wording.h"

namespace disclosure::rules {
namespace {

using disclosure::rules::v1::Rule;
using disclosure::rules::v1::Wording;

std::string OrEmpty(const std::string& text, std::string_view empty) {
  return text.empty() ? std::string(empty) : text;
}

void AddCells(const Finding& finding, const form::Catalogue& catalogue,
              disclosure::v1::Finding& proto) {
  for (const FindingCell& cell : finding.cells) {
    const form::Cell& named = catalogue.cell(cell.cell);
    disclosure::v1::FindingCell& added = *proto.add_cells();
    added.set_cell(named.name);
    added.set_label(named.label_zh);
    if (cell.present) added.set_value(cell.value);
  }
}

// After AddCells(): {cell} is the first of them.
void SetMessages(const Finding& finding, const Rule& rule, const Labels& labels,
                 disclosure::v1::Finding& proto) {
  const Label instance = labels.Of(finding.instance);
  const Label cell =
      finding.cells.empty() ? instance : labels.Of(proto.cells(0).cell());
  const auto values = [&](const std::string& of_cell,
                          const std::string& of_instance,
                          std::string_view empty, std::string_view set_by) {
    return WordingValues{of_cell,
                         of_instance,
                         OrEmpty(finding.expected, empty),
                         OrEmpty(finding.found, empty),
                         std::string(set_by),
                         finding.quote};
  };
  const auto zh = values(cell.zh, instance.zh, kEmptyZh, finding.set_by_zh);
  const auto en = values(cell.en, instance.en, kEmptyEn, finding.set_by_en);
  const Wording* own = WordingOf(rule, finding.fault);
  proto.set_message_zh(
      FillIn(own == nullptr ? rule.message_zh() : own->message_zh(), zh));
  proto.set_message_en(
      FillIn(own == nullptr ? rule.message_en() : own->message_en(), en));
}

void AddRepairHints(const Finding& finding, const CompiledRules& rules,
                    disclosure::v1::Finding& proto) {
  for (const Repair& repair : finding.repairs) {
    *proto.add_repair_hints() = ToHint(repair, rules.rule(*rules.repair_rule),
                                       rules.catalogue, rules.labels);
  }
}

}  // namespace

disclosure::v1::Finding ToProto(const Finding& finding,
                                const form::Report& report,
                                const CompiledRules& rules) {
  const Rule& rule = rules.rule(finding.rule);
  disclosure::v1::Finding proto;
  proto.set_rule_id(rule.id());
  proto.set_severity(finding.severity);
  AddCells(finding, rules.catalogue, proto);
  proto.set_expected(finding.expected);
  proto.set_found(finding.found);
  SetMessages(finding, rule, rules.labels, proto);
  proto.set_ground(rule.ground());
  proto.set_fingerprint(Fingerprint(rule.id(), report, finding.instance));
  AddRepairHints(finding, rules, proto);
  return proto;
}

}  // namespace disclosure::rules
