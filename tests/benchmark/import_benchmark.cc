// What importing a document costs: the seed as text, against a bare look
// whether it is UTF-8; the seed as a web page, against libxml2 parsing the same
// page; and ten years of a county.

#include <google/protobuf/wire_format_lite.h>
#include <libxml/HTMLparser.h>

#include <chrono>
#include <fstream>
#include <functional>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "importer/importer.h"
#include "status/check.h"
#include "tests/benchmark/aligned_table.h"
#include "tests/benchmark/rounds.h"
#include "tests/benchmark/sample_reports.h"
#include "tests/importer/rendered_document.h"
#include "tests/support/catalogue.h"

ABSL_FLAG(int, rounds, 15, "how often everything is measured");

namespace disclosure::benchmarks {
namespace {

using importer::Draft;
using importer::Hints;
using importer::Importer;
using importer::Layout;

constexpr int kRepetitions = 40;
constexpr int kSeedCells = 198;
// The hundredfold of a UTF-8 check is still below a millisecond.
constexpr int kChecks = 100 * kRepetitions;

constexpr int kFirstYear = 2014;
constexpr int kYears = 10;
// The townships of 湘潭县 since 2016.
constexpr std::string_view kTownships[] = {
    "易俗河镇", "谭家山镇", "中路铺镇", "茶恩寺镇", "河口镇", "射埠镇",
    "花石镇",   "青山桥镇", "石鼓镇",   "云湖桥镇", "石潭镇", "杨嘉桥镇",
    "乌石镇",   "白石镇",   "分水乡",   "排头乡",   "锦石乡"};

std::string ReadSeed() {
  std::ifstream file(DISCLOSURE_SOURCE_DIR
                     "/tests/data/yunhuqiao-2020-report.txt");
  std::ostringstream text;
  text << file.rdbuf();
  CHECK(!text.str().empty());
  return text.str();
}

std::string Escaped(std::string_view text) {
  return absl::StrReplaceAll(absl::string_view(text.data(), text.size()),
                             {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}});
}

// A row of cells, or a paragraph, as editors of web pages write them.
std::string HtmlRow(std::string_view line) {
  std::string row = "<tr>";
  while (true) {
    const size_t tab = line.find('\t');
    absl::StrAppend(&row,
                    "<td style=\"border:1px solid #000\"><p><span "
                    "style=\"font-size:14px;font-family:宋体\">",
                    Escaped(line.substr(0, tab)), "</span></p></td>");
    if (tab == std::string_view::npos) break;
    line.remove_prefix(tab + 1);
  }
  return row + "</tr>\n";
}

// The seed as the page of an office: its tables, every paragraph with a style.
std::string AsWebPage(const std::string& seed) {
  std::string page =
      "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">"
      "<title>湘潭县云湖桥镇2020年度政府信息公开工作年度报告</title>"
      "<script>var page = 1;</script></head><body>\n<div class=\"content\">\n";
  bool in_table = false;
  std::istringstream lines(seed);
  for (std::string line; std::getline(lines, line);) {
    const bool is_row = line.find('\t') != std::string::npos;
    if (line.empty() && !in_table) continue;
    // A page's end between two rows does not end the table.
    if (line.empty()) continue;
    if (is_row != in_table) {
      page += is_row ? "<table border=\"1\" cellspacing=\"0\"><tbody>\n"
                     : "</tbody></table>\n";
      in_table = is_row;
    }
    if (is_row) {
      page += HtmlRow(line);
    } else {
      absl::StrAppend(&page,
                      "<p style=\"text-indent:2em;line-height:28px\"><span "
                      "style=\"font-size:16px;font-family:仿宋\">",
                      Escaped(line), "</span></p>\n");
    }
  }
  return page + "</div></body></html>\n";
}

v1::Form FormOf(int year) {
  if (year < 2019) return v1::FORM_2014;
  return year < 2021 ? v1::FORM_2019 : v1::FORM_2021;
}

// The documents of a county, each township with a layout of its own.
std::vector<std::string> CountyDocuments() {
  std::vector<std::string> documents;
  for (int year = kFirstYear; year < kFirstYear + kYears; ++year) {
    v1::AnnualReport report;
    report.set_form(FormOf(year));
    report.set_report_year(year);
    int64_t next = 0;
    for (const form::CellIndex cell : TestCatalogue().CellsOf(report.form())) {
      SetCell(report, cell, next++ % 40);
    }
    size_t layout = 0;
    for (const std::string_view township : kTownships) {
      const std::string text = importer::RenderDocument(
          report, importer::kLayouts[layout++ % std::size(importer::kLayouts)]);
      documents.push_back(absl::StrReplaceAll(
          text,
          {{"云湖桥镇", absl::string_view(township.data(), township.size())}}));
    }
  }
  return documents;
}

class ImportBenchmark {
 public:
  ImportBenchmark()
      : importer_(Catalogue(), Divisions()),
        text_(ReadSeed()),
        page_(AsWebPage(text_)),
        county_(CountyDocuments()) {}

