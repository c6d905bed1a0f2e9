#ifndef DISCLOSURE_DIVISIONS_DIVISION_CODE_H_
#define DISCLOSURE_DIVISIONS_DIVISION_CODE_H_

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"

namespace disclosure::divisions {

enum class Level { kNation, kProvince, kPrefecture, kCounty, kTownship };

// What the township part of a code, its digits 7 to 9, says about the unit
// (GB/T 10114). The name may say otherwise: some 1 % do.
enum class UnitKind {
  kNone,      // no township, or a township number outside the standard
  kStreet,    // 001-099: 街道
  kTown,      // 100-199: 镇
  kTownship,  // 200-399: 乡, 民族乡, 苏木
  kQuasi,     // 400-599: zones, farms and the like
};

// The code of an administrative division of any level: "00" for the nation,
// else 2, 4, 6 or 9 digits (GB/T 2260, GB/T 10114), each level the prefix of
// those below. A value is well formed; whether such an area exists is for
// DivisionTree to say.
//
// Ordered by digits, an area before those inside it, the nation first: the
// order of a depth-first walk, so all codes inside an area are neighbours.
class DivisionCode {
 public:
  static constexpr size_t kMaxDigits = 9;

  // The nation.
  constexpr DivisionCode() = default;

  // Also takes the 12 digits of the statistics office if they end in 000, and
  // drops these.
  //
  // INVALID_ARGUMENT: the text is no such code; the message quotes it and says
  //   why. A village code is told apart by LooksLikeVillage().
  static absl::StatusOr<DivisionCode> Parse(std::string_view digits);

  // 12 digits that do not end in 000: a village or neighbourhood, which does
  // not report.
  static bool LooksLikeVillage(std::string_view digits);

  // Valid as long as this object.
  std::string_view digits() const { return {text_.data(), size()}; }
  std::string ToString() const { return std::string(digits()); }

  Level level() const;
  UnitKind unit_kind() const;

  // A development zone with the rank of a county: a county's number from 71 on,
  // up to 79. The statistics office gives them; GB/T 2260 has none.
  bool IsZone() const;

  // Whether `below` is this area or lies inside it, going by prefix.
  bool Contains(const DivisionCode& below) const;

  // The area of `level` around this one, going by prefix; the code itself if it
  // is of that level or above it.
  DivisionCode AncestorAt(Level level) const;

  // Below 2^40, in the order of the codes, different for different codes. In
  // hexadecimal it reads as the digits, zeros, and their number.
  uint64_t packed() const;
  // Only for what packed() gave.
  static DivisionCode FromPacked(uint64_t packed);

  friend bool operator==(const DivisionCode&, const DivisionCode&) = default;
  friend std::strong_ordering operator<=>(const DivisionCode& a,
                                          const DivisionCode& b) {
    return a.packed() <=> b.packed();
  }
  template <typename H>
  friend H AbslHashValue(H state, const DivisionCode& code) {
    return H::combine(std::move(state), code.packed());
  }

 private:
  explicit DivisionCode(std::string_view digits);
  size_t size() const { return static_cast<size_t>(size_); }

  // The digits, then zero bytes.
  std::array<char, kMaxDigits> text_ = {'0', '0'};
  uint8_t size_ = 2;
};

}  // namespace disclosure::divisions

template <>
struct std::hash<disclosure::divisions::DivisionCode> {
  size_t operator()(const disclosure::divisions::DivisionCode& code) const {
    return std::hash<uint64_t>()(code.packed());
  }
};

#endif  // DISCLOSURE_DIVISIONS_DIVISION_CODE_H_
