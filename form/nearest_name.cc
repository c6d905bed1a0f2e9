#include "form/nearest_name.h"

#include <algorithm>
#include <array>
#include <utility>

namespace disclosure::form {
namespace {

// Longer names are compared by their beginning; no cell's name is as long.
constexpr size_t kMaxComparedBytes = 96;

}  // namespace

size_t EditDistance(std::string_view a, std::string_view b) {
  a = a.substr(0, kMaxComparedBytes);
  b = b.substr(0, kMaxComparedBytes);
  std::array<size_t, kMaxComparedBytes + 1> row{};
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 0; i < a.size(); ++i) {
    size_t diagonal = std::exchange(row[0], i + 1);
    for (size_t j = 0; j < b.size(); ++j) {
      const size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row[b.size()];
}

std::string_view NearestName(std::string_view name,
                             std::span<const std::string> candidates) {
  const auto nearest = std::ranges::min_element(
      candidates, {},
      [&](const std::string& word) { return EditDistance(name, word); });
  return nearest == candidates.end() ? std::string_view() : *nearest;
}

bool IsLike(std::string_view a, std::string_view b) {
  return 2 * EditDistance(a, b) < std::max(a.size(), b.size());
}

}  // namespace disclosure::form