  void RunRound(bool reversed) {
    std::vector<std::function<void()>> measurements = {
        [this] { MeasureText(); }, [this] { MeasureCheck(); },
        [this] { MeasurePage(); }, [this] { MeasureParser(); },
        [this] { MeasureCounty(); }};
    if (reversed) std::ranges::reverse(measurements);
    for (const auto& measure : measurements) measure();
  }

  void Print() {
    const auto per_second = [&](const std::string& name) {
      return WithThousands(1e6 / rounds_.Middle(name));
    };
    std::cout << "import: " << absl::GetFlag(FLAGS_rounds)
              << " rounds, one core\n\n";
    AlignedTable costs({"", "bytes", "µs a document", "documents a second"});
    const auto add = [&](const std::string& name, size_t bytes) {
      costs.Add({name, WithThousands(static_cast<double>(bytes)),
                 WithThousands(rounds_.Middle(name)), per_second(name)});
    };
    add("seed as text", text_.size());
    add("UTF-8 check", text_.size());
    add("seed as HTML", page_.size());
    add("libxml2 alone", page_.size());
    add("county", CountyBytes() / county_.size());
    costs.Print();
    std::cout << "\nten years of a county: " << county_.size()
              << " documents in "
              << TwoDecimals(rounds_.Middle("county") *
                             static_cast<double>(county_.size()) / 1e3)
              << " ms\n\n";
    AlignedTable ratios({"", "median (lowest-highest)", "target", ""});
    ratios.AddRatioAtMost("HTML ÷ libxml2 parsing it", rounds_, "seed as HTML",
                          "libxml2 alone", 4.0);
    ratios.AddRatio("text ÷ UTF-8 check", rounds_, "seed as text",
                    "UTF-8 check");
    ratios.Print();
  }

 private:
  // Notes microseconds a document.
  void Note(const std::string& name, double documents,
            const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    rounds_.Note(name, std::chrono::duration<double, std::micro>(
                           std::chrono::steady_clock::now() - start)
                               .count() /
                           documents);
  }

  static void CheckSeed(const absl::StatusOr<Draft>& draft) {
    CHECK_OK(draft.status());
    CHECK(draft->protocol.cells_found == kSeedCells);
    CHECK(draft->protocol.doubts.empty());
    CHECK(draft->report.division_code() == "430321111");
    CHECK(draft->report.proactive().procurement_amount_yuan() == 20000);
  }

  void MeasureText() {
    Note("seed as text", kRepetitions, [this] {
      for (int i = 0; i < kRepetitions; ++i) {
        CheckSeed(importer_.ImportText(text_, Hints()));
      }
    });
  }

  void MeasureCheck() {
    Note("UTF-8 check", kChecks, [this] {
      for (int i = 0; i < kChecks; ++i) {
        CHECK(google::protobuf::internal::WireFormatLite::VerifyUtf8String(
            text_.data(), static_cast<int>(text_.size()),
            google::protobuf::internal::WireFormatLite::PARSE, "seed"));
      }
    });
  }

  void MeasurePage() {
    Note("seed as HTML", kRepetitions, [this] {
      for (int i = 0; i < kRepetitions; ++i) {
        CheckSeed(importer_.Import(page_, Hints()));
      }
    });
  }

  // Into a tree, as programs that read pages do.
  void MeasureParser() {
    Note("libxml2 alone", kRepetitions, [this] {
      for (int i = 0; i < kRepetitions; ++i) {
        htmlDocPtr tree = htmlReadMemory(
            page_.data(), static_cast<int>(page_.size()), nullptr, "utf-8",
            HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
        CHECK(tree != nullptr);
        xmlFreeDoc(tree);
      }
    });
  }

  void MeasureCounty() {
    Note("county", static_cast<double>(county_.size()), [this] {
      for (const std::string& document : county_) {
        const auto draft = importer_.ImportText(document, Hints());
        CHECK_OK(draft.status());
        CHECK(draft->protocol.cells_found == draft->protocol.cells_expected);
        CHECK(draft->report.division_code().starts_with("430321"));
      }
    });
  }

  size_t CountyBytes() const {
    size_t bytes = 0;
    for (const std::string& document : county_) bytes += document.size();
    return bytes;
  }

  const Importer importer_;
  const std::string text_;
  const std::string page_;
  const std::vector<std::string> county_;
  Rounds rounds_;
};

void Run() {
  ImportBenchmark benchmark;
  const int rounds = absl::GetFlag(FLAGS_rounds);
  for (int round = 0; round < rounds; ++round) {
    benchmark.RunRound(round % 2 == 1);
  }
  benchmark.Print();
}

}  // namespace
}  // namespace disclosure::benchmarks

int main(int argc, char** argv) {
  absl::ParseCommandLine(argc, argv);
  disclosure::benchmarks::Run();
  return 0;
}
