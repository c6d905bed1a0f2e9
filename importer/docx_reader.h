#ifndef DISCLOSURE_IMPORTER_DOCX_READER_H_
#define DISCLOSURE_IMPORTER_DOCX_READER_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "importer/document.h"

namespace disclosure::importer {

// Reads a Word document as it stands after all its tracked changes: deleted and
// moved text is left out, and so are headers, footers and notes. Numbers that
// Word counts by itself are not text, and are not read.
//
// INVALID_ARGUMENT: damaged, encrypted, or a zip that is no Word document.
// RESOURCE_EXHAUSTED: beyond a limit of limits.h.
absl::StatusOr<Document> ReadDocx(std::string_view bytes);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_DOCX_READER_H_
