#include "disclosurectl/output/number_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "absl/strings/str_format.h"

namespace disclosure::ctl {
namespace {

// The largest double has 309 digits.
constexpr size_t kLongestNumber = 800;

}  // namespace

std::string ShortNumber(double number) {
  std::string text = absl::StrFormat("%.4f", number);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string SignedNumber(double number) {
  const std::string text = ShortNumber(number);
  return number > 0 && text != "0" ? "+" + text : text;
}

std::string ExactNumber(double number) {
  std::array<char, kLongestNumber> text;
  const auto end =
      std::to_chars(text.begin(), text.end(), number, std::chars_format::fixed);
  return {text.begin(), end.ptr};
}

std::string Bar(double part, double whole, size_t width) {
  // Eighths of a block, from one to seven.
  static constexpr std::array<const char*, 8> kParts = {"",  "▏", "▎", "▍",
                                                        "▌", "▋", "▊", "▉"};
  if (part <= 0) return "";
  const auto eighths = static_cast<size_t>(std::max<long long>(
      1, std::llround(part / whole * static_cast<double>(width) * 8)));
  std::string bar;
  for (size_t i = 0; i < eighths / 8; ++i) bar += "█";
  return bar + kParts[eighths % 8];
}

}  // namespace disclosure::ctl
