#include "disclosurectl/output/report_table.h"

#include <unistd.h>

#include <filesystem>
#include <sstream>

#include "disclosurectl/input/file_bytes.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ctl {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::StartsWith;

const std::vector<std::string> kCells = {"a.total", "b"};

// Two reports: one has a figure and a blank, the other lacks a cell.
v1::ExportCellsResponse TwoReports() {
  v1::ExportCellsResponse batch;
  for (const int year : {2019, 2022}) {
    batch.add_division_codes("430321111");
    batch.add_names("云湖桥镇");
    batch.add_organ_credit_codes("");
    batch.add_years(year);
    batch.add_forms(year == 2019 ? v1::FORM_2019 : v1::FORM_2021);
    batch.add_revisions(1);
  }
  v1::CellColumn& a = *batch.add_columns();
  a.add_statuses(v1::VALUE_STATUS_VALUE);
  a.add_values(0);
  a.add_approximate(0);
  a.add_statuses(v1::VALUE_STATUS_NOT_ASKED);
  a.add_values(0);
  v1::CellColumn& b = *batch.add_columns();
  b.add_statuses(v1::VALUE_STATUS_BLANK);
  b.add_values(0);
  b.add_statuses(v1::VALUE_STATUS_VALUE);
  b.add_values(INT64_MAX);
  b.add_unit_unknown(1);
  return batch;
}

TEST(CsvTableTest, ZeroBlankAndNotAskedStayApart) {
  std::ostringstream out;
  const auto table = NewCsvTable(out, kCells, /*byte_order_mark=*/false);
  ASSERT_THAT(table->Add(TwoReports()), IsOk());
  ASSERT_THAT(table->Finish(), IsOk());
  EXPECT_EQ(out.str(),
            "division_code,name,organ_credit_code,year,form,revision,a.total,b,"
            "notes\n"
            "430321111,云湖桥镇,,2019,2019,1,0,,approximate: a.total\n"
            "430321111,云湖桥镇,,2022,2021,1,NA,9223372036854775807,"
            "unit unknown: b\n");
}

TEST(CsvTableTest, BeginsWithAByteOrderMarkIfWanted) {
  std::ostringstream out;
  const auto table = NewCsvTable(out, kCells, /*byte_order_mark=*/true);
  ASSERT_THAT(table->Finish(), IsOk());
  EXPECT_THAT(out.str(), StartsWith("\xEF\xBB\xBF"
                                    "division_code,"));
}

TEST(CsvTableTest, ABatchWithoutAllColumnsIsRefused) {
  std::ostringstream out;
  const auto table = NewCsvTable(out, kCells, /*byte_order_mark=*/false);
  v1::ExportCellsResponse batch = TwoReports();
  batch.mutable_columns()->RemoveLast();
  EXPECT_THAT(table->Add(batch), StatusIs(absl::StatusCode::kInternal));
  batch = TwoReports();
  batch.mutable_columns(0)->add_approximate(2);
  EXPECT_THAT(table->Add(batch), StatusIs(absl::StatusCode::kInternal));
  batch = TwoReports();
  batch.mutable_columns(1)->mutable_values()->RemoveLast();
  EXPECT_THAT(table->Add(batch), StatusIs(absl::StatusCode::kInternal));
}

TEST(XlsxTableTest, WritesAWorkbook) {
  const std::string path =
      fs::path(testing::TempDir()) /
      ("report_table_" + std::to_string(getpid()) + ".xlsx");
  auto table = NewXlsxTable(path, kCells);
  ASSERT_THAT(table, IsOk());
  ASSERT_THAT((*table)->Add(TwoReports()), IsOk());
  ASSERT_THAT((*table)->Finish(), IsOk());
  const auto bytes = ReadFileBytes(path);
  ASSERT_THAT(bytes, IsOk());
  EXPECT_THAT(*bytes, StartsWith("PK"));
  EXPECT_THAT(*bytes, HasSubstr("xl/worksheets/sheet1.xml"));
  fs::remove(path);
}

TEST(XlsxTableTest, AFileThatCannotBeWrittenIsNamed) {
  auto table = NewXlsxTable("/no/such/directory/x.xlsx", kCells);
  ASSERT_THAT(table, IsOk());
  ASSERT_THAT((*table)->Add(TwoReports()), IsOk());
  const absl::Status failure = (*table)->Finish();
  EXPECT_FALSE(failure.ok());
  EXPECT_THAT(std::string(failure.message()), HasSubstr("/no/such/directory"));
}

}  // namespace
}  // namespace disclosure::ctl
