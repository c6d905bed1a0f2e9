#include "disclosurectl/client/call.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "disclosurectl/exit_status.h"
#include "service-host/grpc_status.h"
#include "status/reason.h"

namespace disclosure::ctl {
namespace {

using testing::HasSubstr;

const ServiceAddress& Ingest() {
  static const auto& address = *new ServiceAddress{
      "ingest-service", "--ingest", "127.0.0.1:7402", absl::Seconds(1)};
  return address;
}

struct FailureCase {
  const char* name;
  grpc::Status status;
  ExitStatus exit_status;
  const char* message;
};

class FailureOfTest : public testing::TestWithParam<FailureCase> {};

TEST_P(FailureOfTest, SaysWhatItIs) {
  const absl::Status failure =
      FailureOf(GetParam().status, Ingest(), /*was_connected=*/true);
  EXPECT_EQ(ExitStatusOf(failure), GetParam().exit_status) << failure;
  EXPECT_THAT(std::string(failure.message()), HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Failures, FailureOfTest,
    testing::ValuesIn(std::vector<FailureCase>{
        {"Unreachable",
         {grpc::StatusCode::UNAVAILABLE, "connection refused"},
         ExitStatus::kUnreachable,
         "ingest-service does not answer at 127.0.0.1:7402"},
        {"OtherService",
         {grpc::StatusCode::UNIMPLEMENTED, ""},
         ExitStatus::kFailed,
         "127.0.0.1:7402 does not serve this: it is no ingest-service. Are "
         "--ingest and --stats exchanged?"},
        {"OtherServiceOfOurs",
         service_host::ToGrpcStatus(absl::UnimplementedError("")),
         ExitStatus::kFailed, "it is no ingest-service"},
        {"WithoutMessage",
         {grpc::StatusCode::INTERNAL, ""},
         ExitStatus::kFailed,
         "ingest-service at 127.0.0.1:7402 answers INTERNAL"},
        {"OfOurs",
         service_host::ToGrpcStatus(
             WithReason(absl::UnavailableError("going down"), "DRAINING")),
         ExitStatus::kFailed, "going down"},
    }),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace disclosure::ctl
