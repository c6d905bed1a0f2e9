#include "disclosurectl/input/report_format.h"

#include <gtest/gtest.h>

namespace disclosure::ctl {
namespace {

TEST(ReportFormatTest, EndingOfTheNameTells) {
  EXPECT_EQ(FormatOfName("a/b.textproto"), ReportFormat::kTextproto);
  EXPECT_EQ(FormatOfName("b.json"), ReportFormat::kJson);
  EXPECT_EQ(FormatOfName("b.jsonl"), ReportFormat::kJsonLines);
  EXPECT_EQ(FormatOfName("b.binpb"), ReportFormat::kBinary);
  EXPECT_EQ(FormatOfName("b.binpb.stream"), ReportFormat::kStream);
  EXPECT_EQ(FormatOfName("云湖桥镇.txt"), ReportFormat::kDocument);
  EXPECT_EQ(FormatOfName("云湖桥镇.html"), ReportFormat::kDocument);
  EXPECT_EQ(FormatOfName("README"), std::nullopt);
}

TEST(ReportFormatTest, FirstByteTellsWhereThereIsNoName) {
  EXPECT_EQ(FormatOfFirstByte('{'), ReportFormat::kJson);
  EXPECT_EQ(FormatOfFirstByte('d'), ReportFormat::kTextproto);
  EXPECT_EQ(FormatOfFirstByte('#'), ReportFormat::kTextproto);
  EXPECT_EQ(FormatOfFirstByte(0xB2), ReportFormat::kStream);
}

TEST(ReportFormatTest, NamesAreThoseOfTheOption) {
  EXPECT_EQ(ParseReportFormat("stream"), ReportFormat::kStream);
  EXPECT_EQ(NameOf(ReportFormat::kStream), "stream");
  EXPECT_EQ(ParseReportFormat("xml"), std::nullopt);
}

}  // namespace
}  // namespace disclosure::ctl
