// What a county office keeps: folders and archives of documents of all kinds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "disclosurectl/input/file_bytes.h"
#include "disclosurectl/input/parse_report.h"
#include "tests/disclosurectl/commands/ended_program.h"
#include "tests/importer/docx_document.h"
#include "tests/importer/html_document.h"
#include "tests/importer/rendered_document.h"
#include "tests/support/catalogue.h"
#include "tests/support/doc_bytes.h"
#include "tests/support/pdf_bytes.h"
#include "tests/support/zip_bytes.h"

namespace disclosure::ctl {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

// Every cell of the form, each with a figure of its own.
v1::AnnualReport DistinctFigures(int year) {
  v1::AnnualReport report;
  report.set_form(year < 2021 ? v1::FORM_2019 : v1::FORM_2021);
  report.set_report_year(year);
  int64_t next = 1;
  for (const form::CellIndex cell : TestCatalogue().CellsOf(report.form())) {
    SetCell(report, cell, next++);
  }
  return report;
}

std::string Pdf(const v1::AnnualReport& report) {
  return PdfBytes(importer::RenderDocument(report, importer::Layout::kSpaces));
}

class ImportFormatsTest : public testing::Test {
 protected:
  void SetUp() override {
    directory_ = fs::path(testing::TempDir()) /
                 ("import_formats_" + std::to_string(getpid()));
    fs::create_directories(directory_);
  }
  void TearDown() override { fs::remove_all(directory_); }

  std::string Path(const std::string& name) const {
    return (directory_ / name).native();
  }
  std::string Put(const std::string& name, const std::string& bytes) {
    fs::create_directories((directory_ / name).parent_path());
    EXPECT_TRUE(WriteFileBytes(Path(name), bytes).ok());
    return Path(name);
  }

