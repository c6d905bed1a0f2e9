#include "tests/importer/test_importer.h"

#include <utility>

#include "status/check.h"
#include "tests/support/catalogue.h"

namespace disclosure::importer {

const divisions::DivisionTree& TestDivisions() {
  static const auto* tree = [] {
    auto loaded = divisions::LoadEmbeddedDivisions();
    CHECK_OK(loaded.status());
    return new divisions::DivisionTree(*std::move(loaded));
  }();
  return *tree;
}

const Importer& TestImporter() {
  static const auto* importer = new Importer(TestCatalogue(), TestDivisions());
  return *importer;
}

Draft Import(const std::string& bytes) {
  auto draft = TestImporter().Import(bytes, Hints());
  CHECK_OK(draft.status());
  return *std::move(draft);
}

Draft ImportedText(const std::string& text, const Hints& hints) {
  auto draft = ImportText(text, hints, TestCatalogue(), TestDivisions());
  CHECK_OK(draft.status());
  return *std::move(draft);
}

v1::AnnualReport DistinctFigures(v1::Form form, int year) {
  v1::AnnualReport report;
  report.set_form(form);
  report.set_report_year(year);
  int64_t next = 1;
  for (const form::CellIndex cell : TestCatalogue().CellsOf(form)) {
    SetCell(report, cell, next++);
  }
  return report;
}

}  // namespace disclosure::importer
