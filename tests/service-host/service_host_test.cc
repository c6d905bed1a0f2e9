#include "service-host/service_host.h"

#include <grpcpp/channel.h>

#include <thread>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "prometheus/registry.h"
#include "service-host/client_channel.h"
#include "service-host/grpc_status.h"
#include "tests/service-host/hosted_probe.h"
#include "tests/support/status_matchers.h"

namespace disclosure::service_host {
namespace {

using grpc::health::v1::HealthCheckResponse;
using probe::v1::EchoRequest;
using probe::v1::EchoResponse;
using testing::AllOf;
using testing::AnyOf;
using testing::HasSubstr;

// A second host beside the hosted probe.
absl::Status Start(const config::v1::HostConfig& config) {
  const SetClock clock;
  const LogFile log_file;
  const Log log(clock, log_file.file_descriptor());
  HostedProgram program{.name = "second",
                        .services = {},
                        .registry = std::make_shared<prometheus::Registry>(),
                        .on_drain = {}};
  return ServiceHost::Start(config, std::move(program), log, clock).status();
}

TEST(ServiceHostTest, AnswersOverASocket) {
  HostedProbe hosted;
  grpc::ClientContext context;
  EchoRequest request;
  request.set_text("云湖桥镇");
  EchoResponse response;
  EXPECT_TRUE(hosted.stub().Echo(&context, request, &response).ok());
  EXPECT_EQ(response.text(), "云湖桥镇");
}

TEST(ServiceHostTest, GivesAFailedCallItsReasonAndField) {
  HostedProbe hosted;
  grpc::ClientContext context;
  EchoRequest request;
  request.set_text("the year lies in the future");
  request.set_code(static_cast<int>(absl::StatusCode::kInvalidArgument));
  request.set_reason("YEAR_IN_FUTURE");
  request.set_field("report.year");
  EchoResponse response;
  EXPECT_THAT(FromGrpcStatus(hosted.stub().Echo(&context, request, &response)),
              AllOf(StatusIs(absl::StatusCode::kInvalidArgument,
                             "the year lies in the future"),
                    HasReason("YEAR_IN_FUTURE"), HasField("report.year")));
}

TEST(ServiceHostTest, GivesAnErrorOfGrpcItselfAReason) {
  HostedProbe hosted;
  const auto absent =
      probe::v1::Absent::NewStub(OpenChannel(hosted.host().address()));
  grpc::ClientContext context;
  EchoResponse response;
  EXPECT_THAT(FromGrpcStatus(absent->First(&context, EchoRequest(), &response)),
              AllOf(StatusIs(absl::StatusCode::kUnimplemented),
                    HasReason("UNIMPLEMENTED")));
}

TEST(ServiceHostTest, RefusesARequestAboveTheLimit) {
  HostedProbe hosted;
  grpc::ClientContext context;
  EchoRequest request;
  request.set_text(std::string(kDefaultMaxRequestBytes + 1, 'x'));
  EchoResponse response;
  EXPECT_EQ(hosted.stub().Echo(&context, request, &response).error_code(),
            grpc::StatusCode::RESOURCE_EXHAUSTED);
}

TEST(ServiceHostTest, IsNotServingUntilItSaysSo) {
  HostedProbe hosted;
  EXPECT_EQ(hosted.Health(""), HealthCheckResponse::NOT_SERVING);
  EXPECT_EQ(hosted.Health("disclosure.probe.v1.Probe"),
            HealthCheckResponse::NOT_SERVING);
  hosted.host().SetServing(true);
  EXPECT_EQ(hosted.Health(""), HealthCheckResponse::SERVING);
  EXPECT_EQ(hosted.Health("disclosure.probe.v1.Probe"),
            HealthCheckResponse::SERVING);
}

TEST(ServiceHostTest, NamesABusyGrpcAddress) {
  HostedProbe hosted;
  config::v1::HostConfig config = LoopbackConfig();
  config.set_grpc_address(hosted.host().address());
  EXPECT_THAT(Start(config), StatusIs(absl::StatusCode::kUnavailable,
                                      HasSubstr(hosted.host().address())));
}

TEST(ServiceHostTest, NamesABusyMetricsAddress) {
  HostedProbe hosted;
  config::v1::HostConfig config = LoopbackConfig();
  const std::string address =
      absl::StrCat("127.0.0.1:", hosted.host().metrics_port());
  config.set_metrics_address(address);
  EXPECT_THAT(Start(config),
              StatusIs(absl::StatusCode::kUnavailable, HasSubstr(address)));
}

TEST(ServiceHostTest, RefusesPlainTextThatOthersCanReach) {
  config::v1::HostConfig config = LoopbackConfig();
  config.set_grpc_address("0.0.0.0:0");
  EXPECT_THAT(Start(config), StatusIs(absl::StatusCode::kInvalidArgument,
                                      HasSubstr("0.0.0.0:0")));
  config.set_allow_plaintext_nonloopback(true);
  EXPECT_THAT(Start(config), IsOk());
}

TEST(ServiceHostTest, RefusesMetricsThatOthersCanReach) {
  config::v1::HostConfig config = LoopbackConfig();
  config.set_metrics_address("0.0.0.0:0");
  EXPECT_THAT(Start(config), StatusIs(absl::StatusCode::kInvalidArgument,
                                      HasSubstr("metrics_address")));
}

TEST(ServiceHostTest, NamesASettingOutsideItsBounds) {
  config::v1::HostConfig config = LoopbackConfig();
  config.mutable_drain_timeout()->set_seconds(3601);
  EXPECT_THAT(Start(config), StatusIs(absl::StatusCode::kInvalidArgument,
                                      HasSubstr("drain_timeout: 1h1s")));
  config = LoopbackConfig();
  config.set_call_log_lines_per_second(-1);
  EXPECT_THAT(Start(config),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       HasSubstr("call_log_lines_per_second: -1")));
}

TEST(ServiceHostTest, ServesOnAUnixSocket) {
  config::v1::HostConfig config = LoopbackConfig();
  config.set_grpc_address(
      absl::StrCat("unix:", testing::TempDir(), "probe.", getpid()));
  HostedProbe hosted(config);
  grpc::ClientContext context;
  EchoResponse response;
  EXPECT_TRUE(hosted.stub().Echo(&context, EchoRequest(), &response).ok());
  EXPECT_EQ(hosted.host().port(), 0);
}

TEST(ServiceHostTest, TakesNoCallsAfterADrain) {
  HostedProbe hosted;
  hosted.host().Shutdown();
  grpc::ClientContext context;
  EchoResponse response;
  EXPECT_EQ(hosted.stub().Echo(&context, EchoRequest(), &response).error_code(),
            grpc::StatusCode::UNAVAILABLE);
}

// A call that is in the handler while the test goes on.
class CallInFlight {
 public:
  explicit CallInFlight(HostedProbe& hosted)
      : hosted_(hosted), thread_([this] { Call(); }) {
    EXPECT_TRUE(hosted.probe().AwaitBegun());
  }
  grpc::Status Await() {
    thread_.join();
    return status_;
  }

