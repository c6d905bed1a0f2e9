#ifndef DISCLOSURE_IMPORTER_TABLE_REPETITION_H_
#define DISCLOSURE_IMPORTER_TABLE_REPETITION_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "importer/form_layout.h"

namespace disclosure::importer {

// A run of a document that is a row of a form.
struct RowOfRun {
  size_t run = 0;
  // Into FormLayout::rows.
  size_t row = 0;
};

// The run at which a table begins once more, of the runs that are its rows: as
// many figures as possible stand before it and again behind it. Absent if those
// are less than half of the table's.
std::optional<size_t> LaterTableBegin(std::string_view table,
                                      std::span<const RowOfRun> found,
                                      const FormLayout& layout);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_TABLE_REPETITION_H_
