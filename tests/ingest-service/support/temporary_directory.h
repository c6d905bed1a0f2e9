#ifndef DISCLOSURE_TESTS_INGEST_SERVICE_SUPPORT_TEMPORARY_DIRECTORY_H_
#define DISCLOSURE_TESTS_INGEST_SERVICE_SUPPORT_TEMPORARY_DIRECTORY_H_

#include <string>
#include <string_view>

namespace disclosure::ingest {

// An empty directory, removed with all that is in it at the end.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  const std::string& path() const { return path_; }
  std::string File(std::string_view name) const {
    return path_ + "/" + std::string(name);
  }

 private:
  std::string path_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_TESTS_INGEST_SERVICE_SUPPORT_TEMPORARY_DIRECTORY_H_
