#include "tests/benchmark/aligned_table.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace disclosure::benchmarks {
namespace {

constexpr size_t kGap = 2;

// Characters, not bytes: the headings have signs such as "÷".
size_t WidthOf(const std::string& text) {
  return static_cast<size_t>(std::ranges::count_if(
      text, [](char byte) { return (byte & 0xc0) != 0x80; }));
}

std::string RatioInWords(const Rounds& rounds, const std::string& dividend,
                         const std::string& divisor) {
  return absl::StrFormat("%.2f (%.2f-%.2f)",
                         rounds.MiddleRatio(dividend, divisor),
                         rounds.LowestRatio(dividend, divisor),
                         rounds.HighestRatio(dividend, divisor));
}

}  // namespace

AlignedTable::AlignedTable(std::vector<std::string> heading) {
  Add(std::move(heading));
}

void AlignedTable::Add(std::vector<std::string> row) {
  rows_.push_back(std::move(row));
}

void AlignedTable::AddRatio(const std::string& name, const Rounds& rounds,
                            const std::string& dividend,
                            const std::string& divisor, double at_least) {
  if (!rounds.Has(dividend) || !rounds.Has(divisor)) return;
  const bool met = rounds.MiddleRatio(dividend, divisor) >= at_least;
  Add({name, RatioInWords(rounds, dividend, divisor),
       absl::StrFormat("≥ %.2f", at_least), met ? "met" : "NOT MET"});
}

void AlignedTable::AddRatioAtMost(const std::string& name, const Rounds& rounds,
                                  const std::string& dividend,
                                  const std::string& divisor, double at_most) {
  if (!rounds.Has(dividend) || !rounds.Has(divisor)) return;
  const bool met = rounds.MiddleRatio(dividend, divisor) <= at_most;
  Add({name, RatioInWords(rounds, dividend, divisor),
       absl::StrFormat("≤ %.2f", at_most), met ? "met" : "NOT MET"});
}

void AlignedTable::AddRatio(const std::string& name, const Rounds& rounds,
                            const std::string& dividend,
                            const std::string& divisor) {
  if (!rounds.Has(dividend) || !rounds.Has(divisor)) return;
  Add({name, RatioInWords(rounds, dividend, divisor)});
}

void AlignedTable::Print() const {
  std::vector<size_t> widths;
  for (const auto& row : rows_) {
    widths.resize(std::max(widths.size(), row.size()));
    for (size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], WidthOf(row[i]));
    }
  }
  for (const auto& row : rows_) {
    std::string line;
    for (size_t i = 0; i < row.size(); ++i) {
      const std::string padding(widths[i] - WidthOf(row[i]), ' ');
      if (i == 0) {
        line = row[i] + padding;
      } else {
        absl::StrAppend(&line, std::string(kGap, ' '), padding, row[i]);
      }
    }
    line.erase(line.find_last_not_of(' ') + 1);
    std::cout << line << "\n";
  }
  std::cout << std::flush;
}

std::string WithThousands(double value) {
  const std::string digits = absl::StrCat(std::llround(value));
  std::string text;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

std::string TwoDecimals(double value) {
  return absl::StrFormat("%.2f", value);
}

}  // namespace disclosure::benchmarks
