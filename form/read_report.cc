#include "form/read_report.h"

#include <span>
#include <utility>

#include "form/wire_fields.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"

namespace disclosure::form {
namespace {

// `slots[at]`, which is made if need be.
template <typename Slot>
Slot& At(std::vector<Slot>& slots, int at, const Slot& empty = {}) {
  if (slots.size() <= static_cast<size_t>(at)) slots.resize(at + 1, empty);
  return slots[at];
}

// `columns` by field number; 0 is no field.
FigureRun RunOf(std::span<const int32_t> columns) {
  if (columns.size() < 2 || columns.size() > FigureRun::kMaxCount + 1) {
    return {};
  }
  for (size_t field = 1; field < columns.size(); ++field) {
    if (columns[1] < 0) return {};
    if (columns[field] != columns[1] + static_cast<int32_t>(field) - 1) {
      return {};
    }
  }
  return {static_cast<CellIndex>(columns[1]),
          static_cast<uint8_t>(columns.size() - 1)};
}

std::optional<Period> PeriodOf(const v1::AnnualReport& message) {
  if (!message.has_statistical_period()) return std::nullopt;
  const v1::StatisticalPeriod& period = message.statistical_period();
  return Period{CivilDate::FromProto(period.first_day()),
                CivilDate::FromProto(period.last_day())};
}

void ReadIdentity(const v1::AnnualReport& message, Report& report) {
  report.division_code = message.division_code();
  report.credit_code = message.organ().credit_code();
  report.organ_name = message.organ().name();
  report.organ_kind = message.organ().kind();
  report.scope = message.scope();
  report.year = message.report_year();
  report.form = message.form();
  if (auto code = divisions::DivisionCode::Parse(report.division_code);
      code.ok()) {
    report.division = *code;
  }
  if (auto code = CreditCode::Parse(report.credit_code); code.ok()) {
    report.organ = *code;
  }
}

void ReadDates(const v1::AnnualReport& message, Report& report) {
  report.period = PeriodOf(message);
  const v1::Publication& publication = message.publication();
  report.published_on = CivilDate::FromProto(publication.published_on());
  report.signed_on = CivilDate::FromProto(publication.signed_on());
}

}  // namespace

ReportReader::ReportReader(const Catalogue& catalogue)
    : catalogue_(catalogue), scanner_(catalogue) {
  for (const Cell& cell : catalogue.cells()) {
    const WirePath path = catalogue.wire_path(cell.index);
    Row& row = At(At(tables_, path.table), path.row);
    if (path.column == 0) {
      row.cell = cell.index;
    } else {
      At(row.columns, path.column, kNoCell) = cell.index;
    }
  }
  for (Table& table : tables_) {
    for (Row& row : table) row.run = RunOf(row.columns);
  }
}

Report ReportReader::Read(const v1::AnnualReport& message,
                          std::string_view content) const {
  Report report = ReadBesideFigures(message);
  ReadCells(content, report.cells);
  report.procurement_unit = message.proactive().procurement_unit();
  return report;
}

Report ReportReader::ReadBesideFigures(const v1::AnnualReport& message) const {
  Report report;
  ReadIdentity(message, report);
  ReadDates(message, report);
  for (const std::string& name : message.approximate_cells()) {
    const auto cell = catalogue_.Find(name);
    if (cell && catalogue_.cell(*cell).IsNarrative()) {
      report.approximate_cells.push_back(*cell);
    }
  }
  report.import_notes.assign(message.import_notes().begin(),
                             message.import_notes().end());
  return report;
}

Report ReportReader::Read(const v1::AnnualReport& message) const {
  return Read(message, SerializeContent(message));
}

bool ReportReader::ReadCells(std::string_view content,
                             CellValues& cells) const {
  cells.Reset(catalogue_.size());
  return MergeCells(content, cells);
}

bool ReportReader::MergeCells(std::string_view content,
                              CellValues& cells) const {
  WireFields fields(content);
  for (WireField field; fields.Next(field);) {
    if (field.type() != WireType::kBytes || field.number() >= tables_.size()) {
      continue;
    }
    const Table& table = tables_[field.number()];
    if (!table.empty() && !MergeTable(table, field.bytes, cells)) return false;
  }
  return fields.ok();
}

bool ReportReader::MergeTable(const Table& table, std::string_view bytes,
                              CellValues& cells) {
  WireFields fields(bytes);
  for (WireField field; fields.Next(field);) {
    if (field.number() >= table.size()) continue;
    const Row& row = table[field.number()];
    if (field.type() == WireType::kVarint && row.cell != kNoCell) {
      cells.Set(static_cast<CellIndex>(row.cell),
                static_cast<int64_t>(field.varint));
    } else if (field.type() == WireType::kBytes && !row.columns.empty()) {
      if (!MergeRow(row, field.bytes, cells)) return false;
    }
  }
  return fields.ok();
}

bool ReportReader::MergeRow(const Row& row, std::string_view bytes,
                            CellValues& cells) {
  if (row.run.Read(bytes, cells)) return true;
  WireFields fields(bytes);
  for (WireField field; fields.Next(field);) {
    if (field.type() != WireType::kVarint ||
        field.number() >= row.columns.size()) {
      continue;
    }
    const int32_t cell = row.columns[field.number()];
    if (cell == kNoCell) continue;
    cells.Set(static_cast<CellIndex>(cell), static_cast<int64_t>(field.varint));
  }
  return fields.ok();
}

std::string SerializeContent(const v1::AnnualReport& report) {
  std::string content(report.ByteSizeLong(), '\0');
  google::protobuf::io::ArrayOutputStream sink(
      content.data(), static_cast<int>(content.size()));
  google::protobuf::io::CodedOutputStream stream(&sink);
  stream.SetSerializationDeterministic(true);
  report.SerializeWithCachedSizes(&stream);
  return content;
}

}  // namespace disclosure::form
