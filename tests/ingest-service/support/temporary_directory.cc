#include "tests/ingest-service/support/temporary_directory.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "status/check.h"

namespace disclosure::ingest {

TemporaryDirectory::TemporaryDirectory() {
  path_ = (std::filesystem::temp_directory_path() / "disclosure-XXXXXX");
  CHECK(mkdtemp(path_.data()) != nullptr) << path_;
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace disclosure::ingest
