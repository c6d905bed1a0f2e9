#include "tests/rules/random_paper.h"

#include <algorithm>
#include <utility>

#include "status/check.h"

namespace disclosure::rules {

using disclosure::v1::FORM_2014;
using form::Cell;

Values RandomPaper::Consistent(const Paper& paper) {
  Values values;
  for (const Cell* cell : paper.Cells()) values[cell] = Figure();
  if (paper.form() == FORM_2014) {
    Add(paper, {429, 417, 422, 425, 440, 444, 452}, values);
  } else {
    FillApplications(paper, values);
  }
  CHECK(paper.AllHold(values));
  return values;
}

std::optional<Slip> RandomPaper::Damage(const Paper& paper, Values& values) {
  const auto cells = paper.SummedCells();
  const Cell* a = cells[random_.Below(cells.size())];
  switch (random_.Below(5)) {
    case 0:
      return Misread(a, values);
    case 1:
      return DropTotal(paper, values);
    case 2:
      return Move(paper, a, true, values);
    case 3:
      return Move(paper, a, false, values);
    default:
      return Split(paper, a, values);
  }
}

int64_t RandomPaper::Figure() {
  if (!random_.OneIn(3)) return 0;
  return static_cast<int64_t>(random_.Below(random_.OneIn(2) ? 100 : 10));
}

void RandomPaper::Total(const NaiveSum& sum, Values& values) {
  int64_t total = 0;
  for (const Cell* part : sum.right) total += values.at(part);
  values[sum.left[0]] = total;
}

void RandomPaper::Add(const Paper& paper, const std::vector<int>& rows,
                      Values& values) {
  for (const int row : rows) {
    for (const NaiveSum& sum : paper.sums()) {
      if (sum.left.size() == 1 && sum.left[0]->row == row) {
        Total(sum, values);
      }
    }
  }
}

void RandomPaper::FillApplications(const Paper& paper, Values& values) {
  for (int column = 1; column <= 6; ++column) {
    for (const NaiveSum& sum : paper.sums()) {
      if (sum.left.size() == 1 && sum.left[0] == paper.At(225, column)) {
        Total(sum, values);
      }
    }
    const int64_t handled =
        values[paper.At(225, column)] + values[paper.At(226, column)];
    int64_t& carried_in = values[paper.At(202, column)];
    carried_in = std::min(carried_in, handled);
    values[paper.At(201, column)] = handled - carried_in;
  }
  for (const NaiveSum& sum : paper.sums()) {
    const bool of_a_row =
        sum.left.size() == 1 && sum.right[0]->row == sum.left[0]->row;
    if (of_a_row) Total(sum, values);
  }
}

std::optional<Slip> RandomPaper::Misread(const Cell* cell, Values& values) {
  const int64_t wrong = static_cast<int64_t>(random_.Below(120));
  const int64_t right = std::exchange(values[cell], wrong);
  if (wrong == 0) return std::nullopt;
  return Slip{kOneCell, {{cell, right}}};
}

std::optional<Slip> RandomPaper::DropTotal(const Paper& paper, Values& values) {
  const NaiveSum& sum = paper.sums()[random_.Below(paper.sums().size())];
  if (sum.left.size() != 1) return std::nullopt;
  const int64_t right = std::exchange(values[sum.left[0]], 0);
  return Slip{kMissing, {{sum.left[0], right}}};
}

std::optional<Slip> RandomPaper::Move(const Paper& paper, const Cell* a,
                                      bool shift, Values& values) {
  std::vector<const Cell*> others;
  for (const Cell* b : paper.Cells()) {
    const int64_t value = values[b];
    if (value == values[a] || !Paper::InOneLine(*a, *b)) continue;
    const bool is_shift =
        paper.Neighbours(*a, *b) && (value == 0 || values[a] == 0);
    if (is_shift == shift) others.push_back(b);
  }
  if (others.empty()) return std::nullopt;
  const Cell* b = others[random_.Below(others.size())];
  const Slip slip{shift ? kShifted : kExchanged,
                  {{a, values[a]}, {b, values[b]}}};
  std::swap(values[a], values[b]);
  return slip;
}

std::optional<Slip> RandomPaper::Split(const Paper& paper, const Cell* a,
                                       Values& values) {
  const int64_t whole = values[a];
  if (whole < 10 || whole > 99) return std::nullopt;
  for (const Cell* b : paper.SummedCells()) {
    const bool left = Paper::LeftOf(*a, *b);
    if ((!left && !Paper::LeftOf(*b, *a)) || values[b] != 0) continue;
    values[left ? a : b] = whole / 10;
    values[left ? b : a] = whole % 10;
    return Slip{kSplit, {{a, whole}, {b, 0}}};
  }
  return std::nullopt;
}

}  // namespace disclosure::rules
