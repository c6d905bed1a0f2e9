#ifndef DISCLOSURE_TESTS_SERVICE_HOST_LOG_FILE_H_
#define DISCLOSURE_TESTS_SERVICE_HOST_LOG_FILE_H_

#include <string>
#include <vector>

namespace disclosure::service_host {

// A file in memory for a Log to write to.
class LogFile {
 public:
  LogFile();
  ~LogFile();
  LogFile(const LogFile&) = delete;
  LogFile& operator=(const LogFile&) = delete;

  int file_descriptor() const { return file_descriptor_; }
  // Everything so far, a line each, without line ends.
  std::vector<std::string> Lines() const;

 private:
  const int file_descriptor_;
};

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_TESTS_SERVICE_HOST_LOG_FILE_H_
