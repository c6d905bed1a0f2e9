// What becomes of a report after it was accepted, or refused: withdrawn, sent
// again, listed, compared, read back after a restart.

#include <functional>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "google/protobuf/util/message_differencer.h"
#include "grpcpp/client_context.h"
#include "gtest/gtest.h"
#include "service-host/grpc_status.h"
#include "status/reason.h"
#include "tests/end_to_end/reason_of_call.h"
#include "tests/end_to_end/two_services.h"
#include "tests/support/seed_report.h"

namespace disclosure {
namespace {

using google::protobuf::util::MessageDifferencer;
using testing::ElementsAre;
using testing::IsEmpty;

using Stub = v1::IngestService::Stub;

v1::AnnualReport BrokenSeed() {
  v1::AnnualReport report = SeedReport();
  report.mutable_applications()->mutable_received_new()->set_total(2);
  return report;
}

v1::WithdrawReportRequest AWithdrawal() {
  v1::WithdrawReportRequest request;
  request.mutable_identity()->set_division_code("430321111");
  request.mutable_identity()->set_report_year(2020);
  request.set_amends_revision(1);
  request.set_reason("年度填错");
  return request;
}

class WithdrawTest : public testing::Test {
 protected:
  template <typename Response, typename Request, typename Method>
  grpc::Status Try(Method method, const Request& request, Response& response) {
    grpc::ClientContext context;
    return (services_.ingest_stub().*method)(&context, request, &response);
  }
  // Reports a failure of the test if the status is not OK.
  template <typename Response, typename Request, typename Method>
  Response Call(Method method, const Request& request) {
    Response response;
    const grpc::Status status = Try(method, request, response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  v1::WithdrawReportResponse Withdraw(
      const v1::WithdrawReportRequest& request = AWithdrawal()) {
    return Call<v1::WithdrawReportResponse>(&Stub::WithdrawReport, request);
  }
  v1::ListReportsResponse List(const v1::ListReportsRequest& request = {}) {
    return Call<v1::ListReportsResponse>(&Stub::ListReports, request);
  }
  v1::ListRefusalsResponse ListRefusals(
      const v1::ListRefusalsRequest& request = {}) {
    return Call<v1::ListRefusalsResponse>(&Stub::ListRefusals, request);
  }
  v1::ValueStatus StatusOfSeed(uint64_t min_sequence) {
    const v1::GetSeriesResponse answer = services_.Series(
        "430321111", {"proactive.norm_docs_made"}, 2020, 2020, min_sequence);
    return answer.series(0).points(0).value().status();
  }

  TwoServices services_;
};

TEST_F(WithdrawTest, AWithdrawnYearIsNotReportedUntilItIsSentAgain) {
  services_.Submit(SeedReport());
  const v1::WithdrawReportResponse response = Withdraw();
  ASSERT_TRUE(response.has_withdrawn()) << response.DebugString();
  const v1::Revision& withdrawal = response.withdrawn().revision();
  EXPECT_EQ(withdrawal.revision(), 2);
  EXPECT_TRUE(withdrawal.withdrawn());
  EXPECT_EQ(withdrawal.withdrawal_reason(), "年度填错");
  EXPECT_EQ(StatusOfSeed(withdrawal.sequence()), v1::VALUE_STATUS_NOT_REPORTED);

  const v1::SubmitReportResponse blind = services_.Submit(SeedReport());
  ASSERT_TRUE(blind.has_conflict()) << blind.DebugString();
  EXPECT_EQ(blind.conflict().current().revision(), 2);
  v1::SubmitReportRequest again;
  *again.mutable_report() = SeedReport();
  again.set_amends_revision(2);
  const auto accepted =
      Call<v1::SubmitReportResponse>(&Stub::SubmitReport, again);
  ASSERT_TRUE(accepted.has_accepted()) << accepted.DebugString();
  EXPECT_EQ(StatusOfSeed(accepted.accepted().revision().sequence()),
            v1::VALUE_STATUS_VALUE);
}

TEST_F(WithdrawTest, RepeatingAWithdrawalIsSafe) {
  services_.Submit(SeedReport());
  v1::WithdrawReportRequest request = AWithdrawal();
  request.set_request_id("00000000-0000-4000-8000-000000000001");
  const v1::WithdrawReportResponse first = Withdraw(request);
  const v1::WithdrawReportResponse second = Withdraw(request);
  ASSERT_TRUE(second.has_repeated()) << second.DebugString();
  EXPECT_TRUE(MessageDifferencer::Equals(second.repeated().revision(),
                                         first.withdrawn().revision()));
  // Without the id it is the same withdrawal still.
  EXPECT_TRUE(Withdraw().has_repeated());
  EXPECT_EQ(services_.ReadFeed().size(), 2U);
}

TEST_F(WithdrawTest, WithdrawingAnotherRevisionThanTheCurrentIsAConflict) {
  services_.Submit(SeedReport());
  v1::WithdrawReportRequest request = AWithdrawal();
  request.set_amends_revision(7);
  const v1::WithdrawReportResponse response = Withdraw(request);
  ASSERT_TRUE(response.has_conflict()) << response.DebugString();
  EXPECT_EQ(response.conflict().current().revision(), 1);
}

TEST_F(WithdrawTest, AWithdrawalThatCannotBeIsRefusedByItsReason) {
  struct Case {
    const char* reason;
    std::function<void(v1::WithdrawReportRequest&)> change;
    grpc::StatusCode code;
  };
  using enum grpc::StatusCode;
  services_.Submit(SeedReport());
  const std::vector<Case> cases = {
      {"REPORT_NOT_FOUND",
       [](auto& r) { r.mutable_identity()->set_report_year(2019); }, NOT_FOUND},
      {"BAD_IDENTITY",
       [](auto& r) { r.mutable_identity()->set_division_code("4"); },
       INVALID_ARGUMENT},
      {"BAD_REASON", [](auto& r) { r.clear_reason(); }, INVALID_ARGUMENT},
      {"BAD_REASON", [](auto& r) { r.set_reason(" \t\n"); }, INVALID_ARGUMENT},
      {"BAD_REASON", [](auto& r) { r.set_reason("　　"); }, INVALID_ARGUMENT},
      {"BAD_REASON", [](auto& r) { r.set_reason(std::string(2049, 'x')); },
       INVALID_ARGUMENT},
      // "年度" in GB18030.
      {"TEXT_NOT_UTF8", [](auto& r) { r.set_reason("\xc4\xea\xb6\xc8"); },
       INVALID_ARGUMENT},
      {"BAD_REQUEST_ID", [](auto& r) { r.set_request_id("once"); },
       INVALID_ARGUMENT},
  };
  for (const Case& row : cases) {
    v1::WithdrawReportRequest request = AWithdrawal();
    row.change(request);
    v1::WithdrawReportResponse response;
    const grpc::Status status = Try(&Stub::WithdrawReport, request, response);
    EXPECT_EQ(status.error_code(), row.code) << row.reason;
    EXPECT_EQ(ReasonOfCall(status), row.reason) << status.error_message();
  }
  EXPECT_EQ(services_.ReadFeed().size(), 1U);
}

TEST_F(WithdrawTest, ListsShowTheCurrentRevisionOfEachReport) {
  services_.Submit(SeedReport());
  v1::AnnualReport neighbour = SeedReport();
  neighbour.set_division_code("430321112");
  services_.Submit(neighbour);
  Withdraw();

  const auto codes = [](const v1::ListReportsResponse& page) {
    std::vector<std::string> found;
    for (const v1::ReportEntry& entry : page.reports()) {
      found.push_back(entry.revision().identity().division_code());
    }
    return found;
  };
  EXPECT_THAT(codes(List()), ElementsAre("430321112", "430321111"));
  v1::ListReportsRequest withdrawn;
  withdrawn.set_withdrawn(true);
  EXPECT_THAT(codes(List(withdrawn)), ElementsAre("430321111"));
  v1::ListReportsRequest form;
  form.set_form(v1::FORM_2019);
  form.set_division_code("4303");
  const v1::ListReportsResponse of_form = List(form);
  ASSERT_THAT(codes(of_form), ElementsAre("430321112"));
  EXPECT_EQ(of_form.reports(0).organ_name(), SeedReport().organ().name());
  v1::ListReportsRequest elsewhere;
  elsewhere.set_division_code("44");
  EXPECT_THAT(codes(List(elsewhere)), IsEmpty());

  v1::ListReportsRequest page;
  page.set_page_size(1);
  const v1::ListReportsResponse first = List(page);
  ASSERT_NE(first.next_page_token(), "");
  page.set_page_token(first.next_page_token());
  EXPECT_THAT(codes(List(page)), ElementsAre("430321111"));
  page.set_page_token("x");
  v1::ListReportsResponse none;
  EXPECT_EQ(ReasonOfCall(Try(&Stub::ListReports, page, none)),
            "BAD_PAGE_TOKEN");
}

TEST_F(WithdrawTest, APageOfRevisionsIsOfItsReport) {
  services_.Submit(SeedReport());
  v1::AnnualReport other = SeedReport();
  other.set_division_code("430321112");
  services_.Submit(other);
  v1::ListRevisionsRequest page;
  page.mutable_identity()->set_division_code("430321112");
  page.mutable_identity()->set_report_year(SeedReport().report_year());
  v1::ListRevisionsResponse none;
  // Of another report, and of none.
  for (const char* token : {"1", "999"}) {
    page.set_page_token(token);
    EXPECT_EQ(ReasonOfCall(Try(&Stub::ListRevisions, page, none)),
              "BAD_PAGE_TOKEN");
  }
}

TEST_F(WithdrawTest, RevisionsSayWhatTheyChanged) {
  services_.Submit(SeedReport());
  v1::SubmitReportRequest amendment;
  *amendment.mutable_report() = SeedReport();
  amendment.mutable_report()->mutable_proactive()->set_norm_docs_made(98);
  amendment.set_amends_revision(1);
  Call<v1::SubmitReportResponse>(&Stub::SubmitReport, amendment);

  v1::ListRevisionsRequest request;
  *request.mutable_identity() = AWithdrawal().identity();
  request.set_with_changes(true);
  const auto list =
      Call<v1::ListRevisionsResponse>(&Stub::ListRevisions, request);
  ASSERT_EQ(list.differences_size(), 2);
  ASSERT_EQ(list.differences(0).cells_size(), 1);
  EXPECT_EQ(list.differences(0).cells(0).cell(), "proactive.norm_docs_made");
  EXPECT_EQ(list.differences(0).cells(0).before(), 99);
  EXPECT_EQ(list.differences(0).cells(0).after(), 98);
  EXPECT_FALSE(list.differences(0).rest_changed());
  EXPECT_EQ(list.differences(1).cells_size(), 0);
}

TEST_F(WithdrawTest, RefusedReportsCanBeReadAlsoAfterARestart) {
  const v1::SubmitReportResponse refused = services_.Submit(BrokenSeed());
  ASSERT_TRUE(refused.has_refused()) << refused.DebugString();
  v1::SubmitReportRequest trial;
  *trial.mutable_report() = BrokenSeed();
  trial.set_validate_only(true);
  Call<v1::SubmitReportResponse>(&Stub::SubmitReport, trial);

  ASSERT_EQ(ListRefusals().refusals_size(), 1);
  services_.ingest().Kill();
  services_.StartIngest();
  v1::ListRefusalsRequest request;
  request.set_division_code("430321");
  request.set_report_year(2020);
  request.set_with_report(true);
  const v1::ListRefusalsResponse list = ListRefusals(request);
  ASSERT_EQ(list.refusals_size(), 1);
  const v1::Refusal& refusal = list.refusals(0);
  EXPECT_EQ(refusal.caller(), "local");
  EXPECT_EQ(refusal.mode(), v1::MODE_SUBMISSION);
  EXPECT_EQ(refusal.organ_name(), SeedReport().organ().name());
  EXPECT_EQ(refusal.content_hash().size(), 32U);
  ASSERT_EQ(refusal.findings_size(), refused.refused().findings_size());
  for (int i = 0; i < refusal.findings_size(); ++i) {
    EXPECT_TRUE(MessageDifferencer::Equals(refusal.findings(i),
                                           refused.refused().findings(i)));
  }
  EXPECT_EQ(refusal.report().SerializeAsString(),
            BrokenSeed().SerializeAsString());
  EXPECT_THAT(services_.ReadFeed(), IsEmpty());

  v1::ListRefusalsRequest by_id;
  by_id.set_refusal_id(refusal.refusal_id());
  EXPECT_FALSE(ListRefusals(by_id).refusals(0).has_report());
  by_id.set_refusal_id(99);
  v1::ListRefusalsResponse none;
  EXPECT_EQ(ReasonOfCall(Try(&Stub::ListRefusals, by_id, none)),
            "REFUSAL_NOT_FOUND");
}

}  // namespace
}  // namespace disclosure