 private:
  void Call() {
    status_ = hosted_.stub().Hold(&context_, EchoRequest(), &response_);
  }

  HostedProbe& hosted_;
  grpc::ClientContext context_;
  EchoResponse response_;
  grpc::Status status_;
  std::jthread thread_;
};

TEST(DrainTest, LetsACallInFlightEnd) {
  HostedProbe hosted;
  CallInFlight call(hosted);
  std::jthread drain([&hosted] { hosted.host().Shutdown(); });
  hosted.probe().Release();
  EXPECT_TRUE(call.Await().ok());
}

TEST(DrainTest, CancelsACallThatDoesNotEndInTime) {
  HostedProbe hosted;
  CallInFlight call(hosted);
  hosted.host().Shutdown(absl::Milliseconds(50));
  EXPECT_TRUE(hosted.probe().AwaitOver());
  EXPECT_THAT(call.Await().error_code(), AnyOf(grpc::StatusCode::UNAVAILABLE,
                                               grpc::StatusCode::CANCELLED));
}

TEST(DrainTest, LetsStreamsEndThemselves) {
  HostedProbe hosted;
  grpc::ClientContext context;
  const auto stream = hosted.stub().Follow(&context, EchoRequest());
  ASSERT_TRUE(hosted.probe().AwaitBegun());
  hosted.host().Shutdown();
  EXPECT_THAT(
      FromGrpcStatus(stream->Finish()),
      AllOf(StatusIs(absl::StatusCode::kUnavailable), HasReason("DRAINING")));
}

TEST(DrainTest, IsNotHeldUpByWatchersOfHealth) {
  HostedProbe hosted;
  hosted.host().SetServing(true);
  grpc::ClientContext context;
  const auto watch = hosted.health().Watch(&context, {});
  HealthCheckResponse response;
  ASSERT_TRUE(watch->Read(&response));
  EXPECT_EQ(response.status(), HealthCheckResponse::SERVING);
  // The drain's bound is longer than the test may take.
  hosted.host().Shutdown(kMaxDrainTimeout);
  while (watch->Read(&response)) {
    EXPECT_EQ(response.status(), HealthCheckResponse::NOT_SERVING);
  }
  EXPECT_FALSE(watch->Finish().ok());
}

TEST(DrainTest, HappensOnce) {
  HostedProbe hosted;
  hosted.host().Shutdown();
  hosted.host().Shutdown();
  EXPECT_THAT(hosted.log_file().Lines(),
              testing::Contains(HasSubstr("\"drained\"")).Times(1));
}

}  // namespace
}  // namespace disclosure::service_host
