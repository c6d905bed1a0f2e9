#ifndef DISCLOSURE_IMPORTER_LIMITS_H_
#define DISCLOSURE_IMPORTER_LIMITS_H_

#include <cstddef>

namespace disclosure::importer {

// Beyond these a document is refused with RESOURCE_EXHAUSTED and the limit's
// name.
inline constexpr size_t kMaxDocumentBytes = 32 * 1024 * 1024;
// Cells and words together; merged cells count as often as they cover one.
inline constexpr size_t kMaxCells = 100'000;
// Elements within each other, in HTML and in the XML of a DOCX.
inline constexpr size_t kMaxNestedTags = 1'000;
// What a zip file may unpack to, in all, and for each of its bytes.
inline constexpr size_t kMaxUnpackedBytes = 128 * 1024 * 1024;
inline constexpr size_t kMaxUnpackRatio = 200;
inline constexpr size_t kMaxZipEntries = 10'000;

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_LIMITS_H_
