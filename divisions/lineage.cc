#include "divisions/lineage.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace disclosure::divisions {
namespace {

std::vector<uint64_t> KeysOf(std::span<const Edge> edges,
                             DivisionCode Edge::*end) {
  std::vector<uint64_t> keys;
  keys.reserve(edges.size());
  for (const Edge& edge : edges) keys.push_back((edge.*end).packed());
  return keys;
}

// `keys` are the packed codes of `edges`, ascending.
std::span<const Edge> AllWith(std::span<const Edge> edges,
                              const std::vector<uint64_t>& keys,
                              const DivisionCode& code) {
  const uint64_t key = code.packed();
  const auto begin = std::ranges::lower_bound(keys, key);
  auto end = begin;
  while (end != keys.end() && *end == key) ++end;
  return edges.subspan(static_cast<size_t>(begin - keys.begin()),
                       static_cast<size_t>(end - begin));
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
  from_keys_ = KeysOf(by_from_, &Edge::from);
  to_keys_ = KeysOf(by_to_, &Edge::to);
}

std::span<const Edge> Lineage::EdgesFrom(const DivisionCode& code) const {
  return AllWith(by_from_, from_keys_, code);
}

std::span<const Edge> Lineage::EdgesTo(const DivisionCode& code) const {
  return AllWith(by_to_, to_keys_, code);
}

}  // namespace disclosure::divisions
