// Bad input of every kind gets its own clear answer, neighbours in the same
// message are not harmed, and the services survive all of it.

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "disclosure/v1/ingest.pb.h"
#include "gmock/gmock.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "grpcpp/generic/generic_stub.h"
#include "gtest/gtest.h"
#include "service-host/byte_buffers.h"
#include "service-host/client_channel.h"
#include "service-host/grpc_status.h"
#include "status/reason.h"
#include "tests/end_to_end/raw_call.h"
#include "tests/end_to_end/two_services.h"
#include "tests/support/report_builder.h"
#include "tests/support/seed_report.h"

namespace disclosure {
namespace {

using testing::Contains;
using testing::HasSubstr;

constexpr char kSubmitReport[] = "/disclosure.v1.IngestService/SubmitReport";

class BadInputTest : public testing::Test {
 protected:
  // One message of three: the seed, `bad` as raw bytes of a request, and the
  // report of a neighbour. Both good ones have to be accepted.
  v1::SubmitReportResult SubmitBetweenNeighbours(const std::string& bad) {
    v1::SubmitReportsRequest first;
    *first.add_requests()->mutable_report() = SeedReport();
    v1::SubmitReportsRequest last;
    *last.add_requests()->mutable_report() = SeedReport();
    last.mutable_requests(0)->mutable_report()->set_division_code("430321112");
    const std::string message =
        first.SerializeAsString() + Framed(bad) + last.SerializeAsString();
    const v1::SubmitReportsResponse response = Stream(message);
    EXPECT_EQ(response.results_size(), 3);
    if (response.results_size() != 3) return {};
    EXPECT_TRUE(response.results(0).response().has_accepted());
    EXPECT_TRUE(response.results(2).response().has_accepted());
    return response.results(1);
  }

  // Field 1, length-delimited, of a SubmitReportsRequest.
  static std::string Framed(const std::string& bytes) {
    std::string framed;
    google::protobuf::io::StringOutputStream stream(&framed);
    google::protobuf::io::CodedOutputStream out(&stream);
    out.WriteTag(1 << 3 | 2);
    out.WriteVarint32(static_cast<uint32_t>(bytes.size()));
    out.WriteString(bytes);
    out.Trim();
    return framed;
  }

  // One message through the stream, its answer back.
  v1::SubmitReportsResponse Stream(const std::string& message) {
    grpc::GenericStub stub(
        service_host::OpenChannel(services_.ingest_address()));
    grpc::ClientContext context;
    grpc::CompletionQueue queue;
    const auto call = stub.PrepareCall(
        &context, "/disclosure.v1.IngestService/SubmitReports", &queue);
    const auto done = [&queue] {
      void* tag = nullptr;
      bool ok = false;
      return queue.Next(&tag, &ok) && ok;
    };
    call->StartCall(nullptr);
    done();
    call->Write(service_host::ToByteBuffer(message), nullptr);
    done();
    call->WritesDone(nullptr);
    done();
    grpc::ByteBuffer bytes;
    call->Read(&bytes, nullptr);
    v1::SubmitReportsResponse response;
    if (done()) {
      const service_host::ContiguousBytes view(bytes);
      EXPECT_TRUE(response.ParseFromString(std::string(view.view())));
    }
    call->Finish(&stream_status_, nullptr);
    done();
    return response;
  }

