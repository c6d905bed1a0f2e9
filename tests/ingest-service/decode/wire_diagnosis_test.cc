#include "ingest-service/decode/wire_diagnosis.h"

#include <string>

#include "disclosure/v1/ingest.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "status/reason.h"

namespace disclosure::ingest {
namespace {

using testing::HasSubstr;

absl::Status Diagnose(const std::string& bytes) {
  return DiagnoseWire(bytes, *v1::SubmitReportRequest::descriptor());
}

v1::SubmitReportRequest Request() {
  v1::SubmitReportRequest request;
  request.mutable_report()->set_division_code("430321111");
  request.mutable_report()->mutable_organ()->set_name("AAAAAAAA");
  return request;
}

TEST(DiagnoseWireTest, NamesTheFieldThatIsGb18030) {
  std::string bytes = Request().SerializeAsString();
  bytes.replace(bytes.find("AAAAAAAA"), 8, "\xCF\xE6\xCC\xB6\xCF\xD8\xD5\xF2");
  const absl::Status status = Diagnose(bytes);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(status), "TEXT_NOT_UTF8");
  EXPECT_EQ(FieldOf(status), "report.organ.name");
  EXPECT_THAT(std::string(status.message()), HasSubstr("GB18030"));
}

TEST(DiagnoseWireTest, NamesTheFieldThatIsCutOff) {
  std::string bytes = Request().SerializeAsString();
  bytes.pop_back();
  const absl::Status status = Diagnose(bytes);
  EXPECT_EQ(ReasonOf(status), "UNREADABLE_REPORT");
  EXPECT_EQ(FieldOf(status), "report");
  EXPECT_THAT(std::string(status.message()), HasSubstr("bytes"));
}

TEST(DiagnoseWireTest, SaysOfNoiseThatItIsNoReport) {
  for (const std::string& noise :
       {std::string("\xFF\xFF\xFF"), std::string("\x0F"), std::string(1, '\0'),
        std::string(2000, '\x0B')}) {
    const absl::Status status = Diagnose(noise);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(ReasonOf(status), "UNREADABLE_REPORT");
  }
}

}  // namespace
}  // namespace disclosure::ingest
