#include "disclosurectl/submission/csv_record.h"

#include <sstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace disclosure::ctl {
namespace {

using testing::ElementsAre;

TEST(CsvRecordTest, RecordsAreReadAsTheyStand) {
  std::istringstream in("a,b\r\n\"x\r\n,\"\"y\",z\r\nlast");
  std::string record;
  ASSERT_TRUE(ReadCsvRecord(in, record));
  EXPECT_EQ(record, "a,b\r\n");
  ASSERT_TRUE(ReadCsvRecord(in, record));
  EXPECT_EQ(record, "\"x\r\n,\"\"y\",z\r\n");
  ASSERT_TRUE(ReadCsvRecord(in, record));
  EXPECT_EQ(record, "last");
  EXPECT_FALSE(ReadCsvRecord(in, record));
}

TEST(CsvRecordTest, FieldsHaveNoQuotesOfTheirOwn) {
  EXPECT_THAT(CsvFieldsOf("a,,b\r\n"), ElementsAre("a", "", "b"));
  EXPECT_THAT(CsvFieldsOf("\"x\r\n,\"\"y\",\"\",z\r\n"),
              ElementsAre("x\r\n,\"y", "", "z"));
  EXPECT_THAT(CsvFieldsOf("\"\"\"\"\n"), ElementsAre("\""));
  EXPECT_THAT(CsvFieldsOf(""), ElementsAre(""));
}

}  // namespace
}  // namespace disclosure::ctl
