#ifndef DISCLOSURE_IMPORTER_DOCUMENT_KIND_H_
#define DISCLOSURE_IMPORTER_DOCUMENT_KIND_H_

#include <string_view>

#include "absl/status/status.h"

namespace disclosure::importer {

// What a file is, by its bytes: its name may lie.
enum class DocumentKind {
  kText,
  kHtml,
  kDocx,
  // Word before 2007, and WPS.
  kDoc,
  kPdf,
  // A zip that is no document.
  kZip,
  kGzip,
  kRtf,
  kSpreadsheet,
  kOpenDocument,
  kOfd,
  kMhtml,
  kWordXml,
  kRar,
  kSevenZip,
  kPicture,
  // Bytes of some program.
  kBinary,
};

DocumentKind KindOf(std::string_view bytes);

// Says in both languages what the file is and what to do with it.
// INVALID_ARGUMENT; for kinds that can be read too, for whoever cannot.
absl::Status RefusalOf(DocumentKind kind);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_DOCUMENT_KIND_H_
