#include "ingest-service/decode/decode_submission.h"

#include <string>

#include "disclosure/v1/ingest.pb.h"
#include "form/catalogue.h"
#include "form/read_report.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "status/reason.h"
#include "tests/support/random_reports.h"

namespace disclosure::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class DecodeSubmissionTest : public testing::Test {
 protected:
  static v1::SubmitReportRequest Request() {
    v1::SubmitReportRequest request;
    v1::AnnualReport& report = *request.mutable_report();
    report.set_division_code("430321111");
    report.set_report_year(2020);
    report.mutable_applications()->mutable_received_new()->set_total(1);
    return request;
  }

  absl::StatusOr<Submission> Decode(const std::string& bytes) {
    return DecodeSubmission(bytes, reader_, limits_);
  }

  form::Catalogue catalogue_;
  form::ReportReader reader_{catalogue_};
  DecodeLimits limits_;
};

TEST_F(DecodeSubmissionTest, GivesMessageContentAndValue) {
  const std::string bytes = Request().SerializeAsString();
  const auto submission = Decode(bytes);
  ASSERT_TRUE(submission.ok()) << submission.status();
  EXPECT_EQ(submission->content(), form::SerializeContent(Request().report()));
  EXPECT_EQ(submission->report.year, 2020);
  EXPECT_EQ(submission->report.cells.Get(
                *catalogue_.Find("applications.received_new.total")),
            1);
}

TEST_F(DecodeSubmissionTest, KeepsFieldsItDoesNotKnowInTheContent) {
  v1::SubmitReportRequest request = Request();
  v1::AnnualReport& report = *request.mutable_report();
  report.GetReflection()->MutableUnknownFields(&report)->AddVarint(9999, 7);
  const std::string bytes = request.SerializeAsString();
  const auto submission = Decode(bytes);
  ASSERT_TRUE(submission.ok());
  v1::AnnualReport content;
  ASSERT_TRUE(content.ParseFromString(std::string(submission->content())));
  EXPECT_EQ(content.GetReflection()->GetUnknownFields(content).field_count(),
            1);
}

// Cut in two, which protobuf merges, a report is composed anew.
TEST_F(DecodeSubmissionTest, ReadsTheSameHoweverTheReportIsSent) {
  constexpr int kReports = 500;
  RandomReports random(5);
  for (int i = 0; i < kReports; ++i) {
    v1::SubmitReportRequest whole;
    *whole.mutable_report() = random.Next();
    whole.mutable_report()->mutable_applications();
    whole.set_mode(v1::MODE_ARCHIVE);
    whole.set_amends_revision(3);
    v1::SubmitReportRequest first = whole;
    first.mutable_report()->clear_applications();
    v1::SubmitReportRequest second;
    *second.mutable_report()->mutable_applications() =
        whole.report().applications();
    const std::string one = whole.SerializeAsString();
    const std::string two =
        second.SerializeAsString() + first.SerializeAsString();
    const auto a = Decode(one);
    const auto b = Decode(two);
    ASSERT_TRUE(a.ok() && b.ok()) << a.status() << b.status();
    EXPECT_EQ(a->content(), form::SerializeContent(whole.report()));
    EXPECT_EQ(a->content(), b->content());
    EXPECT_EQ(a->report.cells, b->report.cells);
    EXPECT_EQ(a->report.procurement_unit, b->report.procurement_unit);
    EXPECT_EQ(a->report.division_code, b->report.division_code);
    EXPECT_EQ(a->report.published_on, b->report.published_on);
    EXPECT_EQ(a->report.approximate_cells, b->report.approximate_cells);
    EXPECT_EQ(a->request.mode(), v1::MODE_ARCHIVE);
    EXPECT_EQ(a->request.amends_revision(), 3);
    EXPECT_EQ(a->request.report().narrative_size(),
              whole.report().narrative_size());
  }
}

TEST_F(DecodeSubmissionTest, AnEmptyRequestIsForTheRulesToRefuse) {
  EXPECT_TRUE(Decode("").ok());
}

struct BadRequest {
  const char* name;
  std::string bytes;
  absl::StatusCode code;
  std::string reason;
};

