#include "rules/repair_search.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "rules/sum_ledger.h"

namespace disclosure::rules {
namespace {

using disclosure::v1::RepairKind;
using form::CellIndex;
using form::Int128;
using Wanted = std::span<const uint16_t>;

bool IsDigit(int64_t value) {
  return value >= 0 && value <= 9;
}

// A total that was left at 0 is likelier than a wrong part; the rest follows
// the order of the contract.
int RankOf(RepairKind kind) {
  return kind == disclosure::v1::REPAIR_KIND_MISSING_TOTAL ? 0 : kind;
}

// Looks for the slips that explain one set of broken sums.
class Search {
 public:
  Search(const RepairGround& ground, const SumLedger& ledger, Wanted wanted)
      : ground_(ground), ledger_(ledger), wanted_(wanted) {}

  // Absent if there are too many.
  std::optional<std::vector<Repair>> Run() {
    // Two cells are in no more sums.
    if (wanted_.size() > 2 * ground_.sums.most_of_a_cell()) {
      return std::vector<Repair>();
    }
    // Whatever explains all explains the first.
    movers_ = ledger_.MoversOf(wanted_.front());
    for (const SumLedger::Mover& mover : movers_) TryOneCell(mover);
    for (size_t i = 0; i < movers_.size() && !TooMany(); ++i) TryPairsOf(i);
    if (TooMany()) return std::nullopt;
    std::ranges::stable_sort(found_, {}, [](const Repair& repair) {
      return std::pair(RankOf(repair.kind), repair.cells.front().cell);
    });
    return std::move(found_);
  }

 private:
  bool TooMany() const { return found_.size() > kMaxRepairHints; }

  int64_t Before(CellIndex cell) const {
    return ledger_.Change(cell, 0).before;
  }
  bool IsPresent(CellIndex cell) const {
    return ledger_.Change(cell, 0).present;
  }

  // The value that `cell` would need for the first sum to hold.
  std::optional<int64_t> NeededIn(const SumLedger::Mover& mover) const {
    const Int128 missing = ledger_.Missing(wanted_.front());
    if (missing % mover.weight != 0) return std::nullopt;
    const Int128 needed = Before(mover.cell) + missing / mover.weight;
    const bool fits = needed <= std::numeric_limits<int64_t>::max() &&
                      needed >= std::numeric_limits<int64_t>::min();
    return fits ? std::optional(static_cast<int64_t>(needed)) : std::nullopt;
  }

  bool IsMissingTotal(const RepairedCell& change) const {
    if (change.before != 0 || change.after <= 0) return false;
    return std::ranges::any_of(wanted_, [&](uint16_t sum) {
      return ground_.sums.all()[sum].Total() == change.cell;
    });
  }

  void TryOneCell(const SumLedger::Mover& mover) {
    const std::optional<int64_t> needed = NeededIn(mover);
    if (!needed) return;
    const RepairedCell change = ledger_.Change(mover.cell, *needed);
    Try(IsMissingTotal(change) ? disclosure::v1::REPAIR_KIND_MISSING_TOTAL
                               : disclosure::v1::REPAIR_KIND_ONE_CELL,
        {change});
  }

  // With all cells of its row and column but those that had their turn.
  void TryPairsOf(size_t mover) {
    const CellIndex cell = movers_[mover].cell;
    for (const auto line :
         {ground_.grid.RowOf(cell), ground_.grid.ColumnOf(cell)}) {
      for (const CellIndex other : line) {
        const auto end = movers_.begin() + static_cast<ptrdiff_t>(mover) + 1;
        const bool had_turn = std::ranges::find(movers_.begin(), end, other,
                                                &SumLedger::Mover::cell) != end;
        if (!had_turn) TryPair(cell, other);
      }
    }
  }

  void TryPair(CellIndex a, CellIndex b) {
    const bool neighbours = ground_.grid.AreNeighbours(a, b);
    if (neighbours && (Before(a) == 0) != (Before(b) == 0)) {
      const auto [from, to] =
          Before(a) != 0 ? std::pair(a, b) : std::pair(b, a);
      Try(disclosure::v1::REPAIR_KIND_SHIFTED_VALUE,
          {ledger_.Change(from, 0), ledger_.Change(to, Before(from))});
    } else if (IsPresent(a) && IsPresent(b) && Before(a) != Before(b)) {
      Try(disclosure::v1::REPAIR_KIND_EXCHANGED_VALUES,
          {ledger_.Change(std::min(a, b), Before(std::max(a, b))),
           ledger_.Change(std::max(a, b), Before(std::min(a, b)))});
    }
    if (ground_.grid.IsRightOf(b, a)) TrySplit(a, b);
    if (ground_.grid.IsRightOf(a, b)) TrySplit(b, a);
  }

  void TrySplit(CellIndex left, CellIndex right) {
    const int64_t tens = Before(left);
    const int64_t ones = Before(right);
    if (!IsPresent(left) || !IsPresent(right)) return;
    if (!IsDigit(tens) || !IsDigit(ones) || tens == 0) return;
    const int64_t joined = 10 * tens + ones;
    const RepairKind kind = disclosure::v1::REPAIR_KIND_SPLIT_DIGITS;
    Try(kind, {ledger_.Change(left, joined), ledger_.Change(right, 0)});
    Try(kind, {ledger_.Change(right, joined), ledger_.Change(left, 0)});
  }

  void Try(RepairKind kind, std::vector<RepairedCell> changes) {
    if (!std::ranges::all_of(
            changes, [&](const auto& change) { return IsPossible(change); })) {
      return;
    }
    if (!ledger_.Mends(changes, wanted_) || HasIdleChange(changes)) return;
    found_.push_back({kind, std::move(changes)});
  }

  bool IsPossible(const RepairedCell& change) const {
    return change.after >= 0 ||
           ground_.catalogue.cell(change.cell).negative_allowed;
  }

  // One of the two would do.
  bool HasIdleChange(std::span<const RepairedCell> changes) const {
    if (changes.size() < 2) return false;
    return ledger_.Mends(changes.first(1), wanted_) ||
           ledger_.Mends(changes.last(1), wanted_);
  }

  const RepairGround& ground_;
  const SumLedger& ledger_;
  const Wanted wanted_;
  std::vector<SumLedger::Mover> movers_;
  std::vector<Repair> found_;
};

// False if nothing explains the sums; true also if too much does.
bool Explain(const RepairGround& ground, const SumLedger& ledger,
             std::vector<uint16_t> sums, std::vector<ExplainedSums>& all) {
  std::optional<std::vector<Repair>> repairs =
      Search(ground, ledger, sums).Run();
  if (!repairs) return true;
  if (repairs->empty()) return false;
  all.push_back({std::move(sums), *std::move(repairs)});
  return true;
}

}  // namespace

std::vector<ExplainedSums> FindRepairs(const RepairGround& ground,
                                       const form::Report& report,
                                       const form::CellValues& cells) {
  const SumLedger ledger(ground.sums, ground.table, report, cells);
  std::vector<ExplainedSums> explained;
  if (ledger.broken().empty()) return explained;
  if (Explain(ground, ledger, ledger.broken(), explained)) return explained;
  std::map<uint16_t, std::vector<uint16_t>> by_table;
  for (const uint16_t sum : ledger.broken()) {
    by_table[ground.sums.table_of(sum)].push_back(sum);
  }
  if (by_table.size() == 1) return explained;
  for (auto& [table, sums] : by_table) {
    Explain(ground, ledger, std::move(sums), explained);
  }
  return explained;
}

}  // namespace disclosure::rules
