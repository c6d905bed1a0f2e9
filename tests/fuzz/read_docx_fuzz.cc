// The DOCX reader: bytes that begin like a zip file are one, all others are the
// main part of one.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "importer/docx_reader.h"
#include "narrative/utf8.h"
#include "status/check.h"
#include "tests/support/zip_bytes.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace disclosure;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto document = importer::ReadDocx(
      bytes.starts_with("PK")
          ? std::string(bytes)
          : ZipBytes({{"word/document.xml", std::string(bytes)}}));
  if (!document.ok()) return 0;
  CHECK(!narrative::FindMalformed(document->text)) << "text is not UTF-8";
  return 0;
}
