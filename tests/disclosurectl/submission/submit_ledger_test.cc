#include "disclosurectl/submission/submit_ledger.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "disclosurectl/submission/csv_record.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/report_builder.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ctl {
namespace {

using testing::ElementsAre;

v1::SubmitReportRequest Request(const std::string& area = "430321111") {
  v1::SubmitReportRequest request;
  *request.mutable_report() = ReportBuilder(AReport()).For(area);
  return request;
}

v1::SubmitReportResult Accepted() {
  v1::SubmitReportResult result;
  result.mutable_response()->mutable_accepted();
  return result;
}

v1::SubmitReportResult RefusedForOne() {
  v1::SubmitReportResult result;
  v1::Finding& finding =
      *result.mutable_response()->mutable_refused()->add_findings();
  finding.set_rule_id("F-APP-03");
  finding.set_severity(v1::SEVERITY_ERROR);
  return result;
}

class SubmitLedgerTest : public testing::Test {
 protected:
  ~SubmitLedgerTest() override {
    ProgressFile(input_).Remove();
    std::filesystem::remove(report_);
  }

  std::unique_ptr<SubmitLedger> Open(const std::string& input = "one") {
    auto ledger = SubmitLedger::Open(
        {.progress = ProgressFile(input_), .input = input, .report = report_},
        divisions_);
    EXPECT_THAT(ledger, IsOk());
    return *std::move(ledger);
  }

  // One answer after the other from `first` on, every third a refusal.
  void Answer(SubmitLedger& ledger, uint64_t first, uint64_t end) {
    for (uint64_t i = first; i < end; ++i) {
      ledger.Answered({i, (i + 1) * 10}, absl::StrCat("#", i), Request(),
                      i % 3 == 0 ? RefusedForOne() : Accepted());
    }
  }

  std::string ReportText() const {
    std::ifstream in(report_, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  }

  // The codes of the lines of the report.
  std::vector<std::string> Areas() const {
    std::ifstream in(report_, std::ios::binary);
    std::vector<std::string> areas;
    std::string record;
    while (ReadCsvRecord(in, record)) {
      const std::string area = CsvFieldsOf(record)[0];
      const size_t code = area.find_first_of("0123456789");
      if (code == std::string::npos) continue;  // the heading
      areas.push_back(area.substr(code, area.find("）") - code));
    }
    return areas;
  }

  const divisions::DivisionTree divisions_ =
      *divisions::LoadEmbeddedDivisions();
  const std::string input_ =
      absl::StrCat(testing::TempDir(), "ledger.", getpid());
  const std::string report_ = input_ + ".csv";
};

TEST_F(SubmitLedgerTest, AnInterruptedRunComesToTheSameEnd) {
  {
    const auto whole = Open();
    Answer(*whole, 0, 9);
    ASSERT_THAT(whole->Finish(), IsOk());
  }
  const std::string expected = ReportText();
  {
    const auto interrupted = Open();
    EXPECT_EQ(interrupted->answered_before(), 0u);
    Answer(*interrupted, 0, 4);
    ASSERT_THAT(interrupted->Save(), IsOk());
    // Answered, but not written down any more.
    Answer(*interrupted, 4, 7);
  }
  const auto resumed = Open();
  EXPECT_EQ(resumed->answered_before(), 4u);
  EXPECT_EQ(resumed->bytes_before(), 40u);
  EXPECT_EQ(resumed->status(), ExitStatus::kRefused);
  Answer(*resumed, 4, 9);
  EXPECT_EQ(resumed->tally().accepted(), 6u);
  EXPECT_EQ(resumed->tally().refused(), 3u);
  ASSERT_THAT(resumed->Finish(), IsOk());
  EXPECT_EQ(ReportText(), expected);
  EXPECT_EQ(Open()->answered_before(), 0u);
}

TEST_F(SubmitLedgerTest, TheReportOfFaultsEndsInTheOrderOfAreas) {
  const auto ledger = Open();
  for (const char* const area : {"4303", "110101", "430321111", "43"}) {
    ledger->Answered({0, 10}, "#0", Request(area), RefusedForOne());
  }
  ASSERT_THAT(ledger->Save(), IsOk());
  EXPECT_THAT(Areas(), ElementsAre("4303", "110101", "430321111", "43"));
  ASSERT_THAT(ledger->Finish(), IsOk());
  EXPECT_THAT(Areas(), ElementsAre("110101", "43", "4303", "430321111"));
}

// The report of faults is in order, and the program ended before it could say
// so.
TEST_F(SubmitLedgerTest, ARunThatEndedWhileItFinishedFinishesAgain) {
  const auto ledger = Open();
  Answer(*ledger, 0, 9);
  ASSERT_THAT(ledger->Save(), IsOk());
  const auto progress = ProgressFile(input_).Load();
  ASSERT_THAT(ledger->Finish(), IsOk());
  const std::string expected = ReportText();
  ASSERT_THAT(ProgressFile(input_).Save(*progress), IsOk());
  const auto again = Open();
  EXPECT_EQ(again->answered_before(), 9u);
  ASSERT_THAT(again->Finish(), IsOk());
  EXPECT_EQ(ReportText(), expected);
  EXPECT_FALSE(ProgressFile(input_).Load().has_value());
}

TEST_F(SubmitLedgerTest, BeginsAnewForAnotherInput) {
  {
    const auto ledger = Open("one");
    Answer(*ledger, 0, 4);
    ASSERT_THAT(ledger->Save(), IsOk());
  }
  const auto other = Open("two");
  EXPECT_EQ(other->answered_before(), 0u);
  EXPECT_EQ(CountAll(other->tally()), 0u);
}

TEST_F(SubmitLedgerTest, FailuresAreWorseThanRefusals) {
  const auto ledger = Open();
  EXPECT_EQ(ledger->status(), ExitStatus::kDone);
  Answer(*ledger, 0, 1);
  EXPECT_EQ(ledger->status(), ExitStatus::kRefused);
  ledger->Unreadable({1, 20}, "#1", absl::DataLossError("ends"));
  EXPECT_EQ(ledger->status(), ExitStatus::kFailed);
  EXPECT_EQ(ledger->tally().failed(), 1u);
  EXPECT_EQ(ledger->answered().count(), 2u);
}

}  // namespace
}  // namespace disclosure::ctl