  TwoServices services_;
  grpc::Status stream_status_;
};

std::string Serialized(const v1::AnnualReport& report) {
  v1::SubmitReportRequest request;
  *request.mutable_report() = report;
  return request.SerializeAsString();
}

TEST_F(BadInputTest, TruncatedBytesAreNamedAndSpoilNoNeighbour) {
  const std::string whole = Serialized(SeedReport());
  const v1::SubmitReportResult result =
      SubmitBetweenNeighbours(whole.substr(0, whole.size() / 2));
  EXPECT_EQ(result.failure().code(), 3);  // INVALID_ARGUMENT
  EXPECT_EQ(result.failure().reason(), "UNREADABLE_REPORT");
  EXPECT_EQ(result.failure().index(), 1);
  EXPECT_THAT(result.failure().message(), HasSubstr("requests[1]"));
}

TEST_F(BadInputTest, TextInGb18030IsNamedWithItsField) {
  v1::AnnualReport report = SeedReport();
  report.mutable_organ()->set_name("AAAAAAAA");
  std::string bytes = Serialized(report);
  bytes.replace(bytes.find("AAAAAAAA"), 8, "\xCF\xE6\xCC\xB6\xCF\xD8\xD5\xF2");
  const v1::SubmitReportResult result = SubmitBetweenNeighbours(bytes);
  EXPECT_EQ(result.failure().reason(), "TEXT_NOT_UTF8");
  EXPECT_EQ(result.failure().field(), "report.organ.name");
  EXPECT_THAT(result.failure().message(), HasSubstr("GB18030"));
}

TEST_F(BadInputTest, AReportAboveTheLimitIsRefusedAlone) {
  v1::AnnualReport report = SeedReport();
  report.add_narrative()->set_text(std::string(2 << 20, 'x'));
  const v1::SubmitReportResult result =
      SubmitBetweenNeighbours(Serialized(report));
  EXPECT_EQ(result.failure().code(), 8);  // RESOURCE_EXHAUSTED
  EXPECT_EQ(result.failure().reason(), "MESSAGE_TOO_LARGE");
}

TEST_F(BadInputTest, AMessageAboveTheLimitIsRefusedByTheCall) {
  // A little too large, and larger than gRPC itself lets through.
  for (const size_t megabytes : {20, 40}) {
    const absl::Status status =
        CallRaw(services_.ingest_address(), kSubmitReport,
                std::string(megabytes << 20, 'x'));
    EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
    EXPECT_EQ(ReasonOf(status), "MESSAGE_TOO_LARGE") << megabytes;
  }
  EXPECT_TRUE(services_.Submit(SeedReport()).has_accepted());
}

TEST_F(BadInputTest, AMessageAboveTheLimitEndsTheStreamOnly) {
  for (const size_t megabytes : {20, 40}) {
    Stream(std::string(megabytes << 20, 'x'));
    const absl::Status status = service_host::FromGrpcStatus(stream_status_);
    EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
    EXPECT_EQ(ReasonOf(status), "MESSAGE_TOO_LARGE") << megabytes;
  }
  EXPECT_TRUE(services_.Submit(SeedReport()).has_accepted());
}

// Ten megabytes of text fit into a message, and not into a report.
TEST_F(BadInputTest, ANarrativeOfTenMegabytesIsRefusedAlone) {
  v1::AnnualReport report = SeedReport();
  report.add_narrative()->set_text(std::string(10 << 20, 'x'));
  const v1::SubmitReportResult result =
      SubmitBetweenNeighbours(Serialized(report));
  EXPECT_EQ(result.failure().reason(), "MESSAGE_TOO_LARGE");
  EXPECT_THAT(result.failure().message(), HasSubstr("max_report_bytes"));
}

TEST_F(BadInputTest, AModeThatDoesNotExistIsNamed) {
  v1::SubmitReportRequest request;
  *request.mutable_report() = SeedReport();
  request.set_mode(static_cast<v1::Mode>(99));
  const v1::SubmitReportResult result =
      SubmitBetweenNeighbours(request.SerializeAsString());
  EXPECT_EQ(result.failure().code(), 3);  // INVALID_ARGUMENT
  EXPECT_EQ(result.failure().reason(), "BAD_MODE");
  EXPECT_EQ(result.failure().field(), "mode");
}

// Kept as it was sent, and named; only what nobody can use is refused.
TEST_F(BadInputTest, AUnitThatDoesNotExistIsNoUnit) {
  v1::AnnualReport report = SeedReport();
  report.mutable_proactive()->set_procurement_unit(
      static_cast<v1::MoneyUnit>(99));
  const v1::SubmitReportResponse response = services_.Submit(report);
  ASSERT_TRUE(response.has_accepted());
  std::vector<std::string> rules;
  for (const v1::Finding& finding : response.accepted().findings()) {
    rules.push_back(finding.rule_id());
  }
  EXPECT_THAT(rules, Contains("F-ACT-11"));
}

// Also where gRPC itself parses the request.
TEST_F(BadInputTest, TextInGb18030IsNoUnknownMethod) {
  const std::string code = "\x0A\x02\xD6\xD0";
  services_.Submit(SeedReport());
  for (const auto& [address, method] :
       {std::pair(services_.ingest_address(),
                  "/disclosure.v1.IngestService/ListReports"),
        std::pair(services_.stats_address(),
                  "/disclosure.v1.StatsService/GetSeries")}) {
    const absl::Status status = CallRaw(address, method, code);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << method;
    EXPECT_EQ(ReasonOf(status), "UNREADABLE_MESSAGE") << method;
    EXPECT_THAT(std::string(status.message()), HasSubstr("GB18030"));
  }
}

TEST_F(BadInputTest, AnEnumThatDoesNotExistIsNamed) {
  const uint64_t sequence =
      services_.Submit(SeedReport()).accepted().revision().sequence();
  v1::RankAreasRequest request;
  request.set_division_code("43");
  request.set_cell("applications.granted.total");
  request.set_min_sequence(sequence);
  request.set_level(static_cast<v1::AreaLevel>(99));
  const absl::Status status = CallRaw(services_.stats_address(),
                                      "/disclosure.v1.StatsService/RankAreas",
                                      request.SerializeAsString());
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(status), "UNKNOWN_VALUE");
  EXPECT_EQ(FieldOf(status), "level");
}

TEST_F(BadInputTest, AUnaryCallCarriesReasonAndField) {
  const absl::Status status =
      CallRaw(services_.ingest_address(), kSubmitReport, "\x0A\x05xx");
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(status), "UNREADABLE_REPORT");
}

