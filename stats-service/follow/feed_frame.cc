#include "stats-service/follow/feed_frame.h"

#include <cstdint>
#include <utility>

#include "absl/strings/str_cat.h"
#include "disclosure/v1/feed.pb.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/wire_format_lite.h"
#include "status/annotate.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;
using Response = v1::FollowChangesResponse;

absl::Status Malformed() {
  return absl::DataLossError("a frame of the feed is malformed");
}

// The payload of a length-delimited field, as a view into `bytes`.
bool ReadBytes(CodedInputStream& in, std::string_view bytes,
               std::string_view& payload) {
  uint32_t length = 0;
  if (!in.ReadVarint32(&length)) return false;
  const auto begin = static_cast<size_t>(in.CurrentPosition());
  if (length > bytes.size() - begin || !in.Skip(static_cast<int>(length))) {
    return false;
  }
  payload = bytes.substr(begin, length);
  return true;
}

absl::Status ReadPayload(const form::ReportReader& reader, int field,
                         std::string_view payload, FeedFrame& frame) {
  if (field == Response::kFeedIdFieldNumber) frame.feed_id = payload;
  if (field != Response::kChangesFieldNumber) return absl::OkStatus();
  record::Change change;
  RETURN_IF_ERROR(Annotate(
      record::ReadChange(reader, payload, change),
      "change " + std::to_string(frame.changes.size()) + " of a frame"));
  frame.changes.push_back(std::move(change));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<FeedFrame> ReadFeedFrame(const form::ReportReader& reader,
                                        std::string_view bytes) {
  FeedFrame frame;
  CodedInputStream in(reinterpret_cast<const uint8_t*>(bytes.data()),
                      static_cast<int>(bytes.size()));
  while (const uint32_t tag = in.ReadTag()) {
    const int field = WireFormatLite::GetTagFieldNumber(tag);
    switch (WireFormatLite::GetTagWireType(tag)) {
      case WireFormatLite::WIRETYPE_LENGTH_DELIMITED: {
        std::string_view payload;
        if (!ReadBytes(in, bytes, payload)) return Malformed();
        RETURN_IF_ERROR(ReadPayload(reader, field, payload, frame));
        break;
      }
      case WireFormatLite::WIRETYPE_VARINT: {
        uint64_t value = 0;
        if (!in.ReadVarint64(&value)) return Malformed();
        if (field == Response::kUpToSequenceFieldNumber) frame.up_to = value;
        if (field == Response::kLatestSequenceFieldNumber) frame.latest = value;
        break;
      }
      default:
        if (!WireFormatLite::SkipField(&in, tag)) return Malformed();
    }
  }
  if (!in.ConsumedEntireMessage()) return Malformed();
  return frame;
}

}  // namespace disclosure::stats
