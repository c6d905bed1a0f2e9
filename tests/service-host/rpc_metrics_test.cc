#include "service-host/rpc_metrics.h"

#include <grpcpp/channel.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "gmock/gmock.h"
#include "service-host/client_channel.h"
#include "tests/service-host/hosted_probe.h"

namespace disclosure::service_host {
namespace {

using probe::v1::EchoRequest;
using probe::v1::EchoResponse;
using probe::v1::RepeatRequest;
using testing::HasSubstr;
using testing::Not;

std::string Labels(std::string_view method, std::string_view type) {
  return absl::StrFormat(
      R"(grpc_method="%s",grpc_service="disclosure.probe.v1.Probe",)"
      R"(grpc_type="%s")",
      std::string(method), std::string(type));
}

class RpcMetricsTest : public testing::Test {
 protected:
  std::string Started(std::string_view method, std::string_view type) {
    return hosted_.Scraped(
        absl::StrCat("grpc_server_started_total{", Labels(method, type), "}"));
  }
  std::string Handled(std::string_view method, std::string_view type,
                      std::string_view code) {
    return hosted_.Scraped(
        absl::StrCat("grpc_server_handled_total{grpc_code=\"",
                     std::string(code), "\",", Labels(method, type), "}"));
  }
  std::string Received(std::string_view method, std::string_view type) {
    return hosted_.Scraped(absl::StrCat("grpc_server_msg_received_total{",
                                        Labels(method, type), "}"));
  }
  std::string Sent(std::string_view method, std::string_view type) {
    return hosted_.Scraped(
        absl::StrCat("grpc_server_msg_sent_total{", Labels(method, type), "}"));
  }
  std::string Timed(std::string_view method, std::string_view type) {
    return hosted_.Scraped(absl::StrCat("grpc_server_handling_seconds_count{",
                                        Labels(method, type), "}"));
  }