TEST_F(BadInputTest, AMessageThatIsNoListEndsTheStreamOnly) {
  Stream("\xFF\xFF\xFF");
  EXPECT_EQ(ReasonOf(service_host::FromGrpcStatus(stream_status_)),
            "UNREADABLE_MESSAGE");
  EXPECT_TRUE(services_.Submit(SeedReport()).has_accepted());
}

int CurrentYear() {
  const absl::TimeZone shanghai = absl::FixedTimeZone(8 * 60 * 60);
  const absl::CivilDay today = absl::ToCivilDay(absl::Now(), shanghai);
  // On the last day of the year its report is taken already.
  return static_cast<int>((today + 1).year());
}

struct RefusedCase {
  const char* name;
  std::function<void(v1::AnnualReport&)> spoil;
  const char* rule;
};

class RefusedInputTest : public BadInputTest,
                         public testing::WithParamInterface<RefusedCase> {};

TEST_P(RefusedInputTest, GetsItsNamedRuleInBothLanguages) {
  v1::AnnualReport report = SeedReport();
  GetParam().spoil(report);
  const v1::SubmitReportResult result =
      SubmitBetweenNeighbours(Serialized(report));
  ASSERT_TRUE(result.response().has_refused()) << result.DebugString();
  std::vector<std::string> errors;
  for (const v1::Finding& finding : result.response().refused().findings()) {
    EXPECT_NE(finding.message_zh(), "");
    EXPECT_NE(finding.message_en(), "");
    if (finding.severity() == v1::SEVERITY_ERROR) {
      errors.push_back(finding.rule_id());
    }
  }
  EXPECT_THAT(errors, Contains(GetParam().rule));
}

INSTANTIATE_TEST_SUITE_P(
    Reports, RefusedInputTest,
    testing::ValuesIn(std::vector<RefusedCase>{
        {"UnknownDivision",
         [](v1::AnnualReport& r) { r.set_division_code("999999999"); },
         "F-STR-01"},
        {"MalformedDivision",
         [](v1::AnnualReport& r) { r.set_division_code("4303x"); }, "F-STR-01"},
        {"Village",
         [](v1::AnnualReport& r) { r.set_division_code("430321111201"); },
         "F-ORG-02"},
        {"NegativeCount",
         [](v1::AnnualReport& r) {
           r.mutable_proactive()->set_norm_docs_made(-1);
         },
         "F-FMT-02"},
        {"FutureYear",
         [](v1::AnnualReport& r) {
           r.set_report_year(2999);
           r.clear_statistical_period();
         },
         "F-STR-02"},
        {"Year1800", [](v1::AnnualReport& r) { r.set_report_year(1800); },
         "F-STR-02"},
        {"LargestNumber",
         [](v1::AnnualReport& r) {
           r.mutable_proactive()->set_norm_docs_made(INT64_MAX);
         },
         "F-FMT-04"},
        {"EmptyOrgan", [](v1::AnnualReport& r) { r.clear_organ(); },
         "F-STR-01"},
        {"UnknownForm",
         [](v1::AnnualReport& r) { r.set_form(static_cast<v1::Form>(99)); },
         "F-STR-01"},
        {"UnknownScope",
         [](v1::AnnualReport& r) { r.set_scope(static_cast<v1::Scope>(99)); },
         "F-ORG-06"},
        {"UnknownKindOfOrgan",
         [](v1::AnnualReport& r) {
           r.mutable_organ()->set_kind(static_cast<v1::OrganKind>(99));
         },
         "F-ORG-01"},
        {"Company",
         [](v1::AnnualReport& r) {
           r.set_division_code("430321");
           r.set_scope(v1::SCOPE_OWN_ORGAN);
           r.mutable_organ()->set_credit_code("91430321006301553N");
         },
         "F-ORG-01"},
        {"CreditCodeMalformed",
         [](v1::AnnualReport& r) {
           r.mutable_organ()->set_credit_code("91430321006301553X");
         },
         "F-STR-01"},
        {"ReportForTheCurrentYear",
         [](v1::AnnualReport& r) {
           r.set_report_year(CurrentYear());
           r.set_form(v1::FORM_2021);
         },
         "F-STR-02"},
        {"SmallestNumber",
         [](v1::AnnualReport& r) {
           r.mutable_proactive()->set_licence_items_change(INT64_MIN);
         },
         "F-FMT-04"},
        {"CellsOfAllForms",
         [](v1::AnnualReport& r) {
           r.mutable_annex_2014()->set_disclosed_items(1);
           r.mutable_proactive()->set_rules_in_force(1);
           r.mutable_applications()->mutable_other_misc()->set_total(1);
         },
         "F-STR-03"},
        {"NarrativeBeyondItsLimit",
         [](v1::AnnualReport& r) {
           r.add_narrative()->set_text(std::string(600 << 10, 'x'));
         },
         "F-FMT-06"},
        {"CellOfAnotherForm",
         [](v1::AnnualReport& r) {
           r.mutable_proactive()->set_rules_in_force(0);
         },
         "F-STR-03"},
        {"HalfYear",
         [](v1::AnnualReport& r) {
           r.mutable_statistical_period()->mutable_last_day()->set_month(6);
           r.mutable_statistical_period()->mutable_last_day()->set_day(30);
         },
         "F-STR-11"},
        {"BrokenTotal",
         [](v1::AnnualReport& r) {
           r.mutable_applications()->mutable_received_new()->set_total(2);
         },
         "F-APP-01"},
        {"SummaryOfATownship",
         [](v1::AnnualReport& r) { r.set_scope(v1::SCOPE_AREA_SUMMARY); },
         "F-ORG-06"},
    }),
    [](const auto& row) { return row.param.name; });

