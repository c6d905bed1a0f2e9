// From a folder of documents to reports in the store, in one command.
#include <filesystem>
#include <string>

#include "disclosurectl/input/file_bytes.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/disclosurectl/commands/ended_program.h"
#include "tests/end_to_end/two_services.h"

namespace disclosure {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

TEST(ImportSubmitTest, WhatIsCompleteEnoughIsSentAndTheRestIsListed) {
  TwoServices services;
  const fs::path folder = fs::path(services.directory()) / "documents";
  fs::create_directories(folder);
  fs::copy_file(DISCLOSURE_SOURCE_DIR "/tests/data/yunhuqiao-2020-report.txt",
                folder / "2020.txt");
  ASSERT_TRUE(ctl::WriteFileBytes(
                  folder / "2019.txt",
                  "湘潭县云湖桥镇2019年政府信息公开工作年度报告\n一、总体情况\n"
                  "全年工作平稳。\n云湖桥镇人民政府\n2020年1月20日\n")
                  .ok());
  const std::string to = folder.parent_path() / "imported";
  const ctl::EndedProgram run =
      ctl::RunWith({"import", folder.native(), "--to", to, "--submit",
                    "--min-cells=95%", "--ingest", services.ingest_address()});
  EXPECT_EQ(run.status, ctl::ExitStatus::kRefused) << run.err;
  EXPECT_THAT(run.err, HasSubstr("1 / 2 not sent"));
  const std::vector<v1::Change> changes = services.ReadFeed();
  ASSERT_EQ(changes.size(), 1u) << run.err << run.out;
}

}  // namespace
}  // namespace disclosure
