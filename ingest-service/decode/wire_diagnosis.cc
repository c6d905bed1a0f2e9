#include "ingest-service/decode/wire_diagnosis.h"

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/wire_format_lite.h"
#include "ingest-service/decode/utf8.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;

// Deeper than any message of the contract; what nests deeper is malformed.
constexpr int kMaxDepth = 16;

absl::Status Unreadable(const std::string& path, absl::string_view what) {
  const std::string place = path.empty() ? "the report" : path;
  return WithField(
      WithReason(absl::InvalidArgumentError(absl::StrCat(
                     place, " cannot be read: ", what,
                     "; send it again as one whole serialised message")),
                 "UNREADABLE_REPORT"),
      path);
}

absl::Status NotUtf8(const std::string& path, std::string_view text) {
  const std::string hint =
      LooksLikeGb18030(text)
          ? "it looks like GB18030 (GBK); convert it to UTF-8 before sending"
          : "convert it to UTF-8 before sending";
  return WithField(WithReason(absl::InvalidArgumentError(absl::StrCat(
                                  path, " is not UTF-8 text from byte ",
                                  Utf8PrefixLength(text), " on: ", hint)),
                              "TEXT_NOT_UTF8"),
                   path);
}

std::string PathOf(const std::string& parent, const FieldDescriptor* field) {
  if (field == nullptr) return parent;
  return parent.empty() ? field->name() : parent + "." + field->name();
}

absl::Status Walk(std::string_view bytes, const Descriptor& type,
                  const std::string& path, int depth);

absl::Status WalkLengthDelimited(std::string_view bytes,
                                 const FieldDescriptor* field,
                                 const std::string& path, int depth) {
  if (field == nullptr) return absl::OkStatus();
  if (field->type() == FieldDescriptor::TYPE_STRING && !IsUtf8(bytes)) {
    return NotUtf8(path, bytes);
  }
  if (field->type() != FieldDescriptor::TYPE_MESSAGE) return absl::OkStatus();
  if (depth >= kMaxDepth) return Unreadable(path, "it nests too deep");
  return Walk(bytes, *field->message_type(), path, depth + 1);
}

// The next field's payload if it is length-delimited, else skips it.
absl::Status WalkField(CodedInputStream& in, std::string_view bytes,
                       uint32_t tag, const Descriptor& type,
                       const std::string& parent, int depth) {
  const FieldDescriptor* field =
      type.FindFieldByNumber(WireFormatLite::GetTagFieldNumber(tag));
  const std::string path = PathOf(parent, field);
  if (WireFormatLite::GetTagWireType(tag) !=
      WireFormatLite::WIRETYPE_LENGTH_DELIMITED) {
    return WireFormatLite::SkipField(&in, tag)
               ? absl::OkStatus()
               : Unreadable(path, "the bytes are cut off or malformed");
  }
  uint32_t length = 0;
  if (!in.ReadVarint32(&length))
    return Unreadable(path, "its length is cut off");
  const size_t begin = static_cast<size_t>(in.CurrentPosition());
  if (length > bytes.size() - begin) {
    return Unreadable(path,
                      absl::StrCat("it should have ", length, " bytes, but ",
                                   bytes.size() - begin, " are left"));
  }
  if (!in.Skip(static_cast<int>(length))) return Unreadable(path, "cut off");
  return WalkLengthDelimited(bytes.substr(begin, length), field, path, depth);
}

absl::Status Walk(std::string_view bytes, const Descriptor& type,
                  const std::string& path, int depth) {
  CodedInputStream in(reinterpret_cast<const uint8_t*>(bytes.data()),
                      static_cast<int>(bytes.size()));
  while (const uint32_t tag = in.ReadTag()) {
    RETURN_IF_ERROR(WalkField(in, bytes, tag, type, path, depth));
  }
  return in.ConsumedEntireMessage()
             ? absl::OkStatus()
             : Unreadable(path, "the bytes are cut off or malformed");
}

}  // namespace

absl::Status DiagnoseWire(std::string_view bytes,
                          const google::protobuf::Descriptor& type) {
  RETURN_IF_ERROR(Walk(bytes, type, "", 0));
  return Unreadable("", "the bytes are malformed");
}

}  // namespace disclosure::ingest