  fs::path directory_;
};

TEST_F(ImportFormatsTest, EveryFormatGivesTheSameCells) {
  const v1::AnnualReport report = DistinctFigures(2023);
  Put("in/a.html", importer::RenderHtml(report, {}));
  Put("in/b.docx", importer::RenderDocx(report));
  Put("in/c.pdf", Pdf(report));
  Put("in/d.txt", importer::RenderDocument(report, importer::Layout::kTabs));
  Put("in/e.doc", DocBytes(importer::RenderDocument(
                      report, importer::Layout::kCellPerLine)));
  const EndedProgram run =
      RunWith({"import", Path("in"), "--to", Path("out"), "--output=binary"});
  EXPECT_EQ(run.status, ExitStatus::kDone) << run.err;
  for (const char* name : {"a", "b", "c", "d", "e"}) {
    const auto bytes =
        ReadFileBytes(Path("out/" + std::string(name) + ".binpb"));
    ASSERT_TRUE(bytes.ok()) << bytes.status();
    const auto read = ParseReport(*bytes, ReportFormat::kBinary);
    ASSERT_TRUE(read.ok()) << read.status();
    EXPECT_EQ(CellsByReflection(*read), CellsByReflection(report)) << name;
  }
  EXPECT_THAT(run.err, HasSubstr("200 of 200 cells"));
}

TEST_F(ImportFormatsTest, EachDocumentHasALineWithItsFindings) {
  const std::string path =
      Put("a.html", importer::RenderHtml(DistinctFigures(2023), {}));
  const EndedProgram run = RunWith({"import", path});
  // No sum of these figures holds.
  EXPECT_THAT(run.err, AllOf(HasSubstr("a.html: 200 of 200 cells"),
                             HasSubstr("0 doubts; "), HasSubstr("warning")));
}

TEST_F(ImportFormatsTest, ZipFilesAreReadWithTheirNamesOfGbk) {
  const v1::AnnualReport report = DistinctFigures(2023);
  const std::string zip =
      Put("a.zip",
          ZipBytes({{"2023/\xD5\xF2.html", importer::RenderHtml(report, {})},
                    {"2023/a.docx", importer::RenderDocx(report)},
                    {"2023/b.png", "\x89PNG\r\n\x1A\n"}}));
  const EndedProgram run = RunWith({"import", zip, "--to", Path("out")});
  EXPECT_EQ(run.status, ExitStatus::kRefused);
  EXPECT_TRUE(fs::exists(Path("out/2023/镇.textproto"))) << run.err;
  EXPECT_TRUE(fs::exists(Path("out/2023/a.textproto")));
  EXPECT_THAT(run.err, AllOf(HasSubstr("1 / 3 not imported"),
                             HasSubstr("2023/b.png: the file is a picture")));
}

TEST_F(ImportFormatsTest, FilesUnderAWrongNameAreWhatTheyAre) {
  Put("in/a.docx", "%PDF-1.4 broken");
  Put("in/b.doc", importer::RenderHtml(DistinctFigures(2023), {}));
  Put("in/c.txt", ZipBytes({{"x.txt", "1"}}));
  Put("in/d.html", "\xFF\xD8\xFF\xE0 JFIF");
  const EndedProgram run =
      RunWith({"import", Path("in"), "--to", Path("out"), "--output=json"});
  EXPECT_EQ(run.status, ExitStatus::kRefused);
  EXPECT_TRUE(fs::exists(Path("out/b.json"))) << run.err;
  EXPECT_THAT(run.err,
              AllOf(HasSubstr("3 / 4 not imported"),
                    HasSubstr("a.docx: pdftotext cannot read the document"),
                    HasSubstr("unpack it first"), HasSubstr("picture")));
}

TEST_F(ImportFormatsTest, ScansAreRefusedAndNotGuessed) {
  const EndedProgram run = RunWith({"import", Put("a.pdf", PdfBytes(""))});
  EXPECT_EQ(run.status, ExitStatus::kRefused);
  EXPECT_THAT(run.err, AllOf(HasSubstr("scan"), HasSubstr("扫描件")));
}

TEST_F(ImportFormatsTest, DamagedWordDocumentsSayWhoCouldNotReadThem) {
  const EndedProgram run = RunWith(
      {"import", Put("a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 nothing")});
  EXPECT_EQ(run.status, ExitStatus::kRefused);
  EXPECT_THAT(run.err, HasSubstr("antiword"));
}

TEST_F(ImportFormatsTest, SubmissionNeedsAThreshold) {
  const std::string path = Put("a.txt", "x");
  EXPECT_EQ(RunWith({"import", path, "--submit", "--to", Path("out")}).status,
            ExitStatus::kUsage);
  EXPECT_EQ(RunWith({"import", path, "--submit", "--min-cells=90%"}).status,
            ExitStatus::kUsage);
  EXPECT_EQ(RunWith({"import", path, "--min-cells=90%"}).status,
            ExitStatus::kUsage);
}

TEST_F(ImportFormatsTest, WhatIsNotCompleteEnoughIsNotSent) {
  v1::AnnualReport report = DistinctFigures(2023);
  for (const form::CellIndex cell : TestCatalogue().CellsOf(v1::FORM_2021)) {
    if (TestCatalogue().cell(cell).name.starts_with("applications.")) {
      ClearCell(report, cell);
    }
  }
  const std::string path = Put("a.html", importer::RenderHtml(report, {}));
  const EndedProgram run =
      RunWith({"import", path, "--submit", "--min-cells=90%", "--to",
               Path("out"), "--ingest=127.0.0.1:1"});
  EXPECT_EQ(run.status, ExitStatus::kRefused) << run.err;
  EXPECT_THAT(run.err, HasSubstr("not sent: fewer cells"));
}

TEST_F(ImportFormatsTest, TwoReportsInADocumentAreNotSent) {
  const std::string path = Put(
      "a.txt",
      importer::RenderDocument(DistinctFigures(2023), importer::Layout::kTabs) +
          importer::RenderDocument(DistinctFigures(2022),
                                   importer::Layout::kTabs));
  const EndedProgram run = RunWith(
      {"import", path, "--submit", "--min-cells=90%", "--to", Path("out")});
  EXPECT_EQ(run.status, ExitStatus::kRefused) << run.err;
  EXPECT_THAT(run.err, HasSubstr("not sent: it holds another report"));
}

TEST_F(ImportFormatsTest, ADepartmentIsNotSentWithoutItsCreditCode) {
  std::string html = importer::RenderHtml(DistinctFigures(2023), {});
  for (const auto& [from, to] : {std::pair<std::string, std::string>{
                                     "湘潭县云湖桥镇2023", "湘潭县教育局2023"},
                                 {"云湖桥镇人民政府", "湘潭县教育局"}}) {
    html.replace(html.find(from), from.size(), to);
  }
  const std::string path = Put("a.html", html);
  const EndedProgram run = RunWith(
      {"import", path, "--submit", "--min-cells=90%", "--to", Path("out")});
  EXPECT_EQ(run.status, ExitStatus::kRefused) << run.err;
  EXPECT_THAT(run.err, HasSubstr("give --organ"));
  const EndedProgram named =
      RunWith({"import", path, "--organ=11430321006427816J", "--output=json"});
  EXPECT_THAT(named.out,
              AllOf(HasSubstr("11430321006427816J"), HasSubstr("湘潭县教育局")))
      << named.err;
}

}  // namespace
}  // namespace disclosure::ctl
