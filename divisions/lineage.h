#ifndef DISCLOSURE_DIVISIONS_LINEAGE_H_
#define DISCLOSURE_DIVISIONS_LINEAGE_H_

#include <cstdint>
#include <span>
#include <vector>

#include "divisions/division_code.h"

namespace disclosure::divisions {

enum class EdgeKind {
  // The same code under another name. Certain if the place can be seen to be
  // the same (葛家街道办事处 -> 葛家街道), inferred if only nothing speaks
  // against it.
  kRenamed,
  // The same place under another code. Certain if the name, or the name but for
  // the kind (葛家乡 -> 葛家镇), is the only one of its county before and
  // after.
  kRecoded,
  // The place went into another one, which may keep its code or have a new one.
  // The lists do not tell: always certain, from a notice that was read.
  kMerged,
  // A part of the place became another one. From a notice, likewise.
  kSplit,
};

// What became of a code between two successive editions that it, or its
// successor, stands in. Who vanished without an edge was mostly merged away.
struct Edge {
  DivisionCode from;
  DivisionCode to;  // equals `from` in a renaming
  int edition_before;
  int edition_after;
  EdgeKind kind;
  bool certain;  // else inferred from the lists, to be confirmed by hand
};

// All edges, by the codes they touch. Immutable; any thread may read.
class Lineage {
 public:
  Lineage() = default;
  explicit Lineage(std::vector<Edge> edges);

  // In the order of codes, then of editions.
  std::span<const Edge> edges() const { return by_from_; }
  // What the code became, and what it came from, oldest edition first. Empty
  // for most codes: they never changed, or just ended.
  std::span<const Edge> EdgesFrom(const DivisionCode& code) const;
  std::span<const Edge> EdgesTo(const DivisionCode& code) const;

 private:
  std::vector<Edge> by_from_;
  std::vector<Edge> by_to_;
  // Their packed codes, to search in.
  std::vector<uint64_t> from_keys_;
  std::vector<uint64_t> to_keys_;
};

}  // namespace disclosure::divisions

#endif  // DISCLOSURE_DIVISIONS_LINEAGE_H_
