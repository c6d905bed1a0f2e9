// Web pages and Word documents damaged at random: a draft or a reason comes
// back, and what stands in a draft has an origin.
#include <cstdlib>
#include <random>
#include <set>
#include <string>

#include "divisions/division_tree.h"
#include "gtest/gtest.h"
#include "importer/importer.h"
#include "importer/protocol_text.h"
#include "narrative/utf8.h"
#include "status/check.h"
#include "tests/importer/docx_document.h"
#include "tests/importer/html_document.h"
#include "tests/importer/test_importer.h"
#include "tests/support/catalogue.h"
#include "tests/support/zip_bytes.h"

namespace disclosure::importer {
namespace {

// The short size: some seconds. The full one is named in the environment.
constexpr int kShortDocuments = 300;

int DamagedDocuments() {
  const char* number = std::getenv("DISCLOSURE_DAMAGED_DOCUMENTS");
  return number == nullptr ? kShortDocuments : std::atoi(number);
}

v1::AnnualReport Report() {
  v1::AnnualReport report;
  report.set_form(v1::FORM_2021);
  report.set_report_year(2023);
  int64_t next = 1;
  for (const form::CellIndex cell : TestCatalogue().CellsOf(v1::FORM_2021)) {
    SetCell(report, cell, next++);
  }
  return report;
}

class Damage {
 public:
  explicit Damage(uint64_t seed) : random_(seed) {}

  std::string To(std::string bytes) {
    for (size_t times = 1 + Below(5); times > 0 && !bytes.empty(); --times) {
      Once(bytes);
    }
    return bytes;
  }

 private:
  size_t Below(size_t limit) { return random_() % limit; }

  void Once(std::string& bytes) {
    constexpr const char* kFragments[] = {
        "<",       ">",       "</td>",        "</tr>",    "</table>",
        "<table>", "<td>",    "<tr>",         "\"",       "&nbsp",
        "&#x",     "<!--",    "colspan=99",   "</w:tc>",  "<w:tc>",
        "<w:p>",   "<w:del>", "<div hidden>", "<script>", "</html>"};
    const size_t at = Below(bytes.size());
    const size_t size = std::min(bytes.size() - at, 1 + Below(200));
    switch (Below(6)) {
      case 0:
        bytes[at] = static_cast<char>(Below(256));
        return;
      case 1:
        bytes.resize(at);
        return;
      case 2:
        bytes.erase(at, size);
        return;
      case 3:
        bytes.insert(Below(bytes.size()), bytes.substr(at, size));
        return;
      default:
        bytes.insert(at, kFragments[Below(std::size(kFragments))]);
        return;
    }
  }

  std::mt19937_64 random_;
};

void ImportDamaged(const std::string& bytes) {
  const auto draft = TestImporter().Import(bytes, Hints());
  if (!draft.ok()) {
    EXPECT_TRUE(absl::IsInvalidArgument(draft.status()) ||
                absl::IsResourceExhausted(draft.status()))
        << draft.status();
    EXPECT_FALSE(draft.status().message().empty());
    return;
  }
  std::set<form::CellIndex> origins;
  for (const CellOrigin& origin : draft->protocol.cells) {
    origins.insert(origin.cell);
  }
  const form::CellValues cells = CellsByReflection(draft->report);
  for (const form::CellIndex cell : TestCatalogue().CellsOf(v1::FORM_2021)) {
    EXPECT_TRUE(!cells.Get(cell) || origins.contains(cell))
        << TestCatalogue().cell(cell).name;
  }
  EXPECT_EQ(narrative::FindMalformed(
                ProtocolText(*draft, TestCatalogue(), Language::kEnglish)),
            std::nullopt);
}

TEST(DamagedDocumentsTest, WebPages) {
  const std::string page = RenderHtml(Report(), {.in_layout_table = true});
  for (int seed = 0; seed < DamagedDocuments(); ++seed) {
    SCOPED_TRACE(seed);
    ImportDamaged(Damage(static_cast<uint64_t>(seed)).To(page));
  }
}

TEST(DamagedDocumentsTest, WordDocuments) {
  const std::string document = RenderDocx(Report());
  for (int seed = 0; seed < DamagedDocuments(); ++seed) {
    SCOPED_TRACE(seed);
    ImportDamaged(Damage(static_cast<uint64_t>(seed)).To(document));
  }
}

TEST(DamagedDocumentsTest, MainPartsOfWordDocuments) {
  const std::string xml = DocxXmlOf(
      "<w:p><w:r><w:t>湘潭县云湖桥镇2023年政府信息公开工作年度报告</w:t></w:r>"
      "</w:p><w:tbl>" +
      DocxRow({"行政许可", "5"}) + DocxRow({"行政处罚", "6"}) + "</w:tbl>");
  for (int seed = 0; seed < DamagedDocuments(); ++seed) {
    SCOPED_TRACE(seed);
    ImportDamaged(ZipBytes(
        {{"word/document.xml", Damage(static_cast<uint64_t>(seed)).To(xml)}}));
  }
}

}  // namespace
}  // namespace disclosure::importer
