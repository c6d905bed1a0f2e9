#include "tests/support/zip_bytes.h"

#include <zip.h>

#include "status/check.h"

namespace disclosure {

std::string ZipBytes(
    const std::vector<std::pair<std::string, std::string>>& files) {
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  CHECK(target != nullptr) << "no memory";
  zip_source_keep(target);
  zip_t* archive =
      zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  CHECK(archive != nullptr) << "no archive";
  for (const auto& [name, content] : files) {
    zip_source_t* source =
        zip_source_buffer(archive, content.data(), content.size(), 0);
    CHECK(zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_GUESS) >= 0)
        << name << ": " << zip_strerror(archive);
  }
  CHECK(zip_close(archive) == 0) << zip_strerror(archive);
  CHECK(zip_source_open(target) == 0) << "no bytes";
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

}  // namespace disclosure
