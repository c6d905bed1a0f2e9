// A report gets the same findings, byte for byte, whoever asks: offline with
// the reports of earlier years beside it, as a trial, and in earnest.

#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "divisions/division_tree.h"
#include "divisions/lineage.h"
#include "gmock/gmock.h"
#include "google/protobuf/util/json_util.h"
#include "grpcpp/client_context.h"
#include "gtest/gtest.h"
#include "tests/disclosurectl/commands/ended_program.h"
#include "tests/end_to_end/two_services.h"
#include "tests/support/random_reports.h"
#include "tests/support/report_builder.h"

namespace disclosure {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;

using Serialised = std::vector<std::string>;

template <typename List>
Serialised SerialisedOf(const List& findings) {
  Serialised all;
  for (const v1::Finding& finding : findings) {
    all.push_back(finding.SerializeAsString());
  }
  return all;
}

std::vector<std::string> RulesOf(const Serialised& findings) {
  std::vector<std::string> ids;
  for (const std::string& bytes : findings) {
    v1::Finding finding;
    EXPECT_TRUE(finding.ParseFromString(bytes));
    ids.push_back(finding.rule_id());
  }
  return ids;
}

// Complete, all zero, of the form of the year.
ReportBuilder In(int year, std::string_view division) {
  const v1::Form form = year >= 2021   ? v1::FORM_2021
                        : year >= 2019 ? v1::FORM_2019
                                       : v1::FORM_2014;
  return ReportBuilder(AReport()).AllZero(form).Year(year).For(division);
}

ReportBuilder CarriesOut(int year, std::string_view division) {
  return In(year, division)
      .With("applications.received_new.natural_person", 3)
      .With("applications.received_new.total", 3)
      .With("applications.carried_out.natural_person", 3)
      .With("applications.carried_out.total", 3);
}

class SameFindingsTest : public testing::Test {
 protected:
  void Start(std::vector<std::string> ingest_arguments = {}) {
    services_.emplace(std::move(ingest_arguments));
  }

  // By the command line, with `previous` in a file; as JSON and back.
  Serialised Offline(const v1::AnnualReport& report, v1::Mode mode,
                     const std::optional<v1::AnnualReport>& previous,
                     const std::vector<std::string>& options) {
    std::vector<std::string> arguments = {
        "validate", "-", "--format=binary", "--output=json",
        mode == v1::MODE_ARCHIVE ? "--mode=archive" : "--mode=submission"};
    if (previous) {
      const std::string file = services_->directory() + "/previous.binpb";
      std::ofstream(file, std::ios::binary) << previous->SerializeAsString();
      arguments.push_back("--previous=" + file);
    }
    arguments.insert(arguments.end(), options.begin(), options.end());
    const ctl::EndedProgram run = ctl::RunWith(
        {arguments.begin(), arguments.end()}, report.SerializeAsString());
    google::protobuf::util::JsonParseOptions ignoring;
    ignoring.ignore_unknown_fields = true;
    v1::Refused judged;
    const auto parsed =
        google::protobuf::util::JsonStringToMessage(run.out, &judged, ignoring);
    EXPECT_TRUE(parsed.ok()) << parsed << "\n" << run.out << run.err;
    return SerialisedOf(judged.findings());
  }

