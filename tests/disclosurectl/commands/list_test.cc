#include <gmock/gmock.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "disclosure/v1/ingest.grpc.pb.h"
#include "service-host/grpc_status.h"
#include "status/reason.h"
#include "tests/disclosurectl/commands/ended_program.h"

namespace disclosure::ctl {
namespace {

using testing::HasSubstr;
using testing::Not;

// Has no report at all, and knows no code of other than 2 to 12 digits.
class EmptyService final : public v1::IngestService::Service {
 public:
  grpc::Status ListReports(grpc::ServerContext*,
                           const v1::ListReportsRequest* request,
                           v1::ListReportsResponse*) override {
    if (request->division_code().size() > 12) {
      return service_host::ToGrpcStatus(WithReason(
          absl::InvalidArgumentError("too long"), "BAD_DIVISION_CODE"));
    }
    return grpc::Status::OK;
  }
};

class ListTest : public testing::Test {
 protected:
  void SetUp() override {
    int port = 0;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(),
                             &port);
    builder.RegisterService(&service_);
    server_ = builder.BuildAndStart();
    address_ = "127.0.0.1:" + std::to_string(port);
  }

  EndedProgram List(std::string_view area, std::string_view lang = "en") {
    return RunWith({"list", area, "--ingest", address_, "--lang", lang});
  }

  EmptyService service_;
  std::unique_ptr<grpc::Server> server_;
  std::string address_;
};

TEST_F(ListTest, CodeThatNoEditionHasIsNoAreaWithoutReports) {
  EXPECT_EQ(List("430321").status, ExitStatus::kDone);
  const EndedProgram run = List("999999");
  EXPECT_EQ(run.status, ExitStatus::kFailed);
  EXPECT_THAT(run.err,
              HasSubstr("999999: no edition of the division codes has this"));
}

TEST_F(ListTest, RefusalOfTheServiceIsInTheLanguageAskedFor) {
  EXPECT_THAT(List("4303211110001", "zh").err,
              HasSubstr("区划代码有误。too long"));
  EXPECT_THAT(List("4303211110001").err, Not(HasSubstr("区划")));
}

TEST_F(ListTest, ServiceOfAnotherKindIsNamed) {
  const EndedProgram run = RunWith({"areas", "--stats", address_});
  EXPECT_EQ(run.status, ExitStatus::kFailed);
  EXPECT_THAT(run.err, HasSubstr(address_ + " does not serve this"));
}

}  // namespace
}  // namespace disclosure::ctl
