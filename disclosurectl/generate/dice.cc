#include "disclosurectl/generate/dice.h"

#include <algorithm>

namespace disclosure::ctl {
namespace {

// Above it, whole shares are dealt at once and only the rest piece by piece.
constexpr int64_t kMostSinglePieces = 64;

size_t DrawPart(std::span<const double> weights, Dice& dice) {
  double mark = dice.Share();
  for (size_t i = 0; i < weights.size(); ++i) {
    mark -= weights[i];
    if (mark < 0) return i;
  }
  return 0;
}

}  // namespace

void Deal(int64_t total, std::span<const double> weights, Dice& dice,
          std::span<int64_t> parts) {
  std::ranges::fill(parts, 0);
  int64_t left = total;
  if (total > kMostSinglePieces) {
    for (size_t i = 0; i < weights.size(); ++i) {
      parts[i] = static_cast<int64_t>(static_cast<double>(total) * weights[i]);
      left -= parts[i];
    }
  }
  for (; left > 0; --left) ++parts[DrawPart(weights, dice)];
}

}  // namespace disclosure::ctl
