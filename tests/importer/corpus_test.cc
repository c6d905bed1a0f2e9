// Every document of tests/data/import becomes the report and the protocol that
// stand beside it. tests/importer/corpus makes the documents and says what must
// come of them, without knowing the importer.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "divisions/division_tree.h"
#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "importer/importer.h"
#include "narrative/utf8.h"
#include "status/check.h"
#include "tests/importer/test_importer.h"
#include "tests/support/catalogue.h"

namespace disclosure::importer {
namespace {

constexpr std::string_view kFolder =
    DISCLOSURE_SOURCE_DIR "/tests/data/import/";
constexpr std::string_view kReportEnding = ".report.textproto";
constexpr int kLeastDocuments = 60;

std::string ReadFile(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Documents by name: what stands before the first full stop of a file's name.
std::vector<std::string> DocumentNames() {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    const std::string name = entry.path().filename();
    names.insert(name.substr(0, name.find('.')));
  }
  return {names.begin(), names.end()};
}

// The file that is neither the report nor the protocol.
std::string DocumentFile(const std::string& name) {
  for (const std::string ending : {".txt", ".html", ".docx"}) {
    std::string path = absl::StrCat(std::string(kFolder), name, ending);
    if (std::filesystem::exists(path)) return path;
  }
  return {};
}

// "asked county=430321" at the head of a protocol.
Hints HintsIn(const std::string& protocol) {
  Hints hints;
  std::istringstream lines(protocol);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("asked ")) break;
    const size_t equals = line.find('=');
    const std::string name = line.substr(6, equals - 6);
    const std::string value = line.substr(equals + 1);
    if (name == "county") hints.county_code = value;
    if (name == "division") hints.division_code = value;
    if (name == "credit-code") hints.credit_code = value;
    if (name == "scope") {
      hints.scope =
          value == "summary" ? v1::SCOPE_AREA_SUMMARY : v1::SCOPE_OWN_ORGAN;
    }
  }
  return hints;
}

std::string AskedLines(const std::string& protocol) {
  std::istringstream lines(protocol);
  std::string asked;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("asked ")) absl::StrAppend(&asked, line, "\n");
  }
  return asked;
}

// Rows of seven or five cells by the row, others by the cell.
std::string RowOf(form::CellIndex cell) {
  const std::string& name = TestCatalogue().cell(cell).name;
  const size_t dot = name.rfind('.');
  return name.find('.') == dot ? name : name.substr(0, dot);
}

// What is not simply a figure under its official label, a line each.
std::string ShortProtocol(const Draft& draft) {
  const Protocol& protocol = draft.protocol;
  std::map<form::CellIndex, std::string> cells;
  std::map<std::string, form::CellIndex> position_only;
  for (const CellOrigin& origin : protocol.cells) {
    std::string& line = cells[origin.cell];
    const std::string& name = TestCatalogue().cell(origin.cell).name;
    if (!origin.value) {
      line = absl::StrCat("cell ", name, " “", origin.raw, "” left blank\n");
    } else if (origin.repaired_number) {
      line = absl::StrCat("cell ", name, " “", origin.raw,
                          "” = ", *origin.value, ", repaired\n");
    }
    if (origin.certainty == Certainty::kPositionOnly) {
      position_only.emplace(RowOf(origin.cell), origin.cell);
    }
  }
  std::map<form::CellIndex, std::string> rows;
  for (const auto& [row, cell] : position_only) rows[cell] = row;
  std::string text = absl::StrCat("cells ", protocol.cells_found, " of ",
                                  protocol.cells_expected, "\nrepairs ",
                                  protocol.repairs, "\n");
  for (const RepairedLabel& label : protocol.repaired_labels) {
    absl::StrAppend(&text, "label “", label.found, "” is “", label.official,
                    "”\n");
  }
  for (const auto& [cell, line] : cells) text += line;
  for (const auto& [cell, row] : rows) {
    absl::StrAppend(&text, "position only ", row, "\n");
  }
  for (const Doubt& doubt : protocol.doubts) {
    absl::StrAppend(&text, "doubt ", doubt.en, "\n");
  }
  for (const DivisionCandidate& candidate : protocol.division_candidates) {
    absl::StrAppend(&text, "candidate ", candidate.code, "\n");
  }
  return text;
}

std::vector<std::string> SplitLines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// Every cell a line, then the rest as text proto.
std::vector<std::string> LinesOf(v1::AnnualReport report) {
  std::vector<std::string> lines;
  CellsByReflection(report).ForEach([&](form::CellIndex cell, int64_t value) {
    lines.push_back(
        absl::StrCat(TestCatalogue().cell(cell).name, " = ", value));
    ClearCell(report, cell);
  });
  report.clear_applications();
  report.clear_disputes();
  report.clear_annex_2014();
  // Where a document breaks its lines is no part of what it says.
  for (v1::NarrativePart& part : *report.mutable_narrative()) {
    part.set_text(narrative::WithoutSpaces(part.text()));
  }
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  std::string text;
  printer.PrintToString(report, &text);
  std::ranges::copy(SplitLines(text), std::back_inserter(lines));
  return lines;
}

// What only one of the two has, a line each; empty if they are equal.
std::string Differences(const std::vector<std::string>& expected,
                        const std::vector<std::string>& actual) {
  if (expected == actual) return {};
  std::map<std::string, int> surplus;
  for (const std::string& line : actual) ++surplus[line];
  std::string text = "\n";
  for (const std::string& line : expected) {
    if (--surplus[line] < 0) absl::StrAppend(&text, "- ", line, "\n");
  }
  for (const std::string& line : actual) {
    if (surplus[line]-- > 0) absl::StrAppend(&text, "+ ", line, "\n");
  }
  return text == "\n" ? "the same lines in another order" : text;
}

class CorpusTest : public testing::TestWithParam<std::string> {
 protected:
  static std::string PathTo(const std::string& ending) {
    return absl::StrCat(std::string(kFolder), GetParam(), ending);
  }

  void SetUp() override {
    expected_protocol_ = ReadFile(PathTo(".protocol.txt"));
    auto draft = TestImporter().Import(ReadFile(DocumentFile(GetParam())),
                                       HintsIn(expected_protocol_));
    ASSERT_TRUE(draft.ok()) << draft.status();
    draft_ = *std::move(draft);
  }

  std::string expected_protocol_;
  Draft draft_;
};

TEST_P(CorpusTest, BecomesItsReport) {
  v1::AnnualReport expected;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
      ReadFile(PathTo(std::string(kReportEnding))), &expected));
  v1::AnnualReport actual = draft_.report;
  // Documents whose paragraphs cannot be told apart have none to expect.
  if (expected.narrative().empty()) actual.clear_narrative();
  const std::string differences =
      Differences(LinesOf(expected), LinesOf(actual));
  EXPECT_TRUE(differences.empty()) << differences;
}

TEST_P(CorpusTest, IsToldOfInItsProtocol) {
  const std::string differences = Differences(
      SplitLines(expected_protocol_),
      SplitLines(AskedLines(expected_protocol_) + ShortProtocol(draft_)));
  EXPECT_TRUE(differences.empty()) << differences;
}

INSTANTIATE_TEST_SUITE_P(Documents, CorpusTest,
                         testing::ValuesIn(DocumentNames()),
                         [](const auto& row) {
                           std::string name = row.param;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

TEST(CorpusSizeTest, IsAsLargeAsPromised) {
  EXPECT_GE(DocumentNames().size(), size_t{kLeastDocuments});
}

}  // namespace
}  // namespace disclosure::importer
