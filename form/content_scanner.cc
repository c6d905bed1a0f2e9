#include "form/content_scanner.h"

#include <optional>
#include <span>
#include <vector>

#include "form/figure_run.h"
#include "google/protobuf/descriptor.h"
#include "status/check.h"

namespace disclosure::form {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

constexpr int kMaxVarintBytes = 10;
// The contract has no message within itself, and none nests deeper.
constexpr int kMaxDepth = 8;
constexpr uint32_t kVarintType = 0;
constexpr uint32_t kBytesType = 2;

// How the value of a field looks in its shortest form.
enum class Coding : uint8_t {
  // No field of the contract, or one whose coding is not known here.
  kUnknown,
  kInt64,
  // int32 and enumerations: negative figures have ten bytes.
  kInt32,
  kBool,
  kText,
  kMessage,
};

Coding CodingOf(const FieldDescriptor& field) {
  if (field.is_packed() || field.is_map()) return Coding::kUnknown;
  switch (field.type()) {
    case FieldDescriptor::TYPE_INT64:
    case FieldDescriptor::TYPE_UINT64:
      return Coding::kInt64;
    case FieldDescriptor::TYPE_INT32:
    case FieldDescriptor::TYPE_ENUM:
      return Coding::kInt32;
    case FieldDescriptor::TYPE_BOOL:
      return Coding::kBool;
    case FieldDescriptor::TYPE_STRING:
    case FieldDescriptor::TYPE_BYTES:
      return Coding::kText;
    case FieldDescriptor::TYPE_MESSAGE:
      return Coding::kMessage;
    default:
      return Coding::kUnknown;
  }
}

// The place behind the varint at `at`; nullptr if it is cut off, or longer than
// its value needs.
inline const char* ReadShortest(const char* at, const char* end,
                                uint64_t& value) {
  if (at == end) return nullptr;
  auto byte = static_cast<uint8_t>(*at++);
  value = byte;
  if (byte < 0x80) [[likely]]
    return at;
  value &= 0x7f;
  for (int i = 1; i < kMaxVarintBytes && at != end; ++i) {
    byte = static_cast<uint8_t>(*at++);
    value |= uint64_t{byte & 0x7fu} << (7 * i);
    if (byte >= 0x80) continue;
    const bool fits = i < kMaxVarintBytes - 1 || byte == 1;
    return byte != 0 && fits ? at : nullptr;
  }
  return nullptr;
}

bool IsShortest(Coding coding, uint64_t value) {
  if (coding == Coding::kInt64) return true;
  if (coding == Coding::kBool) return value <= 1;
  const auto extended = static_cast<int64_t>(static_cast<int32_t>(value));
  return static_cast<uint64_t>(extended) == value;
}

}  // namespace

// One field at one place of the report: rows share a type, not their cells.
struct ContentScanner::Field {
  static constexpr int32_t kNoCell = -1;

  Coding coding = Coding::kUnknown;
  bool repeated = false;
  // Sent although it is zero or empty.
  bool has_presence = false;
  bool is_procurement_unit = false;
  int32_t cell = kNoCell;
  std::unique_ptr<const Node> message;

  bool takes_bytes() const {
    return coding == Coding::kText || coding == Coding::kMessage;
  }
  bool takes_varint() const {
    return coding != Coding::kUnknown && !takes_bytes();
  }
};

struct ContentScanner::Node {
  // By number.
  std::vector<Field> fields;
  // Figures, rows of figures and units of money, and nothing else.
  bool is_table = true;
  FigureRun run;
};

class ContentScanner::Builder {
 public:
  explicit Builder(const Catalogue& catalogue) : catalogue_(catalogue) {}

