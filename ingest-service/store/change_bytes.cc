#include "ingest-service/store/change_bytes.h"

#include <cstdint>
#include <utility>

#include "form/wire_fields.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/message_lite.h"
#include "ingest-service/store/append_varint.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

using form::WireField;
using form::WireFields;
using form::WireTag;
using form::WireType;
using google::protobuf::io::CodedOutputStream;

void AppendNumber(int field, uint64_t value, std::string& out) {
  AppendVarint(WireTag(field, WireType::kVarint), out);
  AppendVarint(value, out);
}

void AppendBytes(int field, std::string_view bytes, std::string& out) {
  AppendVarint(WireTag(field, WireType::kBytes), out);
  AppendVarint(bytes.size(), out);
  out.append(bytes);
}

// The same of a message whose ByteSizeLong() was asked for.
void AppendMessage(int field, const google::protobuf::MessageLite& message,
                   std::string& out) {
  const auto size = static_cast<size_t>(message.GetCachedSize());
  AppendVarint(WireTag(field, WireType::kBytes), out);
  AppendVarint(size, out);
  const size_t begin = out.size();
  out.resize(begin + size);
  message.SerializeWithCachedSizesToArray(
      reinterpret_cast<uint8_t*>(out.data() + begin));
}

// What a field of so many bytes takes; its number is below 16.
size_t FieldSize(size_t bytes) {
  return 1 + CodedOutputStream::VarintSize64(bytes) + bytes;
}

size_t FieldSizes(std::span<const v1::Finding> findings) {
  size_t size = 0;
  for (const v1::Finding& finding : findings) {
    size += FieldSize(finding.ByteSizeLong());
  }
  return size;
}

// A change up to the message of its kind, the field `kind` of the oneof, which
// is to follow in `body_size` bytes; there is room for it.
std::string BeginChange(record::Sequence sequence,
                        const record::Revision& revision, int kind,
                        size_t body_size) {
  // Each thread uses the memory of its last one again.
  thread_local v1::Revision proto;
  record::FillProto(revision, proto);
  std::string change;
  change.reserve(FieldSize(proto.ByteSizeLong()) + FieldSize(body_size) + 1 +
                 kMaxVarintBytes);
  AppendNumber(v1::Change::kSequenceFieldNumber, sequence, change);
  AppendMessage(v1::Change::kRevisionFieldNumber, proto, change);
  AppendVarint(WireTag(kind, WireType::kBytes), change);
  AppendVarint(body_size, change);
  return change;
}

absl::Status NoChange(const char* why) {
  return absl::DataLossError(std::string("not a stored change: ") + why);
}

record::Sequence SequenceOf(std::string_view revision) {
  record::Sequence sequence = 0;
  WireFields fields(revision);
  for (WireField field; fields.Next(field);) {
    if (field.tag ==
        WireTag(v1::Revision::kSequenceFieldNumber, WireType::kVarint)) {
      sequence = field.varint;
    }
  }
  return fields.ok() ? sequence : 0;
}

// Notes a field of v1::Change; false for one that does not belong there.
bool NoteField(const WireField& field, ChangeHeader& header, bool& has_kind) {
  using record::ChangeKind;
  switch (field.number()) {
    case v1::Change::kSequenceFieldNumber:
      header.sequence = field.varint;
      return field.type() == WireType::kVarint;
    case v1::Change::kRevisionFieldNumber:
      header.revision = field.bytes;
      return field.type() == WireType::kBytes;
    case v1::Change::kAcceptedFieldNumber:
      header.kind = ChangeKind::kAccepted;
      break;
    case v1::Change::kWithdrawnFieldNumber:
      header.kind = ChangeKind::kWithdrawn;
      break;
    case v1::Change::kRejudgedFieldNumber:
      header.kind = ChangeKind::kRejudged;
      break;
    default:
      return false;
  }
  has_kind = true;
  header.body = field.bytes;
  return field.type() == WireType::kBytes;
}

}  // namespace

std::string AcceptedChangeBytes(const record::Revision& revision,
                                std::string_view cells,
                                std::span<const v1::Finding> findings,
                                std::string_view narrative_sketch) {
  const size_t sketch_size =
      narrative_sketch.empty() ? 0 : FieldSize(narrative_sketch.size());
  std::string change =
      BeginChange(revision.sequence, revision, v1::Change::kAcceptedFieldNumber,
                  FieldSize(cells.size()) + FieldSizes(findings) + sketch_size);
  AppendBytes(v1::AcceptedChange::kReportFieldNumber, cells, change);
  for (const v1::Finding& finding : findings) {
    AppendMessage(v1::AcceptedChange::kFindingsFieldNumber, finding, change);
  }
  if (!narrative_sketch.empty()) {
    AppendBytes(kNarrativeSketchField, narrative_sketch, change);
  }
  return change;
}

std::string WithdrawnChangeBytes(const record::Revision& revision) {
  return BeginChange(revision.sequence, revision,
                     v1::Change::kWithdrawnFieldNumber, /*body_size=*/0);
}

std::string RejudgedChangeBytes(record::Sequence sequence,
                                const record::Revision& revision,
                                std::span<const v1::Finding> findings) {
  std::string change =
      BeginChange(sequence, revision, v1::Change::kRejudgedFieldNumber,
                  FieldSizes(findings));
  for (const v1::Finding& finding : findings) {
    AppendMessage(v1::RejudgedChange::kFindingsFieldNumber, finding, change);
  }
  return change;
}

absl::StatusOr<ChangeHeader> ReadChangeHeader(std::string_view change) {
  ChangeHeader header;
  bool has_kind = false;
  WireFields fields(change);
  for (WireField field; fields.Next(field);) {
    if (!NoteField(field, header, has_kind)) return NoChange("unknown field");
  }
  if (!fields.ok()) return NoChange("cut off or malformed");
  header.revision_sequence = SequenceOf(header.revision);
  if (header.sequence == 0 || header.revision_sequence == 0 || !has_kind) {
    return NoChange("sequence, revision or kind is missing");
  }
  return header;
}

absl::StatusOr<record::Revision> ReadRevision(const ChangeHeader& header,
                                              v1::Revision& scratch) {
  if (!scratch.ParseFromArray(header.revision.data(),
                              static_cast<int>(header.revision.size()))) {
    return NoChange("its revision cannot be parsed");
  }
  return record::FromProto(scratch);
}

absl::StatusOr<Receipt> ReadReceipt(std::string_view change) {
  v1::Change message;
  if (!message.ParseFromArray(change.data(), static_cast<int>(change.size()))) {
    return NoChange("it cannot be parsed");
  }
  Receipt receipt;
  ASSIGN_OR_RETURN(receipt.revision, record::FromProto(message.revision()));
  auto& findings = message.has_rejudged()
                       ? *message.mutable_rejudged()->mutable_findings()
                       : *message.mutable_accepted()->mutable_findings();
  receipt.findings.assign(std::make_move_iterator(findings.begin()),
                          std::make_move_iterator(findings.end()));
  return receipt;
}

}  // namespace disclosure::ingest
