#include "disclosurectl/input/report_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <sstream>

#include "disclosurectl/input/file_bytes.h"
#include "disclosurectl/input/report_stream.h"

namespace disclosure::ctl {
namespace {

namespace fs = std::filesystem;

class ReportSourceTest : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::path(testing::TempDir()) /
            ("report_source_" + std::to_string(getpid()));
    fs::create_directories(root_);
  }
  void TearDown() override { fs::remove_all(root_); }

  std::string Put(const std::string& name, const std::string& bytes) {
    std::string path = (root_ / name).native();
    EXPECT_TRUE(WriteFileBytes(path, bytes).ok());
    return path;
  }
  static std::string StreamOf(std::initializer_list<int> years) {
    std::ostringstream out;
    std::string buffer;
    for (const int year : years) {
      v1::AnnualReport report;
      report.set_report_year(year);
      WriteDelimited(report, buffer, out);
    }
    return out.str();
  }
  // "origin:year" or "origin:!" of everything.
  std::vector<std::string> Read(
      std::vector<std::string> files,
      std::optional<ReportFormat> format = std::nullopt) {
    ReportSource source(
        std::move(files), format,
        [](std::string_view bytes) {
          v1::AnnualReport report;
          report.set_report_year(static_cast<int>(bytes.size()));
          return report;
        },
        standard_input_);
    std::vector<std::string> read;
    while (auto next = source.Next()) {
      const std::string name = fs::path(next->origin).filename().native();
      read.push_back(name + ":" +
                     (next->report.ok()
                          ? std::to_string(next->report->report_year())
                          : "!"));
    }
    if (source.bytes_total()) {
      EXPECT_EQ(source.bytes_read(), source.bytes_total());
    }
    return read;
  }

  fs::path root_;
  std::istringstream standard_input_;
};

using testing::ElementsAre;

TEST_F(ReportSourceTest, FilesOfAllFormatsFollowEachOther) {
  EXPECT_THAT(Read({Put("a.textproto", "report_year: 2020"),
                    Put("b.stream", StreamOf({2018, 2019})),
                    Put("c.txt", "12345"), Put("d.json", "{}")}),
              ElementsAre("a.textproto:2020", "b.stream#1:2018",
                          "b.stream#2:2019", "c.txt:5", "d.json:0"));
}

TEST_F(ReportSourceTest, BadFileDoesNotEndTheOthers) {
  EXPECT_THAT(
      Read({Put("a.json", "{"), Put("b.stream", StreamOf({2018}) + "\x05"),
            Put("c.json", "{\"report_year\":2020}")}),
      ElementsAre("a.json:!", "b.stream#1:2018", "b.stream#2:!",
                  "c.json:2020"));
}

TEST_F(ReportSourceTest, StandardInputIsRead) {
  standard_input_.str("{\"report_year\":2020}");
  EXPECT_THAT(Read({"-"}), ElementsAre("-:2020"));
  standard_input_ = std::istringstream(StreamOf({2018}));
  EXPECT_THAT(Read({"-"}, ReportFormat::kStream), ElementsAre("-#1:2018"));
}

TEST_F(ReportSourceTest, InputWithoutAReportIsNoSilentSuccess) {
  EXPECT_THAT(Read({"-"}), ElementsAre("-:!"));
  standard_input_ = std::istringstream(" \n");
  EXPECT_THAT(Read({"-"}, ReportFormat::kTextproto), ElementsAre("-:!"));
  EXPECT_THAT(
      Read({Put("a.stream", ""), Put("b.json", "\n"), Put("c.textproto", ""),
            Put("d.binpb", ""), Put("e.txt", "\xEF\xBB\xBF"),
            Put("f.jsonl", "\n\n"), Put("g.stream", StreamOf({2020}))}),
      ElementsAre("a.stream:!", "b.json:!", "c.textproto:!", "d.binpb:!",
                  "e.txt:!", "f.jsonl:!", "g.stream#1:2020"));
}

TEST_F(ReportSourceTest, JsonLinesAreManyReports) {
  const std::string lines =
      "{\"report_year\":2019}\n\n{\"report_year\":\n{\"report_year\":2021}";
  EXPECT_THAT(Read({Put("a.jsonl", lines)}),
              ElementsAre("a.jsonl#1:2019", "a.jsonl#2:!", "a.jsonl#3:2021"));
  standard_input_.str(lines);
  EXPECT_THAT(Read({"-"}), ElementsAre("-#1:2019", "-#2:!", "-#3:2021"));
  standard_input_ = std::istringstream(lines);
  EXPECT_THAT(Read({"-"}, ReportFormat::kJsonLines),
              ElementsAre("-#1:2019", "-#2:!", "-#3:2021"));
}

