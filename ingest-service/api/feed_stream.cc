#include "ingest-service/api/feed_stream.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "google/protobuf/wire_format_lite.h"
#include "service-host/byte_buffers.h"
#include "service-host/grpc_status.h"
#include "status/abseil_view.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

using google::protobuf::internal::WireFormatLite;
using service_host::ToGrpcStatus;

// More than a filter of all provinces and then some.
constexpr int kMaxAreasInFilter = 1000;

absl::StatusOr<FeedFilter> ReadFilter(const v1::FollowChangesRequest& request) {
  if (request.division_codes_size() > kMaxAreasInFilter) {
    return WithReason(absl::InvalidArgumentError(absl::StrCat(
                          "more than ", kMaxAreasInFilter, " division_codes")),
                      "BAD_DIVISION_CODE");
  }
  FeedFilter filter;
  filter.newest_revision_only = request.newest_revision_only();
  for (const std::string& digits : request.division_codes()) {
    absl::StatusOr<divisions::DivisionCode> code =
        divisions::DivisionCode::Parse(digits);
    if (!code.ok()) return WithReason(code.status(), "BAD_DIVISION_CODE");
    filter.areas.push_back(*code);
  }
  return filter;
}

// A v1::FollowChangesResponse around changes that are serialised already.
std::string ToResponseBytes(const std::string& feed_id,
                            const FeedFrame& frame) {
  v1::FollowChangesResponse rest;
  rest.set_feed_id(feed_id);
  rest.set_up_to_sequence(frame.up_to);
  rest.set_latest_sequence(frame.latest);
  std::string bytes = rest.SerializeAsString();
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream out(&stream);
  for (const std::string& change : frame.changes) {
    out.WriteTag(
        WireFormatLite::MakeTag(v1::FollowChangesResponse::kChangesFieldNumber,
                                WireFormatLite::WIRETYPE_LENGTH_DELIMITED));
    out.WriteVarint32(static_cast<uint32_t>(change.size()));
    out.WriteString(change);
  }
  out.Trim();
  return bytes;
}

}  // namespace

grpc::ServerWriteReactor<grpc::ByteBuffer>* FeedStream::Open(
    ChangeFeed& feed, service_host::OpenStreams& open,
    std::chrono::milliseconds heartbeat, const grpc::ByteBuffer& request) {
  auto stream =
      std::shared_ptr<FeedStream>(new FeedStream(feed, open, heartbeat));
  return HeartbeatStream::Open(stream, [&] { return stream->Begin(request); });
}

FeedStream::FeedStream(ChangeFeed& feed, service_host::OpenStreams& open,
                       std::chrono::milliseconds heartbeat)
    : HeartbeatStream(open, heartbeat), feed_(feed) {}

absl::Status FeedStream::Begin(const grpc::ByteBuffer& request) {
  const service_host::ContiguousBytes bytes(request);
  v1::FollowChangesRequest message;
  if (!message.ParseFromArray(bytes.view().data(),
                              static_cast<int>(bytes.view().size()))) {
    return WithReason(absl::InvalidArgumentError("not a FollowChangesRequest"),
                      "UNREADABLE_MESSAGE");
  }
  RETURN_IF_ERROR(
      feed_.CheckPosition(message.feed_id(), message.after_sequence()));
  ASSIGN_OR_RETURN(filter_, ReadFilter(message));
  position_ = message.after_sequence();
  return absl::OkStatus();
}

void FeedStream::Advance(bool heartbeat_due) {
  absl::StatusOr<FeedFrame> frame = feed_.Next(position_, filter_);
  if (!frame.ok()) return End(ToGrpcStatus(frame.status()));
  if (frame->up_to == position_ && !heartbeat_due) return Wait();
  position_ = frame->up_to;
  outgoing() =
      service_host::ToByteBuffer(ToResponseBytes(feed_.feed_id(), *frame));
  Write();
}

void FeedStream::Wait() {
  WaitUntil(heartbeat_at());
  waiter_ = feed_.WakeWhenNewer(position_, [this] { Wake(); });
}

void FeedStream::ForgetWaker() {
  if (waiter_) feed_.Cancel(*std::exchange(waiter_, std::nullopt));
}

}  // namespace disclosure::ingest
