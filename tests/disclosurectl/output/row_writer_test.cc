#include "disclosurectl/output/row_writer.h"

#include <gtest/gtest.h>

#include <sstream>

namespace disclosure::ctl {
namespace {

std::vector<Column> AreaColumns() {
  return {{"name", "名称", Align::kLeft}, {"value", "值", Align::kRight}};
}

TEST(RowWriterTest, TableAlignsChineseText) {
  std::ostringstream out;
  RowWriter rows(out, OutputFormat::kTable, AreaColumns());
  rows.Row({"云湖桥镇", "1"});
  rows.Row({"Yunhu", "1200"});
  rows.Finish();
  EXPECT_EQ(out.str(),
            "名称        值\n"
            "云湖桥镇     1\n"
            "Yunhu     1200\n");
}

TEST(RowWriterTest, CsvHasKeysAndQuotesWhatItMust) {
  std::ostringstream out;
  RowWriter rows(out, OutputFormat::kCsv, AreaColumns());
  rows.Row({"a,b", "say \"no\""});
  rows.Row({"two\nlines", " 1"});
  rows.Finish();
  EXPECT_EQ(out.str(),
            "name,value\n"
            "\"a,b\",\"say \"\"no\"\"\"\n"
            "\"two\nlines\",\" 1\"\n");
}

TEST(RowWriterTest, NoRowsLeaveTheHeading) {
  std::ostringstream out;
  { const RowWriter rows(out, OutputFormat::kCsv, AreaColumns()); }
  EXPECT_EQ(out.str(), "name,value\n");
}

TEST(RowWriterTest, LaterBlocksGoOnWithoutAnotherHeading) {
  std::ostringstream out;
  RowWriter rows(out, OutputFormat::kTable, {{"n", "n", Align::kLeft}});
  for (size_t i = 0; i <= RowWriter::kRowsPerBlock; ++i) rows.Row({"x"});
  rows.Finish();
  EXPECT_EQ(out.str().size(), 2 * (RowWriter::kRowsPerBlock + 2));
  EXPECT_EQ(out.str().find('n'), out.str().rfind('n'));
}

}  // namespace
}  // namespace disclosure::ctl
