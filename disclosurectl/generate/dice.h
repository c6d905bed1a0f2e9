#ifndef DISCLOSURE_DISCLOSURECTL_GENERATE_DICE_H_
#define DISCLOSURE_DISCLOSURECTL_GENERATE_DICE_H_

#include <cstddef>
#include <cstdint>
#include <span>

namespace disclosure::ctl {

// What is drawn, so that one figure does not hang on how many draws another
// one took.
enum class Topic : uint64_t {
  kActivity,
  kApplications,
  kCarry,
  kOutcomes,
  kDisputes,
  kDocuments,
  kItems,
  kDecisions,
  kMoney,
  kAnnex,
  kPublication,
  kNarrative,
  kFault,
};

// Draws that hang on nothing but seed, place, year and topic: the same on every
// machine and in any order of asking. Not for secrets.
class Dice {
 public:
  // `place` is DivisionCode::packed(); year 0 is for what does not change from
  // year to year.
  constexpr Dice(uint64_t seed, uint64_t place, int year, Topic topic)
      : state_(Mix(seed ^ Mix(place ^ Mix(static_cast<uint64_t>(year) << 8 ^
                                          static_cast<uint64_t>(topic))))) {}

  constexpr uint64_t Next() {
    state_ += kStep;
    return Mix(state_);
  }
  // 0 up to, not including, 1.
  constexpr double Share() {
    return static_cast<double>(Next() >> 11) * 0x1p-53;
  }
  // 0 to limit - 1.
  constexpr int64_t Below(int64_t limit) {
    return static_cast<int64_t>(Share() * static_cast<double>(limit));
  }
  // Both ends included.
  constexpr int64_t Between(int64_t least, int64_t most) {
    return least + Below(most - least + 1);
  }
  constexpr bool Happens(double share) { return Share() < share; }

 private:
  // SplitMix64 (Steele, Lea, Flood 2014).
  static constexpr uint64_t kStep = 0x9E3779B97F4A7C15;
  static constexpr uint64_t Mix(uint64_t x) {
    x += kStep;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
    return x ^ (x >> 31);
  }

  uint64_t state_;
};

// Deals `total` pieces among parts by their weights, which sum up to 1 or a
// little less; `parts` is overwritten and sums up to `total`.
void Deal(int64_t total, std::span<const double> weights, Dice& dice,
          std::span<int64_t> parts);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_GENERATE_DICE_H_
