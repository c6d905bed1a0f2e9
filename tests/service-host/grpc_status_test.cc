#include "service-host/grpc_status.h"

#include <grpcpp/support/status.h>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "status/reason.h"
#include "tests/support/status_matchers.h"

namespace disclosure::service_host {
namespace {

using testing::AllOf;
using testing::Optional;
using testing::SizeIs;

google::rpc::Status DetailsOf(const absl::Status& status) {
  google::rpc::Status details;
  EXPECT_TRUE(details.ParseFromString(ToGrpcStatus(status).error_details()));
  return details;
}

TEST(GrpcStatusTest, OkStaysOkWithoutDetails) {
  EXPECT_TRUE(ToGrpcStatus(absl::OkStatus()).ok());
  EXPECT_EQ(ToGrpcStatus(absl::OkStatus()).error_details(), "");
  EXPECT_THAT(FromGrpcStatus(grpc::Status::OK), IsOk());
}

TEST(GrpcStatusTest, ReasonFieldAndRetryDelayArriveAsTheyWere) {
  const absl::Status sent = WithRetryDelay(
      WithField(WithReason(absl::UnavailableError("too many reports wait"),
                           "OVERLOADED"),
                "requests[3]"),
      absl::Milliseconds(1500));
  const absl::Status received = FromGrpcStatus(ToGrpcStatus(sent));
  EXPECT_THAT(
      received,
      AllOf(StatusIs(absl::StatusCode::kUnavailable, "too many reports wait"),
            HasReason("OVERLOADED"), HasField("requests[3]")));
  EXPECT_THAT(RetryDelayOf(received), Optional(absl::Milliseconds(1500)));
}

TEST(GrpcStatusTest, EveryCodeArrivesAsItWas) {
  for (int code = 1; code <= 16; ++code) {
    const auto sent = static_cast<absl::StatusCode>(code);
    EXPECT_THAT(FromGrpcStatus(ToGrpcStatus(absl::Status(sent, "why"))),
                StatusIs(sent, "why"));
  }
}

TEST(GrpcStatusTest, AStatusWithoutAReasonGetsTheNameOfItsCode) {
  google::rpc::ErrorInfo info;
  ASSERT_TRUE(DetailsOf(absl::NotFoundError("no such report"))
                  .details(0)
                  .UnpackTo(&info));
  EXPECT_EQ(info.reason(), "NOT_FOUND");
  EXPECT_EQ(info.domain(), "disclosure.v1");
}

TEST(GrpcStatusTest, DetailsAreThoseOfThePublicErrorModel) {
  const google::rpc::Status details = DetailsOf(WithRetryDelay(
      WithField(absl::UnavailableError("no"), "f"), absl::Seconds(1)));
  ASSERT_THAT(details.details(), SizeIs(3));
  EXPECT_EQ(details.code(), 14);
  EXPECT_EQ(details.details(0).type_url(),
            "type.googleapis.com/google.rpc.ErrorInfo");
  EXPECT_EQ(details.details(1).type_url(),
            "type.googleapis.com/google.rpc.BadRequest");
  EXPECT_EQ(details.details(2).type_url(),
            "type.googleapis.com/google.rpc.RetryInfo");
}

TEST(GrpcStatusTest, ALongMessageIsCutBetweenCharacters) {
  std::string message;
  while (message.size() <= kMaxStatusMessageBytes) message += "政";
  const grpc::Status status = ToGrpcStatus(absl::InternalError(message));
  // 1023 bytes are 341 whole characters; the next would not fit.
  EXPECT_EQ(status.error_message(), message.substr(0, 1023));
}

TEST(GrpcStatusTest, TheLargestStatusFitsIntoAClientsMetadata) {
  std::string text;
  while (text.size() < 4 * kMaxStatusMessageBytes) text += "政";
  const grpc::Status status = ToGrpcStatus(WithField(
      WithReason(absl::InvalidArgumentError(text), std::string(500, 'R')),
      text));
  // On the wire: three characters for a byte of the message, base64 for the
  // details.
  EXPECT_LT(
      3 * status.error_message().size() + status.error_details().size() * 4 / 3,
      8000);
}

TEST(GrpcStatusTest, DetailsOfOthersAreIgnored) {
  google::rpc::ErrorInfo info;
  info.set_reason("NO_ROUTE");
  info.set_domain("proxy.example");
  google::rpc::Status details;
  details.add_details()->PackFrom(info);
  const absl::Status received = FromGrpcStatus(
      {grpc::StatusCode::UNAVAILABLE, "no", details.SerializeAsString()});
  EXPECT_THAT(received, StatusIs(absl::StatusCode::kUnavailable, "no"));
  EXPECT_EQ(ReasonOf(received), "");
}

TEST(GrpcStatusTest, UnreadableDetailsAreIgnored) {
  EXPECT_THAT(FromGrpcStatus({grpc::StatusCode::ABORTED, "no", "\xFF\xFF\xFF"}),
              StatusIs(absl::StatusCode::kAborted, "no"));
}

// gRPC ends such a call by itself, without a detail of ours.
TEST(GrpcStatusTest, WhatIsTooLargeForGrpcHasAReasonToo) {
  const absl::Status received =
      FromGrpcStatus({grpc::StatusCode::RESOURCE_EXHAUSTED,
                      "Received message larger than max (3 vs. 2)"});
  EXPECT_EQ(ReasonOf(received), "MESSAGE_TOO_LARGE");
  EXPECT_EQ(ReasonOf(FromGrpcStatus(
                {grpc::StatusCode::RESOURCE_EXHAUSTED, "too many"})),
            "");
}

}  // namespace
}  // namespace disclosure::service_host
