#include "service-host/grpc_log.h"

#include <grpc/support/log.h>

#include "gmock/gmock.h"
#include "tests/service-host/log_file.h"
#include "tests/service-host/set_clock.h"

namespace disclosure::service_host {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::SizeIs;

// gRPC keeps the log until exit, so these outlive the tests.
struct GrpcLogEnds {
  SetClock clock;
  LogFile file;
  Log log{clock, file.file_descriptor()};
};

TEST(GrpcLogTest, WhatGrpcSaysIsAnEventAndTooMuchOfItIsCounted) {
  auto& ends = *new GrpcLogEnds;
  RouteGrpcLogTo(ends.log);
  for (int i = 0; i < kGrpcLogLinesPerSecond + 5; ++i) {
    gpr_log(GPR_ERROR, "no route to %s", "10.0.0.1");
  }
  ASSERT_THAT(ends.file.Lines(), SizeIs(kGrpcLogLinesPerSecond));
  EXPECT_THAT(ends.file.Lines()[0],
              AllOf(HasSubstr(R"("level":"error","event":"grpc")"),
                    HasSubstr(R"("message":"no route to 10.0.0.1")")));
  ends.clock.Advance(absl::Seconds(1));
  gpr_log(GPR_ERROR, "again");
  EXPECT_THAT(ends.file.Lines().back(), HasSubstr(R"("dropped":5)"));
}

}  // namespace
}  // namespace disclosure::service_host