class BadSubmissionTest : public DecodeSubmissionTest,
                          public testing::WithParamInterface<BadRequest> {
 public:
  static std::string WithRequestId(const std::string& id) {
    v1::SubmitReportRequest request = Request();
    request.set_request_id(id);
    return request.SerializeAsString();
  }
  static std::string Whole() { return Request().SerializeAsString(); }
};

TEST_P(BadSubmissionTest, GetsItsOwnAnswer) {
  limits_.max_report_bytes = 1000;
  const auto submission = Decode(GetParam().bytes);
  EXPECT_EQ(submission.status().code(), GetParam().code);
  EXPECT_EQ(ReasonOf(submission.status()), GetParam().reason);
}

INSTANTIATE_TEST_SUITE_P(
    Bytes, BadSubmissionTest,
    testing::ValuesIn(std::vector<BadRequest>{
        {"CutOff", BadSubmissionTest::Whole().substr(0, 7),
         absl::StatusCode::kInvalidArgument, "UNREADABLE_REPORT"},
        {"Noise", "\xFF\xFF", absl::StatusCode::kInvalidArgument,
         "UNREADABLE_REPORT"},
        {"OneByteTooLarge", std::string(1001, '\0'),
         absl::StatusCode::kResourceExhausted, "MESSAGE_TOO_LARGE"},
        {"ModeDoesNotExist", "\x18\x63", absl::StatusCode::kInvalidArgument,
         "BAD_MODE"},
        {"RequestIdIsNoUuid", BadSubmissionTest::WithRequestId("1234"),
         absl::StatusCode::kInvalidArgument, "BAD_REQUEST_ID"},
        {"RequestIdWithoutHyphens",
         BadSubmissionTest::WithRequestId(
             "123e4567xe89bx12d3xa456x426614174000"),
         absl::StatusCode::kInvalidArgument, "BAD_REQUEST_ID"},
    }),
    [](const auto& row) { return row.param.name; });

TEST_F(DecodeSubmissionTest, TakesAUuidAsRequestId) {
  EXPECT_TRUE(Decode(BadSubmissionTest::WithRequestId(
                         "123e4567-e89b-12d3-a456-426614174000"))
                  .ok());
}

TEST(SplitRequestsTest, GivesEachRequestWithoutParsingIt) {
  v1::SubmitReportsRequest message;
  message.add_requests()->set_request_id("a");
  message.add_requests();
  std::string bytes = message.SerializeAsString();
  // A third one that no parser would take.
  bytes += std::string("\x0A\x02\xFF\xFF", 4);
  const auto requests = SplitRequests(bytes, DecodeLimits());
  ASSERT_TRUE(requests.ok()) << requests.status();
  EXPECT_THAT(*requests, ElementsAre(message.requests(0).SerializeAsString(),
                                     IsEmpty(), "\xFF\xFF"));
}

TEST(SplitRequestsTest, RefusesAMessageAboveTheLimitUnread) {
  const DecodeLimits limits{.max_message_bytes = 10};
  const std::string message("\x0A\x08xxxxxxxx", 10);
  EXPECT_EQ(SplitRequests(message, limits)->size(), 1U);
  const absl::Status status = SplitRequests(message + "x", limits).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ReasonOf(status), "MESSAGE_TOO_LARGE");
}

TEST(SplitRequestsTest, RefusesWhatIsNoListAndWhatIsTooLong) {
  EXPECT_EQ(ReasonOf(SplitRequests("", {}).status()), "UNREADABLE_MESSAGE");
  EXPECT_EQ(ReasonOf(SplitRequests("\x0A\x05x", {}).status()),
            "UNREADABLE_MESSAGE");
  EXPECT_EQ(ReasonOf(SplitRequests("\xFF", {}).status()), "UNREADABLE_MESSAGE");
  v1::SubmitReportsRequest message;
  for (int i = 0; i < 257; ++i) message.add_requests();
  EXPECT_EQ(ReasonOf(SplitRequests(message.SerializeAsString(), {}).status()),
            "TOO_MANY_REPORTS");
  message.mutable_requests()->RemoveLast();
  EXPECT_EQ(SplitRequests(message.SerializeAsString(), {})->size(), 256U);
}

}  // namespace
}  // namespace disclosure::ingest