  HostedProbe hosted_;
  grpc::ClientContext context_;
  EchoRequest request_;
  EchoResponse response_;
};

TEST_F(RpcMetricsTest, EverySeriesIsThereFromTheStart) {
  const std::pair<const char*, const char*> methods[] = {
      {"Echo", "unary"},           {"Mirror", "unary"},
      {"Repeat", "server_stream"}, {"Collect", "client_stream"},
      {"Converse", "bidi_stream"}, {"Hold", "unary"},
      {"Follow", "server_stream"}};
  const char* const codes[] = {"OK",
                               "Canceled",
                               "Unknown",
                               "InvalidArgument",
                               "DeadlineExceeded",
                               "NotFound",
                               "AlreadyExists",
                               "PermissionDenied",
                               "ResourceExhausted",
                               "FailedPrecondition",
                               "Aborted",
                               "OutOfRange",
                               "Unimplemented",
                               "Internal",
                               "Unavailable",
                               "DataLoss",
                               "Unauthenticated"};
  for (const auto& [method, type] : methods) {
    SCOPED_TRACE(method);
    EXPECT_EQ(Started(method, type), "0");
    EXPECT_EQ(Received(method, type), "0");
    EXPECT_EQ(Sent(method, type), "0");
    EXPECT_EQ(Timed(method, type), "0");
    for (const char* code : codes) EXPECT_EQ(Handled(method, type, code), "0");
  }
}

TEST_F(RpcMetricsTest, CountsAUnaryCall) {
  ASSERT_TRUE(hosted_.stub().Echo(&context_, request_, &response_).ok());
  EXPECT_EQ(Started("Echo", "unary"), "1");
  EXPECT_EQ(Received("Echo", "unary"), "1");
  EXPECT_EQ(Sent("Echo", "unary"), "1");
  EXPECT_EQ(Handled("Echo", "unary", "OK"), "1");
  EXPECT_EQ(Timed("Echo", "unary"), "1");
}

TEST_F(RpcMetricsTest, CountsARawCall) {
  request_.set_text("bytes");
  ASSERT_TRUE(hosted_.stub().Mirror(&context_, request_, &response_).ok());
  EXPECT_EQ(response_.text(), "bytes");
  EXPECT_EQ(Started("Mirror", "unary"), "1");
  EXPECT_EQ(Received("Mirror", "unary"), "1");
  EXPECT_EQ(Sent("Mirror", "unary"), "1");
  EXPECT_EQ(Handled("Mirror", "unary", "OK"), "1");
}

TEST_F(RpcMetricsTest, CountsAnErrorByItsCode) {
  request_.set_code(static_cast<int>(absl::StatusCode::kAlreadyExists));
  ASSERT_FALSE(hosted_.stub().Echo(&context_, request_, &response_).ok());
  EXPECT_EQ(Handled("Echo", "unary", "AlreadyExists"), "1");
  EXPECT_EQ(Handled("Echo", "unary", "OK"), "0");
  EXPECT_EQ(Sent("Echo", "unary"), "0");
}

TEST_F(RpcMetricsTest, CountsAServerStream) {
  RepeatRequest request;
  request.set_times(3);
  const auto stream = hosted_.stub().Repeat(&context_, request);
  while (stream->Read(&response_)) {
  }
  ASSERT_TRUE(stream->Finish().ok());
  EXPECT_EQ(Received("Repeat", "server_stream"), "1");
  EXPECT_EQ(Sent("Repeat", "server_stream"), "3");
  EXPECT_EQ(Handled("Repeat", "server_stream", "OK"), "1");
}

TEST_F(RpcMetricsTest, CountsAClientStream) {
  const auto stream = hosted_.stub().Collect(&context_, &response_);
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(stream->Write(request_));
  stream->WritesDone();
  ASSERT_TRUE(stream->Finish().ok());
  EXPECT_EQ(Received("Collect", "client_stream"), "3");
  EXPECT_EQ(Sent("Collect", "client_stream"), "1");
  EXPECT_EQ(Handled("Collect", "client_stream", "OK"), "1");
}

TEST_F(RpcMetricsTest, CountsABidirectionalStream) {
  const auto stream = hosted_.stub().Converse(&context_);
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(stream->Write(request_));
    ASSERT_TRUE(stream->Read(&response_));
  }
  stream->WritesDone();
  ASSERT_TRUE(stream->Finish().ok());
  EXPECT_EQ(Received("Converse", "bidi_stream"), "3");
  EXPECT_EQ(Sent("Converse", "bidi_stream"), "3");
  EXPECT_EQ(Handled("Converse", "bidi_stream", "OK"), "1");
}

TEST_F(RpcMetricsTest, CountsACancelledStream) {
  const auto stream = hosted_.stub().Follow(&context_, request_);
  ASSERT_TRUE(hosted_.probe().AwaitBegun());
  EXPECT_EQ(Started("Follow", "server_stream"), "1");
  context_.TryCancel();
  stream->Finish();
  ASSERT_TRUE(hosted_.probe().AwaitOver());
  EXPECT_EQ(Handled("Follow", "server_stream", "Canceled"), "1");
}

TEST_F(RpcMetricsTest, CountsACallWhoseDeadlinePassed) {
  context_.set_deadline(std::chrono::system_clock::now() +
                        std::chrono::milliseconds(50));
  EXPECT_EQ(hosted_.stub().Hold(&context_, request_, &response_).error_code(),
            grpc::StatusCode::DEADLINE_EXCEEDED);
  ASSERT_TRUE(hosted_.probe().AwaitOver());
  EXPECT_EQ(Handled("Hold", "unary", "Canceled"), "1");
}

TEST_F(RpcMetricsTest, CountsHealthChecks) {
  hosted_.Health("");
  EXPECT_EQ(hosted_.Scraped(
                "grpc_server_handled_total{grpc_code=\"OK\",grpc_method="
                "\"Check\",grpc_service=\"grpc.health.v1.Health\",grpc_type="
                "\"unary\"}"),
            "1");
}

TEST_F(RpcMetricsTest, CountsUnknownMethodsTogether) {
  const auto absent =
      probe::v1::Absent::NewStub(OpenChannel(hosted_.host().address()));
  EXPECT_EQ(absent->First(&context_, request_, &response_).error_code(),
            grpc::StatusCode::UNIMPLEMENTED);
  grpc::ClientContext another;
  EXPECT_EQ(absent->Second(&another, request_, &response_).error_code(),
            grpc::StatusCode::UNIMPLEMENTED);
  EXPECT_EQ(hosted_.Scraped("grpc_server_started_total{grpc_method=\"unknown\","
                            "grpc_service=\"unknown\",grpc_type=\"unknown\"}"),
            "2");
}

TEST_F(RpcMetricsTest, ServesTheProcessAndTheBuildToo) {
  EXPECT_EQ(hosted_.Scraped("disclosure_build_info{program=\"probe\","
                            "version=\"0.1.0\",compiler=\"" __VERSION__ "\"}"),
            "1");
  EXPECT_THAT(hosted_.Scraped("process_open_fds"), Not(HasSubstr("no")));
}

TEST_F(RpcMetricsTest, LeavesALineOfEachCallInTheLog) {
  ASSERT_TRUE(hosted_.stub().Echo(&context_, request_, &response_).ok());
  EXPECT_THAT(hosted_.log_file().Lines(),
              testing::Contains(
                  testing::AllOf(HasSubstr("\"event\":\"call\""),
                                 HasSubstr("/disclosure.probe.v1.Probe/Echo"),
                                 HasSubstr("\"code\":\"OK\""),
                                 HasSubstr("\"peer\":\"ipv4:127.0.0.1:"))));
}

}  // namespace
}  // namespace disclosure::service_host
