#include "importer/blank_rows.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "importer/folded_text.h"
#include "importer/runs.h"

namespace disclosure::importer {
namespace {

// Columns of a group of table 4.
constexpr size_t kResults = 5;
// No label of a form is longer.
constexpr size_t kMaxRowLabelBytes = 200;

class Finder {
 public:
  Finder(const TokenStream& tokens, const FormLayout& layout,
         TableReading& reading)
      : tokens_(tokens), layout_(layout), reading_(reading) {}

  void Add() {
    AddDisputes();
    if (!AnyRowMissing()) return;
    std::ranges::sort(reading_.rows, {}, &RowReading::row);
    for (size_t begin = 0; begin < layout_.rows.size();) {
      size_t end = begin + 1;
      while (end < layout_.rows.size() &&
             layout_.rows[end].table == layout_.rows[begin].table) {
        ++end;
      }
      AddOfTable(begin, end);
      begin = end;
    }
    for (const RowReading& row : found_) reading_.rows.push_back(row);
    std::ranges::sort(reading_.rows, {}, &RowReading::values_begin);
  }

 private:
  // Table 4 has no labels of rows that would stand there without figures.
  static bool HasLabels(const LayoutRow& row) {
    return row.table != "disputes";
  }

  bool AnyRowMissing() const {
    const auto labelled = std::ranges::count_if(layout_.rows, HasLabels);
    const auto read =
        std::ranges::count_if(reading_.rows, [&](const RowReading& row) {
          return HasLabels(layout_.rows[row.row]);
        });
    return read < labelled;
  }

  // Table 4 is known by the labels of its columns, which end in the third
  // group.
  void AddDisputes() {
    if (layout_.disputes_row < 0) return;
    const auto whole = static_cast<size_t>(layout_.disputes_row);
    const std::string& table = layout_.rows[whole].table;
    for (const RowReading& row : reading_.rows) {
      if (layout_.rows[row.row].table == table) return;
    }
    const std::u32string& columns = layout_.rows[whole].cores.front();
    for (size_t end = tokens_.size(); end >= kResults; --end) {
      if (tokens_[end - 1].raw.size() > kMaxRowLabelBytes) continue;
      const size_t begin = end - kResults;
      if (!columns.ends_with(Fold(tokens_[end - 1].raw).characters) ||
          Fold(TextOf(tokens_, begin, end)).characters != columns) {
        continue;
      }
      reading_.rows.push_back({.row = whole,
                               .certainty = Certainty::kExactLabel,
                               .label_begin = begin,
                               .values_begin = end,
                               .values_end = end});
      std::ranges::sort(reading_.rows, {}, &RowReading::values_begin);
      return;
    }
  }

  // The rows of one table, [begin, end) of the layout.
  void AddOfTable(size_t begin, size_t end) {
    if (!HasLabels(layout_.rows[begin])) return;
    std::vector<RowReading> found;
    // Behind the row before, and before the next one that was read.
    size_t from = 0;
    size_t read = 0;
    for (size_t row = begin; row < end; ++row) {
      if (const RowReading* known = Read(row)) {
        from = known->values_end;
        ++read;
        continue;
      }
      const size_t label = FindLabel(row, from, NextLabel(row, end));
      if (label == tokens_.size()) continue;
      found.push_back({.row = row,
                       .certainty = Certainty::kExactLabel,
                       .label_begin = label,
                       .values_begin = label + 1,
                       .values_end = label + 1});
      from = label + 1;
    }
    if (read == 0 && 2 * found.size() < end - begin) return;
    found_.insert(found_.end(), found.begin(), found.end());
  }

  const RowReading* Read(size_t row) const {
    const auto at =
        std::ranges::lower_bound(reading_.rows, row, {}, &RowReading::row);
    return at != reading_.rows.end() && at->row == row ? &*at : nullptr;
  }

  // Where the label of the next row of the table stands that was read.
  size_t NextLabel(size_t row, size_t end) const {
    for (++row; row < end; ++row) {
      if (const RowReading* known = Read(row)) return known->label_begin;
    }
    return tokens_.size();
  }

  // The first token of [from, to) that is a label of `row`; the number of
  // tokens if none is.
  size_t FindLabel(size_t row, size_t from, size_t to) {
    const std::vector<size_t>* places = nullptr;
    for (const std::u32string& core : layout_.rows[row].cores) {
      const auto at = Places().find(core);
      if (at == Places().end()) continue;
      places = &at->second;
      const auto place = std::ranges::lower_bound(*places, from);
      if (place != places->end() && *place < to) return *place;
    }
    return tokens_.size();
  }

  // A label that leads to figures, though not to those of its row.
  bool IsOfStrangeRow(size_t token) const {
    return std::ranges::any_of(
        reading_.strange_rows, [&](const StrangeRow& row) {
          return row.label_begin <= token && token < row.values_begin;
        });
  }

  // Where each text that may be a label stands.
  const std::unordered_map<std::u32string, std::vector<size_t>>& Places() {
    if (!places_.empty()) return places_;
    for (size_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      if (token.kind() != CellKind::kText ||
          token.raw.size() > kMaxRowLabelBytes || IsOfStrangeRow(i)) {
        continue;
      }
      places_[CoreOf(std::string(token.raw))].push_back(i);
    }
    return places_;
  }

  const TokenStream& tokens_;
  const FormLayout& layout_;
  TableReading& reading_;
  std::vector<RowReading> found_;
  std::unordered_map<std::u32string, std::vector<size_t>> places_;
};

}  // namespace

void AddBlankRows(const TokenStream& tokens, const FormLayout& layout,
                  TableReading& reading) {
  Finder(tokens, layout, reading).Add();
}

}  // namespace disclosure::importer
