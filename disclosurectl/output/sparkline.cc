#include "disclosurectl/output/sparkline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace disclosure::ctl {
namespace {

constexpr std::array<std::string_view, 8> kBars = {"▁", "▂", "▃", "▄",
                                                   "▅", "▆", "▇", "█"};

}  // namespace

std::string Sparkline(std::span<const std::optional<double>> values) {
  double lowest = 0;
  double highest = 0;
  for (const std::optional<double>& value : values) {
    lowest = std::min(lowest, value.value_or(0));
    highest = std::max(highest, value.value_or(0));
  }
  // Halves, so that the difference of the largest doubles is none beyond them.
  const double height = highest / 2 - lowest / 2;
  std::string line;
  for (const std::optional<double>& value : values) {
    if (!value.has_value()) {
      line += "·";
      continue;
    }
    const double part = height > 0 ? (*value / 2 - lowest / 2) / height : 0;
    line += kBars[static_cast<size_t>(std::lround(part * (kBars.size() - 1)))];
  }
  return line;
}

}  // namespace disclosure::ctl
