#ifndef DISCLOSURE_TESTS_IMPORTER_RANDOM_DOCUMENT_H_
#define DISCLOSURE_TESTS_IMPORTER_RANDOM_DOCUMENT_H_

#include <cstdint>
#include <random>
#include <set>
#include <string>

#include "disclosure/v1/report.pb.h"
#include "form/cell_values.h"

namespace disclosure::importer {

// A document, what it shows, and what was done to it.
struct RandomDocument {
  v1::AnnualReport report;
  // The cells that the document shows as figures.
  form::CellValues shown;
  // All cells of the rows that a defect has touched.
  std::set<form::CellIndex> damaged;
  // How its tables are set: "Tabs", "page, merged cells".
  std::string setting;
  // "mark, dropped row".
  std::string defects;
  std::string bytes;
};

// Documents of random reports in random layouts. The same seed gives the same
// documents.
class RandomDocuments {
 public:
  explicit RandomDocuments(uint64_t seed) : random_(seed) {}

  RandomDocument Sound();
  // With some defects that leave each figure recoverable or its loss to be
  // seen.
  RandomDocument Damaged();

 private:
  std::mt19937_64 random_;
};

}  // namespace disclosure::importer

#endif  // DISCLOSURE_TESTS_IMPORTER_RANDOM_DOCUMENT_H_
