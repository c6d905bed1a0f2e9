#include "form/fraction.h"

#include <algorithm>
#include <limits>

namespace disclosure::form {
namespace {

constexpr int kDecimals = 4;
// Its negative does not exist, so it is kept out.
constexpr Int128 kLowest = static_cast<Int128>(1) << 127;

Int128 Magnitude(Int128 value) {
  return value < 0 ? -value : value;
}

Int128 GreatestCommonDivisor(Int128 a, Int128 b) {
  while (b != 0) {
    const Int128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

std::optional<Int128> Product(Int128 a, Int128 b) {
  Int128 product = 0;
  if (__builtin_mul_overflow(a, b, &product) || product == kLowest) {
    return std::nullopt;
  }
  return product;
}

std::optional<Int128> Sum(Int128 a, Int128 b) {
  Int128 sum = 0;
  if (__builtin_add_overflow(a, b, &sum) || sum == kLowest) {
    return std::nullopt;
  }
  return sum;
}

std::string Digits(Int128 value) {
  if (value == 0) return "0";
  std::string digits;
  for (; value != 0; value /= 10) {
    digits.push_back(static_cast<char>('0' + static_cast<int>(value % 10)));
  }
  std::reverse(digits.begin(), digits.end());
  return digits;
}

}  // namespace

std::optional<Fraction> Fraction::Of(Int128 numerator, Int128 denominator) {
  if (denominator == 0 || numerator == kLowest || denominator == kLowest) {
    return std::nullopt;
  }
  if (denominator == 1) return Fraction(numerator, 1);
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const Int128 common =
      GreatestCommonDivisor(Magnitude(numerator), denominator);
  return Fraction(numerator / common, denominator / common);
}

std::optional<Fraction> Add(const Fraction& a, const Fraction& b) {
  if (a.IsWhole() && b.IsWhole()) {
    const std::optional<Int128> sum = Sum(a.numerator_, b.numerator_);
    if (!sum) return std::nullopt;
    return Fraction(*sum, 1);
  }
  const std::optional<Int128> left = Product(a.numerator_, b.denominator_);
  const std::optional<Int128> right = Product(b.numerator_, a.denominator_);
  const std::optional<Int128> below = Product(a.denominator_, b.denominator_);
  if (!left || !right || !below) return std::nullopt;
  const std::optional<Int128> above = Sum(*left, *right);
  if (!above) return std::nullopt;
  return Fraction::Of(*above, *below);
}

std::optional<Fraction> Subtract(const Fraction& a, const Fraction& b) {
  return Add(a, Fraction(-b.numerator_, b.denominator_));
}

std::optional<Fraction> Multiply(const Fraction& a, const Fraction& b) {
  const std::optional<Int128> above = Product(a.numerator_, b.numerator_);
  const std::optional<Int128> below = Product(a.denominator_, b.denominator_);
  if (!above || !below) return std::nullopt;
  return Fraction::Of(*above, *below);
}

std::optional<Fraction> Divide(const Fraction& a, const Fraction& b) {
  const std::optional<Int128> above = Product(a.numerator_, b.denominator_);
  const std::optional<Int128> below = Product(a.denominator_, b.numerator_);
  if (!above || !below) return std::nullopt;
  return Fraction::Of(*above, *below);
}

std::optional<std::strong_ordering> Compare(const Fraction& a,
                                            const Fraction& b) {
  const std::optional<Int128> left = Product(a.numerator_, b.denominator_);
  const std::optional<Int128> right = Product(b.numerator_, a.denominator_);
  if (!left || !right) return std::nullopt;
  if (*left == *right) return std::strong_ordering::equal;
  return *left < *right ? std::strong_ordering::less
                        : std::strong_ordering::greater;
}

double Fraction::ToDouble() const {
  return static_cast<double>(numerator_) / static_cast<double>(denominator_);
}

std::string Fraction::ToString() const {
  if (IsWhole() && numerator_ == static_cast<int64_t>(numerator_)) {
    return std::to_string(static_cast<int64_t>(numerator_));
  }
  std::string text = numerator_ < 0 ? "-" : "";
  const Int128 magnitude = Magnitude(numerator_);
  text += Digits(magnitude / denominator_);
  Int128 rest = magnitude % denominator_;
  if (rest == 0) return text;
  text += '.';
  for (int i = 0; i < kDecimals && rest != 0; ++i) {
    const std::optional<Int128> shifted = Product(rest, 10);
    if (!shifted) break;
    text += static_cast<char>('0' + static_cast<int>(*shifted / denominator_));
    rest = *shifted % denominator_;
  }
  return text;
}

}  // namespace disclosure::form
