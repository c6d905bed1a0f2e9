#ifndef DISCLOSURE_TESTS_SUPPORT_CATALOGUE_H_
#define DISCLOSURE_TESTS_SUPPORT_CATALOGUE_H_

#include <string_view>

#include "disclosure/v1/report.pb.h"
#include "form/catalogue.h"
#include "form/read_report.h"

namespace disclosure {

// The catalogue, and a reader that uses it: immutable, one for all tests of a
// program.
const form::Catalogue& TestCatalogue();
const form::ReportReader& TestReader();

// The index of a cell that must exist.
form::CellIndex CellNamed(std::string_view name);

// Set and clear one cell of a message, by reflection: a way of its own, which
// the reader under test does not share.
void SetCell(v1::AnnualReport& report, form::CellIndex cell, int64_t value);
void ClearCell(v1::AnnualReport& report, form::CellIndex cell);
// All cells of a message, by reflection.
form::CellValues CellsByReflection(const v1::AnnualReport& report);

}  // namespace disclosure

#endif  // DISCLOSURE_TESTS_SUPPORT_CATALOGUE_H_
