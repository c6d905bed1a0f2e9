#include "divisions/lineage.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace disclosure::divisions {
namespace {

std::span<const Edge> AllWith(std::span<const Edge> edges,
                              DivisionCode Edge::*end,
                              const DivisionCode& code) {
  // Not equal_range: its subrange does not compile with Clang 14.
  return {std::ranges::lower_bound(edges, code, {}, end),
          std::ranges::upper_bound(edges, code, {}, end)};
}

}  // namespace

Lineage::Lineage(std::vector<Edge> edges)
    : by_from_(std::move(edges)), by_to_(by_from_) {
  std::ranges::sort(by_from_, {}, [](const Edge& edge) {
    return std::tuple(edge.from, edge.edition_before, edge.to);
  });
  std::ranges::sort(by_to_, {}, [](const Edge& edge) {
    return std::tuple(edge.to, edge.edition_before, edge.from);
  });
}

std::span<const Edge> Lineage::EdgesFrom(const DivisionCode& code) const {
  return AllWith(by_from_, &Edge::from, code);
}

std::span<const Edge> Lineage::EdgesTo(const DivisionCode& code) const {
  return AllWith(by_to_, &Edge::to, code);
}

}  // namespace disclosure::divisions
