// The HTML reader alone: what it makes keeps what document.h promises.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "importer/html_reader.h"
#include "importer/limits.h"
#include "narrative/utf8.h"
#include "status/check.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace disclosure;
  const auto document = importer::ReadHtml(
      std::string_view(reinterpret_cast<const char*>(data), size));
  if (!document.ok()) return 0;
  CHECK(!narrative::FindMalformed(document->text)) << "text is not UTF-8";
  CHECK_LE(document->text.size(), 4 * size + importer::kMaxCells);
  const auto lines = std::ranges::count(document->text, '\n');
  int last = 0;
  for (const importer::GridRow& row : document->rows) {
    CHECK_LT(last, row.line);
    last = row.line;
  }
  CHECK_LE(last, lines);
  return 0;
}
