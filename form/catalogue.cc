#include "form/catalogue.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "disclosure/v1/report.pb.h"
#include "form/nearest_name.h"
#include "google/protobuf/descriptor.h"
#include "status/abseil_view.h"
#include "status/check.h"

namespace disclosure::form {
namespace {

using google::protobuf::FieldDescriptor;

constexpr int64_t kYuanPerTenThousand = 10'000;

// A cell on its way into the catalogue.
struct Entry {
  Cell cell;
  WirePath path;
};

bool IsAnnotated(const FieldDescriptor& field) {
  return field.options().HasExtension(v1::cell);
}

// The column sets number, label and what else it has of its own.
v1::CellOptions Merge(const v1::CellOptions& row,
                      const v1::CellOptions& column) {
  v1::CellOptions merged = row;
  merged.MergeFrom(column);
  merged.set_label(absl::StrCat(row.label(), " · ", column.label()));
  merged.set_label_en(absl::StrCat(row.label_en(), ", ", column.label_en()));
  return merged;
}

Cell MakeCell(std::string name, const v1::CellOptions& options) {
  CHECK(options.row() > 0) << name << " has no row";
  CHECK(!options.label().empty()) << name << " has no label";
  CHECK(!options.unit().empty()) << name << " has no unit";
  Cell cell;
  cell.is_money = name.ends_with("_yuan");
  cell.name = std::move(name);
  cell.row = options.row();
  cell.column = options.column();
  cell.label_zh = options.label();
  cell.label_en = options.label_en();
  cell.unit = options.unit();
  for (const int form : options.forms()) cell.forms |= uint32_t{1} << form;
  cell.negative_allowed = options.negative_allowed();
  cell.additivity = options.additivity();
  cell.successor = options.successor();
  cell.comparability = options.comparability();
  cell.note = options.note();
  if (options.unit() == "万元") cell.yuan_per_unit = kYuanPerTenThousand;
  return cell;
}

void AddRow(const FieldDescriptor& table, const FieldDescriptor& row,
            std::vector<Entry>& entries) {
  const v1::CellOptions& options = row.options().GetExtension(v1::cell);
  const std::string name = absl::StrCat(table.name(), ".", row.name());
  if (row.cpp_type() == FieldDescriptor::CPPTYPE_INT64) {
    entries.push_back(
        {MakeCell(name, options), {table.number(), row.number(), 0}});
    return;
  }
  CHECK(row.message_type() != nullptr) << name << " is neither cell nor row";
  for (int i = 0; i < row.message_type()->field_count(); ++i) {
    const FieldDescriptor& column = *row.message_type()->field(i);
    if (!IsAnnotated(column)) continue;
    entries.push_back(
        {MakeCell(absl::StrCat(name, ".", column.name()),
                  Merge(options, column.options().GetExtension(v1::cell))),
         {table.number(), row.number(), column.number()}});
  }
}

// Whatever field of the report has annotated fields of its own is a table.
std::vector<Entry> EntriesOfReport() {
  std::vector<Entry> entries;
  const auto& report = *v1::AnnualReport::descriptor();
  for (int t = 0; t < report.field_count(); ++t) {
    const FieldDescriptor& table = *report.field(t);
    if (table.message_type() == nullptr || table.is_repeated()) continue;
    for (int r = 0; r < table.message_type()->field_count(); ++r) {
      const FieldDescriptor& row = *table.message_type()->field(r);
      if (IsAnnotated(row)) AddRow(table, row, entries);
    }
  }
  std::ranges::sort(entries, {}, [](const Entry& entry) {
    return std::pair(entry.cell.row, entry.cell.column);
  });
  return entries;
}

void CheckDistinct(const Cell& before, const Cell& after) {
  CHECK(std::pair(before.row, before.column) !=
        std::pair(after.row, after.column))
      << before.name << " and " << after.name << " share row and column";
}

}  // namespace

Catalogue::Catalogue() : by_form_(v1::Form_ARRAYSIZE) {
  for (Entry& entry : EntriesOfReport()) {
    const auto index = static_cast<CellIndex>(cells_.size());
    entry.cell.index = index;
    if (index > 0) CheckDistinct(cells_.back(), entry.cell);
    by_name_.emplace(entry.cell.name, index);
    for (size_t form = 0; form < by_form_.size(); ++form) {
      if ((entry.cell.forms >> form & 1) != 0) by_form_[form].push_back(index);
    }
    wire_paths_.push_back(entry.path);
    cells_.push_back(std::move(entry.cell));
  }
  for (const Cell& cell : cells_) {
    CHECK(cell.successor.empty() || Find(cell.successor).has_value())
        << cell.name
        << " names a successor that is no cell: " << cell.successor;
  }
}

std::optional<CellIndex> Catalogue::Find(std::string_view name) const {
  const auto found = by_name_.find(AbslView(name));
  if (found == by_name_.end()) return std::nullopt;
  return found->second;
}

std::string_view Catalogue::Nearest(std::string_view name) const {
  return std::ranges::min_element(
             cells_, {},
             [&](const Cell& cell) { return EditDistance(name, cell.name); })
      ->name;
}

std::span<const CellIndex> Catalogue::CellsOf(v1::Form form) const {
  const auto number = static_cast<size_t>(form);
  if (number >= by_form_.size()) return {};
  return by_form_[number];
}

std::optional<CellIndex> Catalogue::FindOnWire(const WirePath& path) const {
  const auto found = std::ranges::find(wire_paths_, path);
  if (found == wire_paths_.end()) return std::nullopt;
  return static_cast<CellIndex>(found - wire_paths_.begin());
}

}  // namespace disclosure::form