TEST_F(BadInputTest, ABrokenTotalNamesEachRuleWithCellsLabelsAndFigures) {
  v1::AnnualReport report = SeedReport();
  report.mutable_applications()->mutable_received_new()->set_total(2);
  const v1::SubmitReportResponse response = services_.Submit(report);
  ASSERT_TRUE(response.has_refused());
  std::vector<std::string> broken;
  for (const v1::Finding& finding : response.refused().findings()) {
    if (finding.severity() != v1::SEVERITY_ERROR) continue;
    broken.push_back(finding.rule_id());
    ASSERT_GT(finding.cells_size(), 0);
    bool named = false;
    for (const v1::FindingCell& cell : finding.cells()) {
      EXPECT_NE(cell.label(), "");
      named |=
          cell.cell() == "applications.received_new.total" && cell.value() == 2;
    }
    EXPECT_TRUE(named) << finding.DebugString();
    EXPECT_NE(finding.expected(), "");
    EXPECT_NE(finding.found(), "");
  }
  EXPECT_THAT(broken, testing::UnorderedElementsAre("F-APP-01", "F-APP-03"));
}

// A list far above its limit: a finding for each entry would be a hundred times
// the report.
TEST_F(BadInputTest, AnEndlessListGetsAnAnswerOfBoundedSize) {
  v1::AnnualReport report = SeedReport();
  for (int i = 0; i < 300'000; ++i) report.add_approximate_cells("");
  const v1::SubmitReportResult result =
      SubmitBetweenNeighbours(Serialized(report));
  const auto& findings = result.response().refused().findings();
  std::map<std::string, int> found;
  for (const v1::Finding& finding : findings) ++found[finding.rule_id()];
  EXPECT_EQ(found["F-FMT-06"], 1);
  EXPECT_EQ(found["F-STR-03"], 1000);
  EXPECT_LT(result.ByteSizeLong(), size_t{1} << 20);
}

// In the archive most faults are warnings; not what would make a report that
// nobody can name, nor read back.
TEST_F(BadInputTest, NoModeTakesAReportWithoutIdentity) {
  std::vector<v1::AnnualReport> reports(3, SeedReport());
  reports[0].set_scope(static_cast<v1::Scope>(99));
  reports[1].set_report_year(0);
  reports[2].set_division_code("430321111201");
  for (const v1::AnnualReport& report : reports) {
    EXPECT_TRUE(services_.Submit(report, v1::MODE_ARCHIVE).has_refused())
        << report.scope() << " " << report.report_year();
  }
}

TEST_F(BadInputTest, NothingRefusedReachesTheFeed) {
  v1::AnnualReport report = SeedReport();
  report.set_report_year(1800);
  EXPECT_TRUE(services_.Submit(report).has_refused());
  EXPECT_TRUE(services_.ReadFeed().empty());
}

}  // namespace
}  // namespace disclosure
