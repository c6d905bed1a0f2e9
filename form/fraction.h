#ifndef DISCLOSURE_FORM_FRACTION_H_
#define DISCLOSURE_FORM_FRACTION_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace disclosure::form {

// Wide enough for sums and products of the figures of a report.
__extension__ typedef __int128 Int128;

// An exact number: what formulas compute with. Arithmetic is checked: a result
// that leaves 128 bits is nullopt, never a wrapped number.
class Fraction {
 public:
  constexpr Fraction() = default;
  constexpr Fraction(int64_t whole) : numerator_(whole) {}  // NOLINT
  // nullopt if `denominator` is 0.
  static std::optional<Fraction> Of(Int128 numerator, Int128 denominator);

  Int128 numerator() const { return numerator_; }
  // Positive; 1 for a whole number.
  Int128 denominator() const { return denominator_; }
  bool IsWhole() const { return denominator_ == 1; }
  double ToDouble() const;
  // "-12"; of a broken number four decimals at most, cut off: "33.3333".
  std::string ToString() const;

  friend std::optional<Fraction> Add(const Fraction& a, const Fraction& b);
  friend std::optional<Fraction> Subtract(const Fraction& a, const Fraction& b);
  friend std::optional<Fraction> Multiply(const Fraction& a, const Fraction& b);
  // nullopt also if `b` is 0.
  friend std::optional<Fraction> Divide(const Fraction& a, const Fraction& b);
  friend std::optional<std::strong_ordering> Compare(const Fraction& a,
                                                     const Fraction& b);
  friend bool operator==(const Fraction&, const Fraction&) = default;

 private:
  // In lowest terms, `denominator` positive.
  constexpr Fraction(Int128 numerator, Int128 denominator)
      : numerator_(numerator), denominator_(denominator) {}

  Int128 numerator_ = 0;
  Int128 denominator_ = 1;
};

std::optional<Fraction> Add(const Fraction& a, const Fraction& b);
std::optional<Fraction> Subtract(const Fraction& a, const Fraction& b);
std::optional<Fraction> Multiply(const Fraction& a, const Fraction& b);
std::optional<Fraction> Divide(const Fraction& a, const Fraction& b);
std::optional<std::strong_ordering> Compare(const Fraction& a,
                                            const Fraction& b);

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_FRACTION_H_
