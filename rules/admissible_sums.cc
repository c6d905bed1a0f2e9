#include "rules/admissible_sums.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_join.h"
#include "status/abseil_view.h"
#include "status/check.h"

namespace disclosure::rules {
namespace {

bool HasCell(const FormTable& table, form::CellIndex cell) {
  return (table.allowed[cell / 64] >> (cell % 64) & 1) != 0;
}

// Empty if the form does not have all of them.
std::vector<form::CellIndex> CellsOf(const CheckCase& c, const Addends& sum) {
  std::vector<form::CellIndex> cells;
  for (const std::string_view name : sum) {
    const auto cell = c.catalogue.Find(name);
    CHECK(cell.has_value()) << name;
    if (!HasCell(c.table, *cell)) return {};
    cells.push_back(*cell);
  }
  return cells;
}

// nullopt if one is blank, or the sum too large.
std::optional<int64_t> Add(const form::CellValues& values,
                           std::span<const form::CellIndex> cells) {
  int64_t sum = 0;
  for (const form::CellIndex cell : cells) {
    if (!values.Has(cell)) return std::nullopt;
    if (__builtin_add_overflow(sum, values.ValueOrZero(cell), &sum)) {
      return std::nullopt;
    }
  }
  return sum;
}

}  // namespace

void AdmissibleSums::Insert(int64_t value) {
  if (!Admit(value)) values.push_back(value);
}

bool AdmissibleSums::Admit(int64_t value) const {
  return std::ranges::find(values, value) != values.end();
}

std::string AdmissibleSums::InWords() const {
  return absl::StrJoin(values, ", ");
}

AdmissibleSums FindSums(const CheckCase& c, std::span<const Addends> sums) {
  AdmissibleSums found;
  for (const Addends& sum : sums) {
    const auto cells = CellsOf(c, sum);
    if (cells.empty()) continue;
    for (const form::CellIndex cell : cells) {
      const bool known =
          std::ranges::find(found.cells, cell, &FindingCell::cell) !=
          found.cells.end();
      if (!known) found.cells.push_back(c.CellOf(cell));
    }
    if (const auto value = Add(c.cells, cells)) {
      found.Insert(*value);
    } else {
      found.complete = false;
    }
  }
  return found;
}

AdmissibleSums FindSums(const CheckCase& c,
                        std::initializer_list<Addends> sums) {
  return FindSums(c, std::span<const Addends>(sums.begin(), sums.size()));
}

}  // namespace disclosure::rules