TEST_F(ReportSourceTest, JsonOfManyLinesIsOneReport) {
  standard_input_.str(
      "{\n  \"organ\": {\"name\": \"}{\\\"\"},\n  "
      "\"report_year\": 2020\n}\n");
  EXPECT_THAT(Read({"-"}), ElementsAre("-:2020"));
}

TEST_F(ReportSourceTest, ByteOrderMarkIsPassedOver) {
  const std::string mark = "\xEF\xBB\xBF";
  EXPECT_THAT(Read({Put("a.json", mark + "{\"report_year\":2020}"),
                    Put("b.textproto", mark + "report_year: 2021"),
                    Put("c.jsonl", mark + "{\"report_year\":2022}\n")}),
              ElementsAre("a.json:2020", "b.textproto:2021", "c.jsonl#1:2022"));
  for (const auto& [input, read] :
       std::vector<std::pair<std::string, std::string>>{
           {"{\"report_year\":2020}\n", "-:2020"},
           {"# seen\nreport_year: 2021", "-:2021"},
           {"年报", "-:6"}}) {
    standard_input_ = std::istringstream(mark + input);
    EXPECT_THAT(Read({"-"}), ElementsAre(read));
  }
}

// A length can begin like the mark.
TEST_F(ReportSourceTest, StreamThatBeginsLikeAByteOrderMarkIsRead) {
  for (const size_t length :
       {0x6F + (5U << 7), 0x6F + (0x3BU << 7) + (1U << 14)}) {
    v1::AnnualReport report;
    report.set_report_year(2018);
    report.mutable_organ()->set_name(std::string(length - 20, 'x'));
    while (report.ByteSizeLong() < length)
      report.mutable_organ()->mutable_name()->append("x");
    ASSERT_EQ(report.ByteSizeLong(), length);
    std::ostringstream out;
    std::string buffer;
    WriteDelimited(report, buffer, out);
    ASSERT_EQ(out.str()[0], '\xEF');
    standard_input_ = std::istringstream(out.str() + StreamOf({2019}));
    EXPECT_THAT(Read({"-"}), ElementsAre("-#1:2018", "-#2:2019"));
  }
}

TEST_F(ReportSourceTest, WrongGuessAboutStandardInputAsksForTheFormat) {
  for (const std::string input : {"PK\x03\x04", "%PDF-1.4", "年报"}) {
    std::istringstream in(input);
    ReportSource source({"-"}, std::nullopt, nullptr, in);
    const auto next = source.Next();
    ASSERT_TRUE(next.has_value());
    EXPECT_THAT(next->report.status().ToString(),
                testing::HasSubstr("--format=textproto|json|jsonl"));
  }
}

TEST_F(ReportSourceTest, NamedFormatBeatsTheEnding) {
  EXPECT_THAT(
      Read({Put("a.txt", "report_year: 2020")}, ReportFormat::kTextproto),
      ElementsAre("a.txt:2020"));
}

// Wherever it goes on, it gives what it would have given there.
TEST_F(ReportSourceTest, PassesOverReportsAsIfItHadReadThem) {
  const std::vector<std::string> files = {
      Put("a.binpb.stream", StreamOf({2019, 2020}) + "\x02\xFF\xFF"),
      Put("b.json", R"({"reportYear": 2021})"),
      Put("c.binpb.stream", StreamOf({2022}) + "\x7F"),
      "/nowhere.json",
      Put("d.txt", "document"),
      Put("e.stream", ""),
      Put("f.jsonl", "{}\n!\n"),
  };
  const auto open = [&] {
    return ReportSource(
        files, std::nullopt,
        [](std::string_view) { return v1::AnnualReport(); }, standard_input_);
  };
  ReportSource whole = open();
  std::vector<std::string> origins;
  std::vector<InputPlace> places;
  while (const auto next = whole.Next()) {
    origins.push_back(next->origin);
    places.push_back(whole.place());
  }
  ASSERT_EQ(origins.size(), 11u);
  for (size_t skipped = 0; skipped < origins.size(); ++skipped) {
    ReportSource source = open();
    source.Skip(skipped);
    const auto next = source.Next();
    ASSERT_TRUE(next.has_value()) << skipped;
    EXPECT_EQ(next->origin, origins[skipped]);
    EXPECT_EQ(source.place(), places[skipped]) << skipped;
  }
  ReportSource source = open();
  source.Skip(100);
  EXPECT_FALSE(source.Next().has_value());
}

}  // namespace
}  // namespace disclosure::ctl
