#include "rules/repair_wording.h"

#include <string>
#include <string_view>

#include "rules/wording.h"

namespace disclosure::rules {
namespace {

using disclosure::rules::v1::Rule;
using disclosure::rules::v1::Wording;
using disclosure::v1::RepairHint;
using disclosure::v1::RepairKind;

std::string_view FaultOf(RepairKind kind) {
  switch (kind) {
    case disclosure::v1::REPAIR_KIND_SHIFTED_VALUE:
      return "shifted_value";
    case disclosure::v1::REPAIR_KIND_EXCHANGED_VALUES:
      return "exchanged_values";
    case disclosure::v1::REPAIR_KIND_SPLIT_DIGITS:
      return "split_digits";
    case disclosure::v1::REPAIR_KIND_MISSING_TOTAL:
      return "missing_total";
    default:
      return "one_cell";
  }
}

struct Sentences {
  std::string_view zh;
  std::string_view en;
};

Sentences SentencesOf(const Rule& rule, RepairKind kind) {
  for (const Wording& wording : rule.wordings()) {
    if (wording.fault() != FaultOf(kind)) continue;
    return {wording.message_zh(), wording.message_en()};
  }
  return {rule.message_zh(), rule.message_en()};
}

std::string FoundIn(const RepairedCell& cell, std::string_view blank) {
  return cell.present ? std::to_string(cell.before) : std::string(blank);
}

}  // namespace

RepairHint ToHint(const Repair& repair, const Rule& rule,
                  const form::Catalogue& catalogue, const Labels& labels) {
  RepairHint hint;
  hint.set_kind(repair.kind);
  for (const RepairedCell& changed : repair.cells) {
    const form::Cell& cell = catalogue.cell(changed.cell);
    disclosure::v1::RepairedCell& added = *hint.add_cells();
    added.set_cell(cell.name);
    added.set_label(cell.label_zh);
    if (changed.present) added.set_before(changed.before);
    added.set_after(changed.after);
  }
  const RepairedCell& first = repair.cells.front();
  const Label cell = labels.Of(hint.cells().begin()->cell());
  const Label other = labels.Of(hint.cells().rbegin()->cell());
  const std::string after = std::to_string(first.after);
  const Sentences sentences = SentencesOf(rule, repair.kind);
  hint.set_message_zh(FillIn(
      sentences.zh, {cell.zh, other.zh, after, FoundIn(first, kEmptyZh)}));
  hint.set_message_en(FillIn(
      sentences.en, {cell.en, other.en, after, FoundIn(first, kEmptyEn)}));
  return hint;
}

}  // namespace disclosure::rules
