#include "disclosurectl/commands/submit_batches.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "disclosurectl/input/report_stream.h"

namespace disclosure::ctl {
namespace {

class SubmitBatchesTest : public testing::Test {
 protected:
  // A stream of `count` reports with a text of `bytes` each.
  ReportSource& SourceOf(int count, size_t bytes = 0) {
    std::ostringstream out;
    std::string buffer;
    for (int year = 1; year <= count; ++year) {
      v1::AnnualReport report;
      report.set_report_year(year);
      report.add_narrative()->set_text(std::string(bytes, 'x'));
      WriteDelimited(report, buffer, out);
    }
    input_.str(out.str());
    source_ = std::make_unique<ReportSource>(std::vector<std::string>{"-"},
                                             ReportFormat::kStream,
                                             ReadDocument(), input_);
    return *source_;
  }

  std::istringstream input_;
  std::unique_ptr<ReportSource> source_;
  std::vector<std::string> unreadable_;
  SubmitBatches::Unreadable note_unreadable_ = [this](const std::string& origin,
                                                      const absl::Status&) {
    unreadable_.push_back(origin);
  };
};

TEST_F(SubmitBatchesTest, MessagesHoldSixtyFourReports) {
  SubmitBatches batches(SourceOf(100), {}, note_unreadable_);
  const auto first = batches.Next();
  EXPECT_EQ(first->message.requests_size(), kReportsPerMessage);
  EXPECT_EQ(first->origins.front(), "-#1");
  EXPECT_EQ(batches.Next()->message.requests_size(), 36);
  EXPECT_EQ(batches.Next(), nullptr);
}

TEST_F(SubmitBatchesTest, LargeReportsMakeSmallerMessages) {
  SubmitBatches batches(SourceOf(5, kMaxMessageBytes / 2), {},
                        note_unreadable_);
  int reports = 0;
  while (const auto batch = batches.Next()) {
    EXPECT_LE(batch->message.ByteSizeLong(), kMaxMessageBytes + 64);
    for (const auto& request : batch->message.requests()) {
      EXPECT_EQ(request.report().report_year(), ++reports);
    }
  }
  EXPECT_EQ(reports, 5);
}

TEST_F(SubmitBatchesTest, TermsGoWithEveryReport) {
  SubmitTerms terms;
  terms.mode = v1::MODE_ARCHIVE;
  terms.amends_revision = 3;
  terms.validate_only = true;
  SubmitBatches batches(SourceOf(1), terms, note_unreadable_);
  const v1::SubmitReportRequest request = batches.Next()->message.requests(0);
  EXPECT_EQ(request.mode(), v1::MODE_ARCHIVE);
  EXPECT_EQ(request.amends_revision(), 3);
  EXPECT_TRUE(request.validate_only());
}

TEST_F(SubmitBatchesTest, WhatWasPutBackComesInTheNextRound) {
  SubmitBatches batches(SourceOf(2), {}, note_unreadable_);
  const auto batch = batches.Next();
  batches.PutBack(batch->origins[1], batch->message.requests(1));
  EXPECT_EQ(batches.Next(), nullptr);
  ASSERT_TRUE(batches.BeginRound());
  EXPECT_EQ(batches.Next()->origins.front(), "-#2");
  EXPECT_EQ(batches.Next(), nullptr);
  EXPECT_FALSE(batches.BeginRound());
}

TEST_F(SubmitBatchesTest, UnreadableReportIsToldAndPassedOver) {
  ReportSource& source = SourceOf(1);
  input_.str("\x02\xFF\xFF" + input_.str());
  SubmitBatches batches(source, {}, note_unreadable_);
  EXPECT_EQ(batches.Next()->origins.front(), "-#2");
  EXPECT_THAT(unreadable_, testing::ElementsAre("-#1"));
}

}  // namespace
}  // namespace disclosure::ctl
