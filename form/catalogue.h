#ifndef DISCLOSURE_FORM_CATALOGUE_H_
#define DISCLOSURE_FORM_CATALOGUE_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "disclosure/v1/cell.pb.h"

namespace disclosure::form {

// A dense index into the catalogue: 0 to Catalogue::size() - 1, in the order of
// row, then column. It is valid within one program only; what is stored or sent
// names cells by their full names, or by the field numbers of the contract.
using CellIndex = uint16_t;

// One figure of a report: a row and a column of the official form.
struct Cell {
  CellIndex index = 0;
  // The field path: "applications.received_new.natural_person".
  std::string name;
  // The number of the official row (forms.md numbering: 101 to 127, 201 to 226,
  // 301 to 325, 401 to 458, 501 and up), and the column within it; 0 where a
  // row has one cell only. For table 4 the row is the group's first number.
  int row = 0;
  int column = 0;
  // Row and column together: "一、本年新收政府信息公开申请数量 · 自然人".
  std::string label_zh;
  std::string label_en;
  // As the form prints it: "件", "万元".
  std::string unit;
  // Bit f is set if the form with number f (v1::Form) asks for the cell. No
  // bit: a figure of the narrative, which any report may have.
  uint32_t forms = 0;
  bool negative_allowed = false;
  v1::Additivity additivity = v1::ADDITIVITY_UNSPECIFIED;
  // The cell a series may go on with; empty if there is none.
  std::string successor;
  v1::Comparability comparability = v1::COMPARABILITY_UNSPECIFIED;
  std::string note;
  // Money: whole yuan, whatever unit the form prints. `yuan_per_unit` is 10,000
  // where it prints 万元, else 1.
  bool is_money = false;
  int64_t yuan_per_unit = 1;

  bool IsNarrative() const { return forms == 0; }
  // True if `form` asks for the cell, or any report may have it.
  bool BelongsTo(v1::Form form) const {
    const auto number = static_cast<unsigned>(form);
    return IsNarrative() || (number < 32 && (forms >> number & 1) != 0);
  }
};

// Where a cell lies on the wire: the field numbers from AnnualReport down. The
// cell of a table without rows has `column` 0.
struct WirePath {
  int table = 0;
  int row = 0;
  int column = 0;

  friend bool operator==(const WirePath&, const WirePath&) = default;
};

// All cells of all forms, built from the descriptors of AnnualReport; there is
// no other list. Immutable once built, so any number of threads may share it.
class Catalogue {
 public:
  // Aborts if the contract is inconsistent: a cell without row, label or unit,
  // a successor that is no cell. A test covers it, so no program gets there.
  Catalogue();

  size_t size() const { return cells_.size(); }
  std::span<const Cell> cells() const { return cells_; }
  const Cell& cell(CellIndex index) const { return cells_[index]; }

  // By full name.
  std::optional<CellIndex> Find(std::string_view name) const;
  // The existing name that is most like `name`, for hints; by edit distance.
  // Takes about a millisecond.
  std::string_view Nearest(std::string_view name) const;

  // The cells that a form asks for, in order; without figures of the narrative.
  std::span<const CellIndex> CellsOf(v1::Form form) const;

  // By field numbers; nullopt if there is no such cell.
  std::optional<CellIndex> FindOnWire(const WirePath& path) const;
  // The way back.
  WirePath wire_path(CellIndex index) const { return wire_paths_[index]; }

 private:
  std::vector<Cell> cells_;
  std::vector<WirePath> wire_paths_;
  absl::flat_hash_map<std::string, CellIndex> by_name_;
  std::vector<std::vector<CellIndex>> by_form_;
};

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_CATALOGUE_H_
