#ifndef DISCLOSURE_TESTS_IMPORTER_TEST_IMPORTER_H_
#define DISCLOSURE_TESTS_IMPORTER_TEST_IMPORTER_H_

#include <string>

#include "disclosure/v1/report.pb.h"
#include "divisions/division_tree.h"
#include "importer/importer.h"

namespace disclosure::importer {

// The divisions that the programs carry, loaded once, and an importer that
// knows them.
const divisions::DivisionTree& TestDivisions();
const Importer& TestImporter();

// End the test if nothing can be imported.
Draft Import(const std::string& bytes);
Draft ImportedText(const std::string& text, const Hints& hints = {});

// Every cell of the form, each with a figure of its own.
v1::AnnualReport DistinctFigures(v1::Form form, int year);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_TESTS_IMPORTER_TEST_IMPORTER_H_
