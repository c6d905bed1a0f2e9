// Bytes of a feed: a change is read or refused, never half of both, and content
// that can be cut can be joined again.

#include <cstdint>
#include <string_view>

#include "form/catalogue.h"
#include "form/read_report.h"
#include "record/change.h"
#include "record/content_parts.h"
#include "status/check.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace disclosure;  // NOLINT(google-build-using-namespace)
  static const form::Catalogue catalogue;
  static const form::ReportReader reader(catalogue);
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  record::Change change;
  const absl::Status read = record::ReadChange(reader, bytes, change);
  CHECK(read.ok() || absl::IsDataLoss(read)) << read;
  const auto parts = record::SplitContent(bytes);
  if (parts.ok()) {
    const auto joined = record::JoinContent(*parts);
    CHECK(joined.ok()) << joined.status();
    CHECK(*joined == bytes) << "joined content differs";
  }
  return 0;
}
