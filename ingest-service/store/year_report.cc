#include "ingest-service/store/year_report.h"

#include "disclosure/v1/report.pb.h"
#include "form/wire_fields.h"
#include "google/protobuf/io/coded_stream.h"
#include "ingest-service/store/append_varint.h"
#include "status/check.h"

namespace disclosure::ingest {
namespace {

using form::CellIndex;
using form::CellValues;
using form::WireField;
using form::WireFields;
using form::WireTag;
using form::WireType;
using google::protobuf::io::CodedInputStream;

// So that its size fits into one byte.
constexpr size_t kMaxSketchBytes = 127;

// Small figures of either sign become small numbers.
uint64_t ZigZag(int64_t value) {
  return static_cast<uint64_t>(value) << 1 ^ static_cast<uint64_t>(value >> 63);
}
int64_t UnZigZag(uint64_t value) {
  return static_cast<int64_t>(value >> 1 ^ (0 - (value & 1)));
}

// What was written by this program, so that it can only be whole.
class Varints {
 public:
  explicit Varints(std::string_view bytes)
      : input_(reinterpret_cast<const uint8_t*>(bytes.data()),
               static_cast<int>(bytes.size())) {}

  bool AtEnd() { return input_.CurrentPosition() == size(); }
  uint64_t Next() {
    uint64_t value = 0;
    CHECK(input_.ReadVarint64(&value)) << "packed figures are cut off";
    return value;
  }

 private:
  int size() { return input_.CurrentPosition() + input_.BytesUntilLimit(); }

  CodedInputStream input_;
};

// The words of the presence that are not what the form asks for.
void PackPresence(const CellValues& cells, const std::vector<uint64_t>& asked,
                  std::string& out) {
  const auto presence = cells.presence();
  uint64_t others = 0;
  for (size_t word = 0; word < presence.size(); ++word) {
    if (presence[word] != asked[word]) ++others;
  }
  AppendVarint(others, out);
  for (size_t word = 0; word < presence.size(); ++word) {
    if (presence[word] == asked[word]) continue;
    AppendVarint(word, out);
    AppendVarint(presence[word] ^ asked[word], out);
  }
}

void PackCells(const std::vector<CellIndex>& cells, std::string& out) {
  AppendVarint(cells.size(), out);
  for (const CellIndex cell : cells) AppendVarint(cell, out);
}

// Pairs of the distance to the cell before, and the figure.
void PackFigures(const CellValues& cells, std::string& out) {
  const auto values = cells.values();
  size_t last = 0;
  for (size_t cell = 0; cell < values.size(); ++cell) {
    if (values[cell] == 0) continue;
    AppendVarint(cell - last, out);
    AppendVarint(ZigZag(values[cell]), out);
    last = cell;
  }
}

// Reads what stands beside the figures; false if the bytes are broken.
bool ReadHead(std::string_view content, const form::Catalogue& catalogue,
              v1::Form& form, std::vector<CellIndex>& approximate) {
  WireFields fields(content);
  for (WireField field; fields.Next(field);) {
    if (field.tag ==
        WireTag(v1::AnnualReport::kFormFieldNumber, WireType::kVarint)) {
      form = static_cast<v1::Form>(field.varint);
    } else if (field.tag ==
               WireTag(v1::AnnualReport::kApproximateCellsFieldNumber,
                       WireType::kBytes)) {
      // As ReportReader::Read().
      const auto cell = catalogue.Find(field.bytes);
      if (cell && catalogue.cell(*cell).IsNarrative()) {
        approximate.push_back(*cell);
      }
    }
  }
  return fields.ok();
}

}  // namespace

YearReportPacking::YearReportPacking(const form::ReportReader& reader)
    : reader_(reader) {
  const form::Catalogue& catalogue = reader.catalogue();
  asked_.assign(v1::Form_ARRAYSIZE,
                std::vector<uint64_t>((catalogue.size() + 63) / 64));
  for (int form = 0; form < v1::Form_ARRAYSIZE; ++form) {
    for (const CellIndex cell :
         catalogue.CellsOf(static_cast<v1::Form>(form))) {
      asked_[static_cast<size_t>(form)][cell / 64] |= uint64_t{1}
                                                      << (cell % 64);
    }
  }
}

const std::vector<uint64_t>& YearReportPacking::AskedBy(v1::Form form) const {
  const auto number = static_cast<size_t>(form);
  return asked_[number < asked_.size() ? number : 0];
}

std::string_view NarrativeSketchOf(const YearReport& packed) {
  // Its size in one byte, then itself.
  const std::string_view figures = packed.figures;
  CHECK(!figures.empty()) << "packed figures are missing";
  return figures.substr(1, static_cast<uint8_t>(figures.front()));
}

absl::StatusOr<YearReport> YearReportPacking::Pack(
    std::string_view cells, std::string_view narrative_sketch) {
  if (narrative_sketch.size() > kMaxSketchBytes) {
    return absl::DataLossError("the sketch of the narrative is too long");
  }
  v1::Form form = v1::FORM_UNSPECIFIED;
  std::vector<CellIndex> approximate;
  if (!ReadHead(cells, reader_.catalogue(), form, approximate) ||
      !reader_.ReadCells(cells, scratch_)) {
    return absl::DataLossError("the cells of the report cannot be read");
  }
  return Pack(form, scratch_, approximate, narrative_sketch);
}

YearReport YearReportPacking::Pack(const form::Report& report,
                                   std::string_view narrative_sketch) const {
  CHECK_LE(narrative_sketch.size(), kMaxSketchBytes);
  return Pack(report.form, report.cells, report.approximate_cells,
              narrative_sketch);
}

YearReport YearReportPacking::Pack(v1::Form form, const CellValues& cells,
                                   const std::vector<CellIndex>& approximate,
                                   std::string_view narrative_sketch) const {
  YearReport packed;
  packed.form = form;
  packed.figures.push_back(static_cast<char>(narrative_sketch.size()));
  packed.figures.append(narrative_sketch);
  PackPresence(cells, AskedBy(form), packed.figures);
  PackCells(approximate, packed.figures);
  PackFigures(cells, packed.figures);
  packed.figures.shrink_to_fit();
  return packed;
}

void YearReportPacking::Unpack(const YearReport& packed,
                               form::Report& report) const {
  report.form = packed.form;
  report.cells.ResetToZeros(AskedBy(packed.form), reader_.catalogue().size());
  report.approximate_cells.clear();
  Varints varints(std::string_view(packed.figures)
                      .substr(1 + NarrativeSketchOf(packed).size()));
  for (uint64_t others = varints.Next(); others > 0; --others) {
    const uint64_t word = varints.Next();
    report.cells.ExchangeZeros(word, varints.Next());
  }
  for (uint64_t left = varints.Next(); left > 0; --left) {
    report.approximate_cells.push_back(static_cast<CellIndex>(varints.Next()));
  }
  for (uint64_t cell = 0; !varints.AtEnd();) {
    cell += varints.Next();
    report.cells.Set(static_cast<CellIndex>(cell), UnZigZag(varints.Next()));
  }
}

}  // namespace disclosure::ingest
