#include "disclosurectl/commands/submit_batches.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
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
  SubmitBatches::Callbacks Callbacks() {
    return {
        .unreadable =
            [this](const InputPlace& place, const std::string& origin,
                   const absl::Status&) {
              unreadable_.push_back(origin);
              unreadable_places_.push_back(place.index);
            },
        .is_answered =
            [this](uint64_t index) { return answered_.contains(index); },
        .pause = [this](absl::Duration pause) { pauses_.push_back(pause); }};
  }

  std::vector<std::string> unreadable_;
  std::vector<uint64_t> unreadable_places_;
  std::set<uint64_t> answered_;
  std::vector<absl::Duration> pauses_;
};

TEST_F(SubmitBatchesTest, MessagesHoldSixtyFourReports) {
  SubmitBatches batches(SourceOf(100), {}, Callbacks());
  const auto first = batches.Next();
  EXPECT_EQ(first->message.requests_size(), kReportsPerMessage);
  EXPECT_EQ(first->origins.front(), "-#1");
  EXPECT_EQ(batches.Next()->message.requests_size(), 36);
  EXPECT_EQ(batches.Next(), nullptr);
}

TEST_F(SubmitBatchesTest, LargeReportsMakeSmallerMessages) {
  SubmitBatches batches(SourceOf(5, kMaxMessageBytes / 2), {}, Callbacks());
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
  SubmitBatches batches(SourceOf(1), terms, Callbacks());
  const v1::SubmitReportRequest request = batches.Next()->message.requests(0);
  EXPECT_EQ(request.mode(), v1::MODE_ARCHIVE);
  EXPECT_EQ(request.amends_revision(), 3);
  EXPECT_TRUE(request.validate_only());
}

TEST_F(SubmitBatchesTest, WhatWasPutBackComesBeforeAnythingNewAfterAPause) {
  SubmitBatches batches(SourceOf(kReportsPerMessage + 1), {}, Callbacks());
  const auto batch = batches.Next();
  EXPECT_FALSE(batches.HasPutBack());
  ASSERT_TRUE(batches.PutBack(*batch, 1));
  ASSERT_TRUE(batches.HasPutBack());
  EXPECT_THAT(pauses_, testing::IsEmpty());
  const auto again = batches.Next();
  EXPECT_THAT(again->origins, testing::ElementsAre("-#2", "-#65"));
  EXPECT_EQ(again->places[0], batch->places[1]);
  EXPECT_THAT(pauses_, testing::ElementsAre(SubmitBatches::kPauseAfterBusy));
  EXPECT_EQ(batches.Next(), nullptr);
}

TEST_F(SubmitBatchesTest, AReportIsSentSoOftenAndNoMore) {
  SubmitBatches batches(SourceOf(1), {}, Callbacks());
  auto batch = batches.Next();
  for (int sent = 1; sent < SubmitBatches::kMaxAttempts; ++sent) {
    ASSERT_TRUE(batches.PutBack(*batch, 0));
    batch = batches.Next();
    ASSERT_NE(batch, nullptr);
    EXPECT_EQ(pauses_.back(), sent * SubmitBatches::kPauseAfterBusy);
  }
  EXPECT_FALSE(batches.PutBack(*batch, 0));
  EXPECT_EQ(batches.Next(), nullptr);
}

TEST_F(SubmitBatchesTest, ReportsHaveTheirPlacesInTheInput) {
  ReportSource& source = SourceOf(3, /*bytes=*/10);
  const uint64_t bytes = input_.str().size();
  SubmitBatches batches(source, {}, Callbacks());
  const auto batch = batches.Next();
  EXPECT_EQ(batch->places[0], (InputPlace{0, bytes / 3}));
  EXPECT_EQ(batch->places[2], (InputPlace{2, bytes}));
}

TEST_F(SubmitBatchesTest, WhatWasAnsweredBeforeIsPassedOver) {
  answered_ = {1};
  SubmitBatches batches(SourceOf(3), {}, Callbacks());
  EXPECT_THAT(batches.Next()->origins, testing::ElementsAre("-#1", "-#3"));
}

TEST_F(SubmitBatchesTest, UnreadableReportIsToldAndPassedOver) {
  ReportSource& source = SourceOf(1);
  input_.str("\x02\xFF\xFF" + input_.str());
  SubmitBatches batches(source, {}, Callbacks());
  EXPECT_EQ(batches.Next()->origins.front(), "-#2");
  EXPECT_THAT(unreadable_, testing::ElementsAre("-#1"));
  EXPECT_THAT(unreadable_places_, testing::ElementsAre(0));
}

}  // namespace
}  // namespace disclosure::ctl
