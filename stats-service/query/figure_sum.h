#ifndef DISCLOSURE_STATS_SERVICE_QUERY_FIGURE_SUM_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_FIGURE_SUM_H_

#include <compare>
#include <cstdint>
#include <optional>

#include "stats-service/cube/roll_up.h"
#include "stats-service/query/figure.h"

namespace disclosure::stats {

// What reports say about a figure, added up. May be added to others: of other
// years, and of other areas unless the figure is told by an area as such
// (inhabitants).
struct FigureSum {
  // Of a cell: its sum. Of an indicator: the numerator, and how many reports
  // have it: see ValueCounts of the contract.
  CellSum above;
  // The denominator; 0 for figures that have none.
  WideSum below = 0;
  // Whether there is a figure: some reports give all its parts.
  bool complete = false;

  FigureSum& operator+=(const FigureSum& other);
};

// numerator / denominator, exact; `denominator` is not 0.
struct Quotient {
  int64_t numerator = 0;
  int64_t denominator = 1;

  friend std::weak_ordering operator<=>(const Quotient& a, const Quotient& b);
  friend bool operator==(const Quotient& a, const Quotient& b) {
    return (a <=> b) == 0;
  }
};

// nullopt: outside 64 bits.
std::optional<int64_t> Narrow(WideSum sum);

// The value of a figure as one number; nullopt if it has none: no figure, a
// denominator of 0, beyond 64 bits.
std::optional<Quotient> QuotientOf(const Figure& figure, const FigureSum& sum);

// A quotient in the unit of its figure.
double ToDouble(const Figure& figure, const Quotient& quotient);

// Whether it is made of too few cases to compare by.
bool IsSmallSample(const Figure& figure, const Quotient& quotient);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_FIGURE_SUM_H_
