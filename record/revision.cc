#include "record/revision.h"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "status/check.h"

namespace disclosure::record {
namespace {

static_assert(std::tuple_size_v<ContentHash> == SHA256_DIGEST_LENGTH);

google::protobuf::Timestamp TimestampOf(absl::Time time) {
  google::protobuf::Timestamp timestamp;
  const int64_t seconds = absl::ToUnixSeconds(time);
  timestamp.set_seconds(seconds);
  timestamp.set_nanos(static_cast<int32_t>(
      (time - absl::FromUnixSeconds(seconds)) / absl::Nanoseconds(1)));
  return timestamp;
}

absl::Time TimeOf(const google::protobuf::Timestamp& timestamp) {
  return absl::FromUnixSeconds(timestamp.seconds()) +
         absl::Nanoseconds(timestamp.nanos());
}

// Fetched once: OpenSSL's one-shot SHA256() does it at each call, which is a
// quarter of the time that the hash of a report takes.
const EVP_MD& Sha256() {
  static const EVP_MD* const algorithm =
      EVP_MD_fetch(nullptr, "SHA256", nullptr);
  CHECK(algorithm != nullptr) << "OpenSSL has no SHA-256";
  return *algorithm;
}

absl::Status Unreadable(const v1::Revision& proto, std::string_view why) {
  return absl::DataLossError(absl::StrCat(
      "revision at sequence ", proto.sequence(), ": ", std::string(why)));
}

}  // namespace

ContentHash HashContent(std::string_view content) {
  ContentHash hash;
  const int done = EVP_Digest(content.data(), content.size(), hash.data(),
                              nullptr, &Sha256(), nullptr);
  CHECK_EQ(done, 1);
  return hash;
}

void FillProto(const Revision& revision, v1::Revision& proto) {
  form::FillProto(revision.identity, *proto.mutable_identity());
  proto.set_revision(revision.number);
  proto.set_sequence(revision.sequence);
  *proto.mutable_accept_time() = TimestampOf(revision.accept_time);
  proto.set_caller(revision.caller);
  proto.set_mode(revision.mode);
  if (revision.withdrawn) {
    proto.clear_content_hash();
  } else {
    proto.set_content_hash(revision.content_hash.data(),
                           revision.content_hash.size());
  }
  proto.set_withdrawn(revision.withdrawn);
  proto.set_withdrawal_reason(revision.withdrawal_reason);
  proto.set_request_id(revision.request_id);
}

v1::Revision ToProto(const Revision& revision) {
  v1::Revision proto;
  FillProto(revision, proto);
  return proto;
}

absl::StatusOr<Revision> FromProto(const v1::Revision& proto) {
  const auto identity = form::IdentityFromProto(proto.identity());
  if (!identity.ok()) {
    return Unreadable(proto, identity.status().ToString());
  }
  Revision revision;
  if (proto.content_hash().size() !=
      (proto.withdrawn() ? 0 : revision.content_hash.size())) {
    return Unreadable(proto, "its content hash has the wrong length");
  }
  revision.identity = *identity;
  revision.number = proto.revision();
  revision.sequence = proto.sequence();
  revision.accept_time = TimeOf(proto.accept_time());
  revision.caller = proto.caller();
  revision.mode =
      proto.mode() == v1::MODE_UNSPECIFIED ? v1::MODE_SUBMISSION : proto.mode();
  std::ranges::copy(proto.content_hash(), revision.content_hash.begin());
  revision.withdrawn = proto.withdrawn();
  revision.withdrawal_reason = proto.withdrawal_reason();
  revision.request_id = proto.request_id();
  return revision;
}

}  // namespace disclosure::record
