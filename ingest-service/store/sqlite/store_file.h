#ifndef DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_STORE_FILE_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_STORE_FILE_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace disclosure::ingest {

// `path` with its directory resolved, so that two names of one store are one
// lock. Makes the directory (0750) and an empty file (0640) where they are
// missing. FAILED_PRECONDITION names what cannot be made.
absl::StatusOr<std::string> PrepareStoreFile(const std::string& path);

// Keeps a second process away from the store, by a lock on `<path>.lock` that
// the kernel drops with the process, however it ends. SQLite's own exclusive
// mode would also lock out our readers.
class StoreLock {
 public:
  // FAILED_PRECONDITION: another process, named by its id, has the store.
  static absl::StatusOr<StoreLock> Take(const std::string& path);

  StoreLock(StoreLock&& other) noexcept;
  StoreLock& operator=(StoreLock&&) = delete;
  ~StoreLock();

 private:
  explicit StoreLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_STORE_FILE_H_
