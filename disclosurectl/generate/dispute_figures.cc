#include "disclosurectl/generate/dispute_figures.h"

#include <array>

#include "disclosurectl/generate/dice.h"

namespace disclosure::ctl {
namespace {

// Of the applications closed; the rest is not disputed.
constexpr auto kGroupWeights =
    std::to_array<double>({0.955, 0.03, 0.01, 0.005});
// Upheld, corrected, other, pending.
constexpr auto kResultWeights = std::to_array<double>({0.5, 0.15, 0.2, 0.15});

void SetGroup(int64_t cases, Dice& dice, v1::DisputeRow& group) {
  std::array<int64_t, kResultWeights.size()> results;
  Deal(cases, kResultWeights, dice, results);
  group.set_upheld(results[0]);
  group.set_corrected(results[1]);
  group.set_other(results[2]);
  group.set_pending(results[3]);
  group.set_total(cases);
}

}  // namespace

void SetDisputes(uint64_t seed, uint64_t place, int year, int64_t closed,
                 v1::Disputes& table) {
  Dice dice(seed, place, year, Topic::kDisputes);
  std::array<int64_t, kGroupWeights.size()> groups;
  Deal(closed, kGroupWeights, dice, groups);
  SetGroup(groups[1], dice, *table.mutable_reconsideration());
  SetGroup(groups[2], dice, *table.mutable_litigation_direct());
  SetGroup(groups[3], dice, *table.mutable_litigation_after_reconsideration());
}

}  // namespace disclosure::ctl
