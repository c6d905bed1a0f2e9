#ifndef DISCLOSURE_IMPORTER_HTML_READER_H_
#define DISCLOSURE_IMPORTER_HTML_READER_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "importer/document.h"

namespace disclosure::importer {

// Reads a web page, however damaged: in the charset that its bytes are in, else
// the one that it declares. Scripts, styles, navigation and controls are left
// out; the page's title and its PubDate stand in the text if the page does not
// show them itself.
//
// INVALID_ARGUMENT: the bytes are no text.
// RESOURCE_EXHAUSTED: beyond kMaxNestedTags or kMaxCells.
absl::StatusOr<Document> ReadHtml(std::string_view bytes);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_HTML_READER_H_
