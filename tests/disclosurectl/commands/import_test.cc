#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iconv.h>
#include <unistd.h>

#include <filesystem>

#include "disclosurectl/input/file_bytes.h"
#include "disclosurectl/input/parse_report.h"
#include "tests/disclosurectl/commands/ended_program.h"
#include "tests/support/catalogue.h"
#include "tests/support/seed_report.h"

namespace disclosure::ctl {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr char kDocument[] =
    DISCLOSURE_SOURCE_DIR "/tests/data/yunhuqiao-2020-report.txt";

std::string ToGb18030(const std::string& utf8) {
  std::string gb18030(utf8.size() * 2, '\0');
  const iconv_t converter = iconv_open("GB18030", "UTF-8");
  char* input = const_cast<char*>(utf8.data());
  char* output = gb18030.data();
  size_t left = utf8.size();
  size_t room = gb18030.size();
  EXPECT_EQ(iconv(converter, &input, &left, &output, &room), 0u);
  iconv_close(converter);
  gb18030.resize(gb18030.size() - room);
  return gb18030;
}

class ImportTest : public testing::Test {
 protected:
  void SetUp() override {
    directory_ =
        fs::path(testing::TempDir()) / ("import_" + std::to_string(getpid()));
    fs::create_directories(directory_ / "in");
  }
  void TearDown() override { fs::remove_all(directory_); }

  std::string Put(const std::string& name, const std::string& bytes) {
    EXPECT_TRUE(WriteFileBytes(Path(name), bytes).ok());
    return Path(name);
  }
  std::string Path(const std::string& name) const {
    return (directory_ / name).native();
  }

  const std::string document_ = *ReadFileBytes(kDocument);
  fs::path directory_;
};

TEST_F(ImportTest, DocumentGivesEveryCellOfTheSeed) {
  const EndedProgram run = RunWith({"import", kDocument});
  ASSERT_EQ(run.status, ExitStatus::kDone) << run.err;
  const auto report = ParseReport(run.out, ReportFormat::kTextproto);
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(report->division_code(), "430321111");
  EXPECT_EQ(report->report_year(), 2020);
  for (const form::CellIndex cell : TestCatalogue().CellsOf(v1::FORM_2019)) {
    EXPECT_EQ(TestReader().Read(*report).cells.Get(cell),
              TestReader().Read(SeedReport()).cells.Get(cell))
        << TestCatalogue().cell(cell).name;
  }
  EXPECT_THAT(run.err, HasSubstr("198 of 198 cells"));
}

TEST_F(ImportTest, Gb18030DocumentGivesTheSameReport) {
  const std::string path = Put("in/gb.txt", ToGb18030(document_));
  EXPECT_EQ(RunWith({"import", path}).out, RunWith({"import", kDocument}).out);
}

TEST_F(ImportTest, HintsWinOverTheDocument) {
  const EndedProgram run =
      RunWith({"import", kDocument, "--year=2019", "--division=430321112",
               "--organ=石潭镇人民政府", "--output=json"});
  ASSERT_EQ(run.status, ExitStatus::kDone) << run.err;
  EXPECT_THAT(run.out, HasSubstr("\"report_year\": 2019"));
  EXPECT_THAT(run.out, HasSubstr("\"division_code\": \"430321112\""));
  EXPECT_THAT(run.out, HasSubstr("石潭镇人民政府"));
}

TEST_F(ImportTest, ManyDocumentsGoToADirectoryAndFailuresAreListed) {
  Put("in/a.txt", document_);
  Put("in/b.txt", "\xFF\xFF");
  Put("in/c.txt", document_);
  const EndedProgram run = RunWith({"import", Path("in"), "--to", Path("out"),
                                    "--protocol", Path("protocol.txt")});
  EXPECT_EQ(run.status, ExitStatus::kRefused);
  EXPECT_TRUE(fs::exists(Path("out/a.textproto")));
  EXPECT_FALSE(fs::exists(Path("out/b.textproto")));
  EXPECT_TRUE(fs::exists(Path("out/c.textproto")));
  EXPECT_THAT(run.err, HasSubstr("1 / 3 not imported"));
  EXPECT_THAT(run.err, HasSubstr("[3/3]"));
  EXPECT_THAT(*ReadFileBytes(Path("protocol.txt")),
              HasSubstr("applications.received_new.total"));
}

TEST_F(ImportTest, NothingIsOverwrittenWithinOneRun) {
  fs::create_directories(Path("in/other"));
  Put("in/a.txt", document_);
  Put("in/a.htm", document_);
  Put("in/other/a.txt", document_);
  const EndedProgram run = RunWith({"import", Path("in"), "--to", Path("out")});
  EXPECT_EQ(run.status, ExitStatus::kRefused);
  EXPECT_THAT(run.err, HasSubstr("1 / 3 not imported"));
  EXPECT_THAT(run.err, HasSubstr("another document was written to"));
  EXPECT_TRUE(fs::exists(Path("out/other/a.textproto")));
}

TEST_F(ImportTest, ManyTextprotosNeedADirectory) {
  Put("in/a.txt", document_);
  Put("in/b.txt", document_);
  EXPECT_EQ(RunWith({"import", Path("in")}).status, ExitStatus::kUsage);
}

TEST_F(ImportTest, ManyBinariesAreAStreamThatValidates) {
  Put("in/a.txt", document_);
  Put("in/b.txt", document_);
  const EndedProgram stream =
      RunWith({"import", Path("in"), "--output=binary"});
  ASSERT_EQ(stream.status, ExitStatus::kDone) << stream.err;
  const EndedProgram run =
      RunWith({"validate", "-", "--format=stream"}, stream.out);
  EXPECT_EQ(run.status, ExitStatus::kDone) << run.err;
  EXPECT_THAT(run.err, HasSubstr("2 judged"));
}

}  // namespace
}  // namespace disclosure::ctl
