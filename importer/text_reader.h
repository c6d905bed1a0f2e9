#ifndef DISCLOSURE_IMPORTER_TEXT_READER_H_
#define DISCLOSURE_IMPORTER_TEXT_READER_H_

#include <cstddef>
#include <span>
#include <string_view>

#include "absl/status/statusor.h"
#include "importer/document.h"
#include "importer/token.h"

namespace disclosure::importer {

// The stream of a plain text, which must outlive it. A line with tabs or pipes
// is a row of cells; any other line is words between spaces. Page numbers and
// ruled lines are left out. In `rows`, rows of real tables, only tabs separate.
//
// RESOURCE_EXHAUSTED: more than `max_tokens`.
absl::StatusOr<TokenStream> ReadTextTokens(std::string_view text,
                                           std::span<const GridRow> rows,
                                           size_t max_tokens);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_TEXT_READER_H_