  Serialised Submitted(const v1::AnnualReport& report, v1::Mode mode,
                       bool validate_only) {
    v1::SubmitReportRequest request;
    *request.mutable_report() = report;
    request.set_mode(mode);
    request.set_validate_only(validate_only);
    v1::SubmitReportResponse response;
    grpc::ClientContext context;
    const grpc::Status status =
        services_->ingest_stub().SubmitReport(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    EXPECT_FALSE(response.has_conflict());
    if (response.has_refused()) {
      return SerialisedOf(response.refused().findings());
    }
    return SerialisedOf(response.accepted().findings());
  }

  // Expects the same of all three; returns the rules that spoke.
  std::vector<std::string> AllAgreeOn(
      const v1::AnnualReport& report,
      const std::optional<v1::AnnualReport>& previous = std::nullopt,
      v1::Mode mode = v1::MODE_SUBMISSION,
      const std::vector<std::string>& options = {}) {
    if (previous) Submitted(*previous, v1::MODE_ARCHIVE, false);
    const Serialised offline = Offline(report, mode, previous, options);
    EXPECT_EQ(Submitted(report, mode, /*validate_only=*/true), offline);
    EXPECT_EQ(Submitted(report, mode, /*validate_only=*/false), offline);
    return RulesOf(offline);
  }

  std::optional<TwoServices> services_;
};

TEST_F(SameFindingsTest, WithAndWithoutAYearBefore) {
  Start();
  const ReportBuilder now = In(2023, "430321111").PublishedOn("2024-03-02");
  EXPECT_THAT(AllAgreeOn(now), Not(Contains("F-XYR-01")));
  const ReportBuilder other = In(2023, "430321112").PublishedOn("2024-03-02");
  EXPECT_THAT(AllAgreeOn(other, CarriesOut(2022, "430321112")),
              Contains("F-XYR-01"));
  EXPECT_THAT(AllAgreeOn(In(2023, "430321113"), CarriesOut(2020, "430321113"),
                         v1::MODE_ARCHIVE),
              Contains("F-XYR-08"));
}

// Refused: it is compared with other years all the same.
TEST_F(SameFindingsTest, OfARefusedReportWithItsHints) {
  Start();
  const auto rules =
      AllAgreeOn(In(2023, "430321111").With("applications.granted.total", 2),
                 CarriesOut(2022, "430321111"));
  EXPECT_THAT(rules, Contains("F-APP-02"));
  EXPECT_THAT(rules, Contains("F-XYR-01"));
  EXPECT_THAT(AllAgreeOn(In(2023, "430321").Scope(v1::SCOPE_UNSPECIFIED),
                         CarriesOut(2022, "430321").Scope(v1::SCOPE_OWN_ORGAN)),
              Contains("F-XYR-01"));
  EXPECT_THAT(
      AllAgreeOn(In(2147483647, "430321112"), CarriesOut(2022, "430321112")),
      Contains("F-STR-02"));
  EXPECT_THAT(AllAgreeOn(In(-2147483648, "430321112")), Contains("F-STR-02"));
}

TEST_F(SameFindingsTest, ThroughARecodingOfTheDivision) {
  Start();
  std::optional<divisions::Edge> recoded;
  const auto divisions = divisions::LoadEmbeddedDivisions();
  ASSERT_TRUE(divisions.ok());
  for (const divisions::Edge& edge : divisions->lineage().edges()) {
    if (edge.kind != divisions::EdgeKind::kRecoded || !edge.certain) continue;
    if (edge.edition_before == 2019 && edge.edition_after == 2021 &&
        edge.from.digits().size() == 9) {
      recoded = edge;
    }
  }
  ASSERT_TRUE(recoded.has_value());
  EXPECT_THAT(AllAgreeOn(In(2021, recoded->to.digits()),
                         CarriesOut(2020, recoded->from.digits())),
              Contains("F-XYR-01"));
}

TEST_F(SameFindingsTest, OfAStrictService) {
  Start({"--strict"});
  const ReportBuilder report =
      In(2023, "430321111").With("proactive.rules_in_force", 6);
  EXPECT_THAT(
      AllAgreeOn(report, std::nullopt, v1::MODE_SUBMISSION, {"--strict"}),
      Contains("F-ACT-01"));
  EXPECT_TRUE(services_->Submit(report).has_refused());
}

// Whatever parses. Each is of another township, or of none: others of the same
// would be years that the command line does not know.
TEST_F(SameFindingsTest, OfReportsThatMakeNoSense) {
  constexpr int kReports = 120;
  Start();
  const auto divisions = divisions::LoadEmbeddedDivisions();
  ASSERT_TRUE(divisions.ok());
  std::vector<std::string> townships;
  for (const divisions::Area& area : divisions->areas()) {
    if (area.code.level() == divisions::Level::kTownship && area.In(2023)) {
      townships.push_back(area.code.ToString());
    }
  }
  RandomReports random(20'261'126);
  for (int i = 0; i < kReports; ++i) {
    v1::AnnualReport report = random.Next();
    std::optional<v1::AnnualReport> previous;
    report.set_division_code("4");
    if (!random.OneIn(4)) {
      report.set_division_code(townships[static_cast<size_t>(i)]);
      report.mutable_organ()->clear_credit_code();
      report.set_scope(v1::SCOPE_OWN_ORGAN);
      if (random.OneIn(2)) {
        report.set_report_year(2023);
        previous = CarriesOut(2022, townships[static_cast<size_t>(i)]);
      }
    }
    const v1::Mode mode =
        random.OneIn(2) ? v1::MODE_ARCHIVE : v1::MODE_SUBMISSION;
    AllAgreeOn(report, previous, mode);
    ASSERT_FALSE(HasFailure()) << i << ": " << report.ShortDebugString();
  }
}

}  // namespace
}  // namespace disclosure
