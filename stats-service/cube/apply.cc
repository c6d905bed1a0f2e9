#include "stats-service/cube/apply.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "stats-service/cube/batch.h"
#include "stats-service/cube/roll_up_sweep.h"
#include "stats-service/cube/rule_numbers.h"
#include "stats-service/cube/state_hash.h"

namespace disclosure::stats {
namespace {

using record::Change;

// Puts the organs that are new into the index, and re-cuts the sheets as it is.
void AddOrgans(const CubeFrame& frame, std::span<const OrganYearChanges> groups,
               ScopeSheets& scope) {
  std::vector<form::OrganKey> added;
  for (const OrganYearChanges& group : groups) {
    if (!scope.organs->Find(group.organ).has_value()) {
      added.push_back(group.organ);
    }
  }
  if (added.empty()) return;
  std::sort(added.begin(), added.end());
  added.erase(std::unique(added.begin(), added.end()), added.end());
  OrganIndex::Extended extended = scope.organs->With(added, frame.areas());
  for (auto& [year, sheet] : scope.years) sheet = Recut(*sheet, extended);
  scope.organs = std::make_shared<const OrganIndex>(std::move(extended.index));
}

// What the changes do beside new rows: to the state hash, and to what can be
// told of earlier states.
struct Effects {
  uint64_t hash_difference = 0;
  bool keeps_history = false;
  std::vector<ReplacedRow> replaced;
};

// Notes each change of content with the row it replaced, also those that
// another change of the same batch replaced at once.
void NoteReplaced(const CubeFrame& frame, const OrganYearChanges& group,
                  ReportRow row, std::vector<ReplacedRow>& replaced) {
  for (const Change* change : group.changes) {
    if (change->kind == record::ChangeKind::kRejudged ||
        change->revision <= row.revision) {
      continue;
    }
    replaced.push_back({change->sequence, change->identity, std::move(row)});
    row = RowOf(frame, *change);
  }
}

// Applies the changes of one scope and year, block by block.
class YearUpdate {
 public:
  // `sweep`: null where no sums are kept.
  YearUpdate(const CubeFrame& frame, const OrganIndex& organs,
             const YearSheet* old, RuleNumbers& rules, RollUpSweep* sweep,
             Effects& effects)
      : frame_(frame),
        organs_(organs),
        sheet_(old == nullptr ? std::make_shared<YearSheet>(organs.blocks())
                              : std::make_shared<YearSheet>(*old)),
        rules_(rules),
        sweep_(sweep),
        effects_(effects) {}

  // In the order of organs.
  void Add(const OrganYearChanges& group) {
    const OrganPlace place = *organs_.Find(group.organ);
    if (place.block != block_) PutBlock();
    block_ = place.block;
    const auto slot = static_cast<uint16_t>(place.slot);
    const NetChange net = NetOf(group.changes, sheet_->Revision(place));
    if (net.content == nullptr && net.findings == nullptr) return;
    ReportRow before = OldRow(place);
    ReportDays days = sheet_->DaysOf(place);
    effects_.hash_difference -=
        HashOf(group, before, days, sheet_->FindingsOf(place));
    ReportRow after =
        net.content == nullptr ? before : RowOf(frame_, *net.content);
    if (net.content != nullptr) days = DaysOf(*net.content);
    std::vector<FindingCount> findings =
        net.findings == nullptr ? sheet_->FindingsOf(place)
                                : rules_.Count(net.findings->findings);
    effects_.hash_difference += HashOf(group, after, days, findings);
    if (net.findings != nullptr) {
      findings_.emplace_back(slot, std::move(findings));
    }
    if (net.content == nullptr) return;
    days_.push_back({slot, days});
    if (sweep_ != nullptr) sweep_->Add(group.organ, before, after);
    if (effects_.keeps_history) {
      NoteReplaced(frame_, group, std::move(before), effects_.replaced);
    }
    rows_.emplace_back(slot, std::move(after));
  }

  std::shared_ptr<const YearSheet> Finish() {
    PutBlock();
    return std::move(sheet_);
  }

 private:
  uint64_t HashOf(const OrganYearChanges& group, const ReportRow& row,
                  const ReportDays& days,
                  std::span<const FindingCount> findings) const {
    return StateHash(group.changes.front()->identity, row, days, findings,
                     [&](uint16_t rule) { return rules_.id(rule); });
  }