  std::unique_ptr<const Node> NodeOf(const Descriptor& type,
                                     std::vector<int>& path) const {
    CHECK_LE(path.size(), static_cast<size_t>(kMaxDepth)) << type.full_name();
    auto node = std::make_unique<Node>();
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor& described = *type.field(i);
      const auto number = static_cast<size_t>(described.number());
      if (node->fields.size() <= number) node->fields.resize(number + 1);
      path.push_back(described.number());
      Field& field = node->fields[number];
      FillField(described, path, field);
      node->is_table &= IsFigures(field);
      path.pop_back();
    }
    node->run = RunOf(node->fields);
    return node;
  }

 private:
  void FillField(const FieldDescriptor& described, std::vector<int>& path,
                 Field& field) const {
    field.coding = CodingOf(described);
    field.repeated = described.is_repeated();
    field.has_presence = described.has_presence();
    field.is_procurement_unit =
        described.enum_type() == v1::MoneyUnit_descriptor();
    if (const auto cell = CellAt(path)) {
      CHECK(field.coding == Coding::kInt64 && field.has_presence)
          << described.full_name() << " is a cell, but no optional int64";
      field.cell = *cell;
    }
    if (field.coding == Coding::kMessage) {
      field.message = NodeOf(*described.message_type(), path);
    }
  }

  std::optional<CellIndex> CellAt(const std::vector<int>& path) const {
    if (path.size() < 2 || path.size() > 3) return std::nullopt;
    return catalogue_.FindOnWire({.table = path[0],
                                  .row = path[1],
                                  .column = path.size() == 3 ? path[2] : 0});
  }

  // Field number 0 is none.
  static FigureRun RunOf(const std::vector<Field>& fields) {
    if (fields.size() < 2 || fields.size() > FigureRun::kMaxCount + 1 ||
        fields[1].cell == Field::kNoCell) {
      return {};
    }
    for (size_t number = 1; number < fields.size(); ++number) {
      const auto column = static_cast<int32_t>(number) - 1;
      if (fields[number].cell != fields[1].cell + column) return {};
    }
    return {static_cast<CellIndex>(fields[1].cell),
            static_cast<uint8_t>(fields.size() - 1)};
  }

  static bool IsFigures(const Field& field) {
    if (field.repeated) return false;
    if (field.message != nullptr) return field.message->is_table;
    return field.cell != Field::kNoCell || field.is_procurement_unit;
  }

  const Catalogue& catalogue_;
};

ContentScanner::ContentScanner(const Catalogue& catalogue)
    : cells_(catalogue.size()) {
  std::vector<int> path;
  report_ = Builder(catalogue).NodeOf(*v1::AnnualReport::descriptor(), path);
}

ContentScanner::~ContentScanner() = default;

bool ContentScanner::Read(std::string_view bytes, Scan& scan) const {
  scan.cells.Reset(cells_);
  scan.procurement_unit = v1::MONEY_UNIT_UNSPECIFIED;
  scan.beside_tables.clear();
  return Walk(*report_, bytes, scan,
              [&scan](const Field& field, const char* begin, const char* end) {
                if (field.message != nullptr && field.message->is_table) return;
                scan.beside_tables.append(begin, end);
              });
}

// Whether `bytes` are canonical. Calls `each` with each field and where it
// stands, but for figures of one byte.
template <typename Each>
bool ContentScanner::Walk(const Node& node, std::string_view bytes, Scan& scan,
                          Each each) {
  const std::span<const Field> fields = node.fields;
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  for (uint64_t last = 0; at != end;) {
    const char* const begin = at;
    uint64_t tag = 0;
    at = ReadShortest(at, end, tag);
    const uint64_t number = tag >> 3;
    if (at == nullptr || number >= fields.size()) return false;
    const Field& field = fields[number];
    if (number < last + (field.repeated ? 0 : 1)) return false;
    last = number;
    if (field.cell != Field::kNoCell && (tag & 7) == kVarintType && at != end &&
        static_cast<uint8_t>(*at) < 0x80) [[likely]] {
      scan.cells.Set(static_cast<CellIndex>(field.cell),
                     static_cast<uint8_t>(*at++));
      continue;
    }
    at = ReadValue(field, tag & 7, at, end, scan);
    if (at == nullptr) return false;
    each(field, begin, at);
  }
  return true;
}

// The place behind the value; nullptr if it is not canonical.
const char* ContentScanner::ReadValue(const Field& field, uint64_t wire_type,
                                      const char* at, const char* end,
                                      Scan& scan) {
  uint64_t value = 0;
  at = ReadShortest(at, end, value);
  if (at == nullptr) return nullptr;
  const bool left_out = value == 0 && !field.has_presence && !field.repeated;
  if (wire_type == kBytesType && field.takes_bytes()) {
    if (static_cast<uint64_t>(end - at) < value || left_out) return nullptr;
    const std::string_view bytes(at, value);
    if (field.message != nullptr &&
        !field.message->run.Read(bytes, scan.cells) &&
        !Walk(*field.message, bytes, scan, [](const auto&...) {})) {
      return nullptr;
    }
    return at + value;
  }
  if (wire_type != kVarintType || !field.takes_varint() || left_out ||
      !IsShortest(field.coding, value)) {
    return nullptr;
  }
  if (field.cell != Field::kNoCell) {
    scan.cells.Set(static_cast<CellIndex>(field.cell),
                   static_cast<int64_t>(value));
  }
  if (field.is_procurement_unit) {
    scan.procurement_unit = static_cast<v1::MoneyUnit>(value);
  }
  return at;
}

}  // namespace disclosure::form
