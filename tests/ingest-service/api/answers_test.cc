#include "ingest-service/api/answers.h"

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "disclosure/v1/ingest.pb.h"
#include "gtest/gtest.h"
#include "service-host/byte_buffers.h"

namespace disclosure::ingest {
namespace {

// A refusal with so many findings of a thousand bytes.
Outcome Refused(int findings) {
  Outcome outcome;
  outcome.kind = Outcome::Kind::kRefused;
  outcome.findings.resize(static_cast<size_t>(findings));
  for (v1::Finding& finding : outcome.findings) {
    finding.set_message_en(std::string(1000, 'x'));
  }
  return outcome;
}

v1::SubmitReportsResponse Answered(const std::vector<Intake::Answer>& answers) {
  const grpc::ByteBuffer bytes = MessageAnswer(answers);
  EXPECT_LE(bytes.Length(), kMaxMessageAnswerBytes + 4096);
  const service_host::ContiguousBytes view(bytes);
  v1::SubmitReportsResponse response;
  EXPECT_TRUE(response.ParseFromString(std::string(view.view())));
  return response;
}

TEST(MessageAnswerTest, HasAllFindingsWhereThereIsRoom) {
  const auto response = Answered({Refused(1), Refused(2000), Refused(1000)});
  for (const int i : {0, 1, 2}) {
    EXPECT_EQ(response.results(i).omitted_findings(), 0) << i;
  }
  EXPECT_EQ(response.results(1).response().refused().findings_size(), 2000);
}

TEST(MessageAnswerTest, CountsTheFindingsThatItHasNoRoomFor) {
  const auto response =
      Answered({Refused(2000), Refused(1500), absl::InternalError("x"),
                Refused(1000), Refused(3)});
  ASSERT_EQ(response.results_size(), 5);
  EXPECT_EQ(response.results(0).response().refused().findings_size(), 2000);
  EXPECT_EQ(response.results(1).omitted_findings(), 1500);
  EXPECT_TRUE(response.results(1).response().has_refused());
  EXPECT_EQ(response.results(1).response().refused().findings_size(), 0);
  EXPECT_TRUE(response.results(2).has_failure());
  EXPECT_EQ(response.results(3).response().refused().findings_size(), 1000);
  EXPECT_EQ(response.results(3).omitted_findings(), 0);
}

}  // namespace
}  // namespace disclosure::ingest
