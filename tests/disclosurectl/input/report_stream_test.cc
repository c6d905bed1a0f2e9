#include "disclosurectl/input/report_stream.h"

#include <gtest/gtest.h>

#include <sstream>

namespace disclosure::ctl {
namespace {

v1::AnnualReport ReportOf(int year) {
  v1::AnnualReport report;
  report.set_division_code("430321111");
  report.set_report_year(year);
  // Long enough for a length of two bytes.
  report.add_narrative()->set_text(std::string(300, 'x'));
  return report;
}

std::string Written(std::initializer_list<int> years) {
  std::ostringstream out;
  std::string buffer;
  for (const int year : years) WriteDelimited(ReportOf(year), buffer, out);
  return out.str();
}

TEST(ReportStreamTest, WhatWasWrittenIsReadBack) {
  std::istringstream in(Written({2019, 2020}));
  ReportStreamReader reader(in);
  v1::AnnualReport report;
  for (const int year : {2019, 2020}) {
    const auto read = reader.Next(report);
    ASSERT_TRUE(read.ok() && *read) << read.status();
    EXPECT_EQ(report.SerializeAsString(), ReportOf(year).SerializeAsString());
  }
  EXPECT_FALSE(*reader.Next(report));
  EXPECT_EQ(reader.bytes_read(), in.str().size());
}

TEST(ReportStreamTest, CutOffAnywhereIsDataLoss) {
  const std::string whole = Written({2020});
  for (size_t size = 1; size < whole.size(); ++size) {
    std::istringstream in(whole.substr(0, size));
    v1::AnnualReport report;
    EXPECT_TRUE(absl::IsDataLoss(ReportStreamReader(in).Next(report).status()))
        << size;
  }
}

TEST(ReportStreamTest, PassesOverReportsUnread) {
  // What cannot be read can be passed over.
  std::istringstream in("\x02\xFF\xFF" + Written({2019, 2020}));
  ReportStreamReader reader(in);
  v1::AnnualReport report;
  EXPECT_TRUE(*reader.Skip());
  EXPECT_TRUE(*reader.Skip());
  EXPECT_TRUE(*reader.Next(report));
  EXPECT_EQ(report.report_year(), 2020);
  EXPECT_FALSE(*reader.Skip());
  EXPECT_EQ(reader.bytes_read(), in.str().size());
}

TEST(ReportStreamTest, PassingOverTheEndIsDataLoss) {
  const std::string whole = Written({2020});
  std::istringstream in(whole.substr(0, whole.size() - 1));
  EXPECT_TRUE(absl::IsDataLoss(ReportStreamReader(in).Skip().status()));
}

TEST(ReportStreamTest, UnreadableReportDoesNotSpoilTheNext) {
  std::istringstream in("\x02\xFF\xFF" + Written({2020}));
  ReportStreamReader reader(in);
  v1::AnnualReport report;
  EXPECT_TRUE(absl::IsInvalidArgument(reader.Next(report).status()));
  EXPECT_TRUE(*reader.Next(report));
  EXPECT_EQ(report.report_year(), 2020);
}

TEST(ReportStreamTest, WhatIsNoStreamAsksForNoMemory) {
  std::istringstream in(std::string(64, '\xFF'));
  v1::AnnualReport report;
  EXPECT_TRUE(absl::IsDataLoss(ReportStreamReader(in).Next(report).status()));
}

}  // namespace
}  // namespace disclosure::ctl
