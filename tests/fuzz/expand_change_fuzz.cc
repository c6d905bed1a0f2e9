// What a damaged file may have for a compressed change: anything is expanded or
// refused, and what was compressed comes back.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "ingest-service/store/sqlite/change_compression.h"
#include "ingest-service/store/sqlite/typical_change.h"
#include "status/check.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace disclosure;  // NOLINT(google-build-using-namespace)
  static ingest::ChangeCompressor compressor(ingest::TypicalChange());
  static const ingest::ChangeFormat format(
      {{.first = 1, .dictionary = ingest::TypicalChange()}});
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::string change;
  const absl::Status read = format.Expand(/*sequence=*/1, bytes, change);
  CHECK(read.ok() || absl::IsDataLoss(read)) << read;
  CHECK_OK(format.Expand(1, compressor.Compress(bytes), change));
  CHECK(change == bytes) << "another change comes back";
  return 0;
}