  ReportRow OldRow(OrganPlace place) const {
    const SheetBlock* block = sheet_->figures(place.block);
    return block == nullptr ? ReportRow() : block->ReadRow(frame_, place.slot);
  }

  void PutBlock() {
    if (!rows_.empty()) {
      std::vector<RowUpdate> updates;
      for (const auto& [slot, row] : rows_) updates.push_back({slot, &row});
      sheet_->SetFigures(
          block_, SheetBlock::With(frame_, sheet_->figures(block_),
                                   organs_.block(block_).size(), updates));
      rows_.clear();
      PutDays();
    }
    if (!findings_.empty()) PutFindings();
  }

  void PutDays() {
    sheet_->SetDays(block_,
                    DaysBlock::With(sheet_->days(block_),
                                    organs_.block(block_).size(), days_));
    days_.clear();
  }

  void PutFindings() {
    std::vector<FindingsUpdate> updates;
    bool alters = sheet_->findings(block_) != nullptr;
    for (const auto& [slot, findings] : findings_) {
      updates.push_back({slot, findings});
      alters = alters || !findings.empty();
    }
    if (alters) {
      sheet_->SetFindings(
          block_, FindingsBlock::With(sheet_->findings(block_), updates));
    }
    findings_.clear();
  }

  const CubeFrame& frame_;
  const OrganIndex& organs_;
  std::shared_ptr<YearSheet> sheet_;
  RuleNumbers& rules_;
  RollUpSweep* sweep_;
  Effects& effects_;
  // Of the block at hand.
  size_t block_ = 0;
  std::vector<std::pair<uint16_t, ReportRow>> rows_;
  std::vector<DaysUpdate> days_;
  std::vector<std::pair<uint16_t, std::vector<FindingCount>>> findings_;
};

const RollUpSheet* FindSums(const Cube& cube, int32_t year) {
  const auto found = cube.roll_ups.find(year);
  return found == cube.roll_ups.end() ? nullptr : found->second.get();
}

// Applies the changes of one scope; sums are kept of own-organ reports.
void ApplyScope(const Batch& batch, ScopeSheets& scope, bool keeps_sums,
                RuleNumbers& rules, Effects& effects, Cube& cube) {
  const std::vector<OrganYearChanges> groups = batch.ByOrganYear();
  AddOrgans(*cube.frame, groups, scope);
  for (size_t begin = 0; begin < groups.size();) {
    const int32_t year = groups[begin].year;
    RollUpSweep sweep(*cube.frame, year, FindSums(cube, year));
    YearUpdate update(*cube.frame, *scope.organs, scope.Find(year), rules,
                      keeps_sums ? &sweep : nullptr, effects);
    size_t end = begin;
    for (; end < groups.size() && groups[end].year == year; ++end) {
      update.Add(groups[end]);
    }
    scope.years[year] = update.Finish();
    if (keeps_sums) cube.roll_ups[year] = sweep.Finish();
    begin = end;
  }
}

}  // namespace

std::shared_ptr<const Cube> Apply(const Cube& base,
                                  std::span<const Change> changes,
                                  record::Sequence up_to) {
  auto cube = std::make_shared<Cube>(base);
  cube->applied_up_to = std::max(base.applied_up_to, up_to);
  RuleNumbers rules(base.rules);
  Effects effects;
  effects.keeps_history = base.history != nullptr;
  const Batch own(changes, base.applied_up_to, /*summaries=*/false);
  if (!own.empty()) {
    ApplyScope(own, cube->own, /*keeps_sums=*/true, rules, effects, *cube);
  }
  const Batch summaries(changes, base.applied_up_to, /*summaries=*/true);
  if (!summaries.empty()) {
    ApplyScope(summaries, cube->summaries, /*keeps_sums=*/false, rules, effects,
               *cube);
  }
  cube->rules = rules.ids();
  cube->state_hash += effects.hash_difference;
  if (!effects.replaced.empty()) {
    std::sort(effects.replaced.begin(), effects.replaced.end(),
              [](const ReplacedRow& a, const ReplacedRow& b) {
                return a.sequence < b.sequence;
              });
    cube->history = base.history->With(*cube->frame, effects.replaced);
  }
  return cube;
}

std::shared_ptr<const Cube> Apply(const Cube& base,
                                  std::span<const Change> changes) {
  return Apply(base, changes, changes.empty() ? 0 : changes.back().sequence);
}

}  // namespace disclosure::stats
